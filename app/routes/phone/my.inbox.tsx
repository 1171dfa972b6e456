import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { InboxList } from '~/components/inbox/InboxList';
import { PhonePage } from '~/components/phone/PhonePage';
import { explain } from '~/domain/shared/refusal';
import { inboxPage } from '~/pages/desk/inbox';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { INBOX_REFUSALS, markRead } from '~/services/inbox/markRead';

export const meta: MetaFunction = () => [{ title: '提醒 · 质安' }];

const ReadForm = z.object({ id: z.string('请选择一条提醒。').max(64, '没有这条提醒。'), go: z.enum(['open', 'stay'], '请选择“去处理”或“标为已读”。').default('stay') });

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.view');
  return inboxPage(cx, leave, new URL(args.request.url).searchParams.get('after'));
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.view');
  const form = await parseForm(args.request, ReadForm);
  if (!form.ok) return form.response;
  const result = await markRead(cx, leave, form.value.id);
  if (!result.ok) return refuse(explain(INBOX_REFUSALS, result.refusal), form.values);
  return redirect(form.value.go === 'open' ? (result.fact.link ?? '/my/inbox') : '/my/inbox');
}

/** What waits for me, on the phone. */
export default function MyInbox() {
  const { items, unread, next } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <PhonePage title="提醒" subtitle={unread > 0 ? `${unread} 条未读` : '没有未读的提醒'} back="/my">
      {state?.formError ? <p role="alert">{state.formError}</p> : null}
      {items.length === 0 ? <p>检查临近时限、前一天未进行、隐患临近期限时，会在这里提醒您。</p> : <InboxList items={items} />}
      {next ? <Link to={`/my/inbox?after=${encodeURIComponent(next)}`}>更早的提醒</Link> : null}
    </PhonePage>
  );
}
