import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { AreaTiles } from '~/components/supervision/AreaTiles';
import { BureauTabs } from '~/components/supervision/BureauTabs';
import { FactList, KeyPager, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { AREA_COLOUR_NAMES } from '~/domain/supervision/colours';
import { COLOURS_LISTED, coloursPage } from '~/pages/supervision/coloursPage';
import { authoriseRegulator } from '~/platform/web/authorise';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return { ...(await coloursPage(cx, permit, new URL(args.request.url).searchParams)), listed: COLOURS_LISTED };
}

/** 区域分色: how the factories of each area stand by the rule on the page, and those of one colour. */
export default function Colours() {
  const { areas, totals, colour, rows, rules, next, of, bureaus, listed } = useLoaderData<typeof loader>();
  const address = (show: string, after?: string): string => `/supervision/colours?${new URLSearchParams({ colour: show, ...(of ? { of } : {}), ...(after ? { after } : {}) })}`;
  return (
    <>
      <PageHeader title="区域分色（红黄蓝绿）" description="按企业报送和本单位文书里的事实给企业分色，供安排监管用。这不是企业风险清单的红橙黄蓝，也不是对企业的评价。" />
      <BureauTabs bureaus={bureaus} of={of} to={(one) => `/supervision/colours?colour=${colour}${one ? `&of=${one}` : ''}`} />
      <Section title="各地区">
        <AreaTiles areas={areas} />
        <p className="soft">本软件没有地图数据：每个方格是一个地区，按单位排列，不表示位置和面积；色条是各色企业的占比。</p>
      </Section>
      <Section title="分色规则">
        <FactList columns={1} facts={rules.map((rule) => [AREA_COLOUR_NAMES[rule.colour], rule.text])} />
        <p className="soft">从上到下，先符合哪条是哪条。次数和份数在<Link to="/supervision/settings">本单位的设置</Link>里改；规则是本软件的建议，没有公开的统一规定。</p>
      </Section>
      <Section title="企业">
        <nav className="tabs" aria-label="颜色">
          {listed.map((one) => <Link key={one} to={address(one)} aria-current={one === colour ? 'page' : undefined}>{`${AREA_COLOUR_NAMES[one]} ${totals[one]}`}</Link>)}
        </nav>
        <DataTable
          label="该颜色的企业" rowKey={({ enterpriseId }) => enterpriseId} rows={rows} empty="没有这个颜色的企业。"
          columns={[
            { head: '企业', cell: ({ enterpriseId, name }) => <Link to={`/supervision/enterprises/${enterpriseId}`}>{name}</Link> },
            { head: '地区', width: 220, cell: ({ region }) => region },
            { head: '依据', cell: ({ reasons }) => reasons },
          ]}
        />
        <KeyPager next={next ? address(colour, next) : null} />
        <p className="soft">绿 {totals.green} 家：没有红、黄、蓝的情况，不逐家列出。</p>
      </Section>
    </>
  );
}
