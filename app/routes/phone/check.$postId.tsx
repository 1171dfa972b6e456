import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CheckForm } from '~/components/check/CheckForm';
import { NothingDue } from '~/components/check/NothingDue';
import { isFormState } from '~/components/forms/state';
import { PhonePage } from '~/components/phone/PhonePage';
import { Strip } from '~/components/phone/Strip';
import { formatDay, parseDay } from '~/domain/shared/day';
import { checkPage } from '~/pages/routine/checkPage';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { markSheet } from '~/services/routine/sheetMark';
import checkCss from '~/styles/check.css?url';
import { check } from '~/verbs/routine';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? `${data.sheet.postName} ` : ''}检查 · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.submit');
  const asked = new URL(args.request.url).searchParams.get('day');
  const day = asked ? parseDay(asked) : permit.today;
  const postId = args.params.postId ?? '';
  const sheet = day && (await checkPage(cx, permit, postId, day, () => markSheet(cx, permit, { postId, day })));
  if (!sheet) notFound();
  return { sheet, signer: { id: permit.personId, name: `${permit.actor.name}（${permit.actor.title}）` } };
}

export const action = check.action;

export default function Check() {
  const { sheet, signer } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  const earlier = sheet.day < sheet.today;
  return (
    <PhonePage title={sheet.postName} subtitle={<><span>{sheet.workshopName} · {formatDay(sheet.day)}</span><span>{earlier ? '补录，不计为按时' : `${sheet.dueTime} 前提交为按时`}</span></>} back="/today">
      <Strip />
      {sheet.nothing ? <NothingDue nothing={sheet.nothing} day={sheet.day} state={state} items={sheet.items} /> : <CheckForm sheet={sheet} state={state} signer={signer} />}
    </PhonePage>
  );
}
