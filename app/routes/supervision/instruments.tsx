import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { BureauTabs } from '~/components/supervision/BureauTabs';
import { InstrumentTable } from '~/components/supervision/InstrumentTable';
import { KeyPager, PageHeader } from '~/components/ui';
import { SENT_TABS, type SentTab, sentInstruments } from '~/pages/supervision/instrumentPages';
import { authoriseRegulator } from '~/platform/web/authorise';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return { ...(await sentInstruments(cx, permit, new URL(args.request.url).searchParams)), tabs: Object.keys(SENT_TABS) as SentTab[] };
}

const NAMES: Readonly<Record<SentTab, string>> = { replied: '已答复，待办结', open: '待企业签收、答复', lookBack: '待回头看', ended: '已办结、已撤回' };
const EMPTY: Readonly<Record<SentTab, string>> = { replied: '没有等待办结的答复。', open: '没有在企业手里的文书。从企业档案或应报未报里发文书。', lookBack: '没有待回头看的文书。', ended: '还没有办结的文书。' };

/** What the bureau sent: replies to read first. */
export default function SentInstruments() {
  const { rows, next, tab, tabs, counts, of, bureaus, lookBackDays } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="监管文书" description="发给企业的通知书和函：企业签收、答复，答复看过后办结，或退回补充。" />
      <BureauTabs bureaus={bureaus} of={of} to={(one) => `/supervision/instruments?show=${tab}${one ? `&of=${one}` : ''}`} />
      <nav className="tabs" aria-label="文书的状态">
        {tabs.map((one) => <Link key={one} to={`/supervision/instruments?show=${one}${of ? `&of=${of}` : ''}`} aria-current={one === tab ? 'page' : undefined}>{`${NAMES[one]} ${counts[one]}`}</Link>)}
      </nav>
      {tab === 'lookBack' ? <p className="soft">整改通知书、挂牌督办通知书办结满 {lookBackDays} 天、还没有登记回头看的；天数在<Link to="/supervision/settings">本单位的设置</Link>里改。打开文书登记结果。</p> : null}
      <InstrumentTable rows={rows} at="/supervision/instruments" enterprise empty={EMPTY[tab]} />
      <KeyPager next={next ? `/supervision/instruments?show=${tab}${of ? `&of=${of}` : ''}&after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
