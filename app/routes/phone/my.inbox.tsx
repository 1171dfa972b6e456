import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormState } from '~/components/forms/state';
import { InboxList } from '~/components/inbox/InboxList';
import { PhonePage } from '~/components/phone/PhonePage';
import { inboxPage } from '~/pages/desk/inbox';
import { authorise } from '~/platform/web/authorise';
import { phoneReading } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '提醒 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  return inboxPage(cx, permit, new URL(args.request.url).searchParams.get('after'));
}

export const action = phoneReading.action;

/** What waits for me, on the phone. */
export default function MyInbox() {
  const { items, unread, next } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <PhonePage title="提醒" subtitle={unread > 0 ? `${unread} 条未读` : '没有未读的提醒'} back="/my">
      {state?.formError ? <p role="alert">{state.formError}</p> : null}
      {items.length === 0 ? <p>检查临近时限、前一天未进行、隐患临近期限时，会在这里提醒您。</p> : <InboxList items={items} />}
      {next ? <a href={`/my/inbox?after=${encodeURIComponent(next)}`}>更早的提醒</a> : null}
    </PhonePage>
  );
}
