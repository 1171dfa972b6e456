import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { InstrumentTable } from '~/components/supervision/InstrumentTable';
import { EmptyState, KeyPager, PageHeader } from '~/components/ui';
import { receivedInstruments } from '~/pages/supervision/instrumentPages';
import { authorise } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '监管来文 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.view');
  return receivedInstruments(cx, permit, new URL(args.request.url).searchParams);
}

/** What the regulator sent to the factory. */
export default function ReceivedInstruments() {
  const { rows, next, total } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader trail={[{ label: '报送', to: '/submissions' }]} title="监管来文" description={`监管部门发来的通知书和函，共 ${total} 份。由质量安全总监签收、答复；监管部门看过后办结。`} />
      <InstrumentTable rows={rows} at="/submissions/instruments" bureau empty={<EmptyState title="还没有收到监管文书" hint="监管部门在本系统发来的整改通知书、约谈通知书、挂牌督办通知书、提醒敦促函等会列在这里。" />} />
      <KeyPager next={next ? `/submissions/instruments?after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
