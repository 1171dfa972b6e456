import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { VerbForm, SubmitButton } from '~/components/forms';
import type { FormState } from '~/components/forms/state';
import { InboxList } from '~/components/inbox/InboxList';
import { EmptyState, KeyPager, Notice, PageHeader } from '~/components/ui';
import { inboxPage } from '~/pages/desk/inbox';
import { authorise } from '~/platform/web/authorise';
import { reading } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '提醒 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'desk.view');
  return inboxPage(cx, permit, new URL(args.request.url).searchParams.get('after'));
}

export const action = reading.action;

export default function Inbox() {
  const { items, unread, next } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
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
