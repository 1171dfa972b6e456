import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { VerbForm, SubmitButton } from '~/components/forms';
import { InboxList } from '~/components/inbox/InboxList';
import { EmptyState, KeyPager, Notice, PageHeader } from '~/components/ui';
import { explain } from '~/domain/shared/refusal';
import { inboxPage } from '~/pages/desk/inbox';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { INBOX_REFUSALS, markRead } from '~/services/inbox/markRead';

export const meta: MetaFunction = () => [{ title: '提醒 · 质安' }];

/** One reminder by its id, or all of them without one; `go` says whether to go where it leads. */
const ReadForm = z.object({ id: z.string().max(64, '没有这条提醒。').optional(), go: z.enum(['open', 'stay'], '请选择“去处理”或“标为已读”。').default('stay') });

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'desk.view');
  return inboxPage(cx, leave, new URL(args.request.url).searchParams.get('after'));
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'desk.view');
  const form = await parseForm(args.request, ReadForm);
  if (!form.ok) return form.response;
  const result = await markRead(cx, leave, form.value.id ?? null);
  if (!result.ok) return refuse(explain(INBOX_REFUSALS, result.refusal), form.values);
  return redirect(form.value.go === 'open' ? (result.fact.link ?? '/inbox') : '/inbox');
}

export default function Inbox() {
  const { items, unread, next } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const all = <VerbForm className="inline-form"><SubmitButton quiet>全部标为已读</SubmitButton></VerbForm>;
  return (
    <>
      <PageHeader title="提醒" description={unread > 0 ? `${unread} 条未读。` : '没有未读的提醒。'} actions={unread > 0 ? all : undefined} />
      {state?.formError && <Notice tone="error" title={state.formError} />}
      {items.length === 0
        ? <EmptyState title="还没有提醒" hint="检查临近时限、前一天未进行、隐患临近或超过期限、周月文书到期时，会在这里提醒您。" action={<Link className="button" to="/desk">回到工作台</Link>} />
        : <InboxList items={items} />}
      <KeyPager next={next ? `/inbox?after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
