import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { CodeForm } from '~/components/phone/CodeForm';
import { PhonePage } from '~/components/phone/PhonePage';
import { meantCode } from '~/domain/organisation/places/code';
import { visitor } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '输入岗位码 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  const code = meantCode(new URL(args.request.url).searchParams.get('code') ?? '');
  return code === '' ? null : redirect(`/c/${code}?typed=1`);
}

/** Where the code of a plate is typed by whoever cannot scan it. */
export default function TypeCode() {
  return (
    <PhonePage title="输入岗位码" subtitle="岗位码印在岗位标牌的二维码下面，12 位，大小写都可以。" back="/today">
      <CodeForm code="" />
    </PhonePage>
  );
}
