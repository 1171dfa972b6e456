import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { Menu } from '~/components/desk/Menu';
import { SubmitButton, VerbForm } from '~/components/forms';
import { RiskFilters } from '~/components/risk/list/RiskFilters';
import { RiskTable } from '~/components/risk/list/RiskTable';
import { RiskTree } from '~/components/risk/list/RiskTree';
import { WaitingRows } from '~/components/risk/list/WaitingRows';
import { DayText, EmptyState, LevelMark, Notice, PageHeader, PagePager } from '~/components/ui';
import { SavedFilters } from '~/components/ui/SavedFilters';
import { RISK_MARKS } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES, RISK_MARK_NAMES } from '~/domain/risk/words';
import { filterWords } from '~/pages/risk/list/filterWords';
import { libraryNotice } from '~/pages/risk/library/libraryNotice';
import { riskList, type RiskListView } from '~/pages/risk/list/riskList';
import { rowsWithoutPost } from '~/pages/risk/library/riskLibrary';
import { parseRiskListQuery, riskFilter } from '~/pages/risk/list/riskListQuery';
import { authorise, permitFor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import riskCss from '~/styles/risk.css?url';
import riskListCss from '~/styles/riskList.css?url';

export const meta: MetaFunction = () => [{ title: '风险清单 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }, { rel: 'stylesheet', href: riskListCss }];

const REMEMBERED = 'risk-list';
const A_MONTH = 30 * 24 * 3600;

const remember = (filter: string, seconds: number) => ({ 'Set-Cookie': `${REMEMBERED}=${encodeURIComponent(filter)}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${seconds}` });

/**
 * The filter lives in the address; the last one is remembered on this device and offered over the whole list, never taken up unasked.
 * What a new edition of the library changed, and which of its rows wait for a post, is told over the whole draft, not again at each narrowing and page.
 */
export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const query = parseRiskListQuery(new URL(args.request.url).searchParams);
  const filter = riskFilter(query);
  const remembered = filter ? null : cookieValue(args.request.headers.get('cookie'), REMEMBERED);
  const last = remembered ? parseRiskListQuery(new URLSearchParams(remembered)) : null;
  const edit = permitFor(who, 'risk.edit');
  const view = await riskList(who.cx, who.permit, edit !== null, query);
  const whole = edit && view.editable && !filter && view.page === 1;
  const [news, waiting] = whole ? await Promise.all([libraryNotice(who.cx, edit), rowsWithoutPost(who.cx, edit)]) : [null, null];
  const words = last && filterWords(last, view.tree);
  return data({ ...view, news, waiting, last: last && words ? { filter: riskFilter(last), words } : null }, { headers: filter ? remember(filter, A_MONTH) : {} });
}

/** Forgets the last filter. */
export async function action(args: ActionFunctionArgs) {
  await authorise(args, 'risk.view');
  return redirect('/risk', { headers: remember('', 0) });
}

export default function RiskList() {
  const view = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  if (!view.version) return <FirstStep view={view} />;
  /** The whole of one kind in the version shown, whatever else is narrowed now. */
  const rowsOf = (narrowed: Record<string, string>): string => {
    const version = params.get('version');
    return `?${new URLSearchParams({ ...(version ? { version } : {}), ...narrowed })}`;
  };
  return (
    <>
      <PageHeader term="riskList" title="风险管控清单" description={<VersionLine view={view} />} actions={<Actions view={view} />} />
      {view.news ? (
        <Notice tone="info" title={`范本库第 ${view.news.edition} 版有 ${view.news.rows} 处变化与本清单有关`}>
          逐行选择采纳或保持不变：<Link to="/risk/library/updates">范本更新</Link>。
        </Notice>
      ) : null}
      {view.waiting ? <WaitingRows rows={view.waiting} /> : null}
      <p className="risk-facts">
        <span>共 {view.counts.all} 项</span>
        {view.counts.levels.map(([level, total]) => (
          <span key={level} className="marked">
            <LevelMark level={level} size={12} />
            {total > 0 ? <Link to={rowsOf({ level })}>{RISK_LEVEL_NAMES[level]} {total}</Link> : <>{RISK_LEVEL_NAMES[level]} 0</>}
          </span>
        ))}
        {view.counts.unassessed > 0 ? <Link to={rowsOf({ level: 'none' })}>未评价 {view.counts.unassessed}</Link> : null}
        {RISK_MARKS.filter((mark) => view.counts[mark] > 0).map((mark) => <Link key={mark} to={rowsOf({ mark })}>{RISK_MARK_NAMES[mark]} {view.counts[mark]}</Link>)}
      </p>
      <div className="split tree">
        <RiskTree tree={view.tree} all={view.counts.all} />
        <div>
          {view.last ? <LastFilter last={view.last} /> : null}
          <RiskFilters counts={view.counts} draft={view.editable} />
          <div className="risk-found">
            {view.counts.found < view.counts.all ? <span className="soft">符合条件 {view.counts.found} 项</span> : null}
            <SavedFilters path="/risk" current={view.filter} filters={view.filters} />
          </div>
          <RiskTable
            rows={view.rows}
            editable={view.editable}
            people={view.people}
            empty={view.counts.all === 0 ? <EmptyList view={view} /> : '没有符合条件的风险项，可清除筛选后再看。'}
          />
          <PagePager page={view.page} pages={view.pages} />
        </div>
      </div>
    </>
  );
}

/** What was asked for last time, one press away. */
function LastFilter({ last }: { last: { filter: string; words: string } }) {
  return (
    <div className="last-filter no-print">
      <span className="soft">上次的筛选：</span>
      <span>{last.words}</span>
      <Link to={`?${last.filter}`}>应用</Link>
      <VerbForm action="/risk?index" className=""><button type="submit">清除</button></VerbForm>
    </div>
  );
}

function VersionLine({ view: { version } }: { view: RiskListView }) {
  if (!version?.publication) return <>第 {version?.number} 版，草稿，发布前不用于检查。</>;
  return (
    <>
      第 {version.number} 版，{version.publication.publishedByName} 发布，自 <DayText day={version.publication.effectiveFrom} /> 起执行。
    </>
  );
}

function Actions({ view: { version, draft, published, canEdit, editable, whole } }: { view: RiskListView }) {
  return (
    <>
      {draft && published ? (
        version?.publication ? (
          <Link className="button" to="?version=draft">看第 {draft.number} 版草稿</Link>
        ) : (
          <Link className="button" to="?version=published">看已发布的第 {published.number} 版</Link>
        )
      ) : null}
      <Link className="button" to="/risk/coverage">覆盖表</Link>
      <Link className="button" to="/risk/map">风险四色图</Link>
      <Menu kind="button" label="更多" name="更多">
        <Link to="/risk/versions">历次版本</Link>
        {canEdit && published ? <Link to="/risk/reviews">重新评估</Link> : null}
        {whole ? <Link to="/risk/standard">分级标准</Link> : null}
        {version && whole ? <Link to={`/risk/versions/${version.id}/analysis`}>风险分析表</Link> : null}
        {version ? <ExportLink versionId={version.id} /> : null}
        {canEdit ? <Link to="/risk/template">厂级范本</Link> : null}
        {canEdit && !draft ? <Link to="/risk/import">从 Excel 导入</Link> : null}
      </Menu>
      {editable ? (
        <>
          <Menu kind="button" label="添加风险项" name="添加风险项">
            <Link to="/risk/library">从范本库添加</Link>
            <Link to="/risk/import">从 Excel 导入</Link>
            <Link to="/risk/copy">从其他车间复制</Link>
            <Link to="/risk/limits">核对判定准则</Link>
            <Link to="/risk/items/new">逐项新增</Link>
          </Menu>
          <Link className="button" to="/risk/edit">批量编辑</Link>
          <Link className="button primary" to="/risk/publish">核对并发布</Link>
        </>
      ) : null}
      {canEdit && !draft ? (
        <VerbForm action="/risk/draft" className="bulk">
          <SubmitButton>新建第 {(published?.number ?? 0) + 1} 版草稿</SubmitButton>
        </VerbForm>
      ) : null}
    </>
  );
}

/** The rows that are shown, as a workbook that can be read back. */
function ExportLink({ versionId }: { versionId: string }) {
  const [params] = useSearchParams();
  return <a href={`/risk/versions/${versionId}/register.xlsx?${params.toString()}`} download>导出 Excel（可再导入）</a>;
}

const EmptyList = ({ view: { editable } }: { view: RiskListView }) =>
  editable ? (
    <EmptyState title="草稿里还没有风险项" hint="从范本库选产品类别，范本行会放到本企业的岗位上，再逐行确认。" action={<Link className="button primary" to="/risk/library">从范本库开始</Link>} />
  ) : (
    <>这一版里没有您岗位范围内的风险项。</>
  );

/** Nothing has been written yet: the first step, and where it is taken. */
function FirstStep({ view: { canEdit, hasPosts } }: { view: RiskListView }) {
  if (!canEdit) {
    return (
      <>
        <PageHeader title="风险管控清单" />
        <EmptyState title="还没有发布的清单" hint="质量安全总监发布第一版后，这里显示您范围内的风险项。" />
      </>
    );
  }
  return (
    <>
      <PageHeader term="riskList" title="风险管控清单" />
      {hasPosts ? (
        <EmptyState
          title="还没有风险管控清单"
          hint="第一步：从范本库选本企业的产品类别。范本行会放到现有的车间和岗位上，名称对不上的由您指定，一行不丢。"
          action={<><Link className="button primary" to="/risk/library">从范本库开始</Link> <Link className="button" to="/risk/import">从 Excel 导入</Link></>}
        />
      ) : (
        <EmptyState title="先建立车间和岗位" hint="风险清单按车间、岗位编制。建好岗位后，范本行才有地方放。" action={<Link className="button primary" to="/organisation">去建立车间和岗位</Link>} />
      )}
    </>
  );
}
