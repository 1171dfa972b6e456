import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms';
import { PlanMap, Schematic } from '~/components/risk/plan/MapNodes';
import { PlanEditor } from '~/components/risk/plan/PlanEditor';
import { DayText, EmptyState, InstantText, Legend, PageHeader } from '~/components/ui';
import { PLAN_CONTRACTS } from '~/domain/risk/plan/contracts';
import type { DeskFrameView } from '~/pages/desk/deskFrame';
import { riskMap, type RiskMapView } from '~/pages/risk/plan/riskMap';
import { authorise, permitFor } from '~/platform/web/authorise';
import mapCss from '~/styles/riskMap.css?url';
import mapPrintCss from '~/styles/riskMapPrint.css?url';

export const meta: MetaFunction = () => [{ title: '风险四色图 · 质安' }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: mapCss },
  { rel: 'stylesheet', href: mapPrintCss, media: 'print' },
];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const mayPlace = permitFor(who, 'risk.edit') !== null;
  const edits = mayPlace && new URL(args.request.url).searchParams.has('edit');
  return { ...(await riskMap(who.cx, who.permit, mayPlace)), edits };
}

export default function RiskMap() {
  const { edits, ...view } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<DeskFrameView>('routes/desk/layout');
  const { groups, plan, version, mayPlace, seen, today } = view;
  const nodes = groups.flatMap(({ workshop, posts }) => [workshop, ...posts]);
  const drawn = plan?.picture ? plan : null;
  return (
    <div className="risk-map">
      <PageHeader term="level"
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="风险四色图"
        description={
          <>
            <span className="print-only">{frame?.enterpriseName} · </span>
            {version ? `依据第 ${version.number} 版风险管控清单和未销号隐患` : '清单尚未发布，只反映未销号隐患'} · <DayText day={today} />
          </>
        }
        actions={<Actions mayPlace={mayPlace} drawn={drawn !== null} edits={edits} />}
      />
      {edits && drawn ? null : (
        <div className="map-legend">
          <Legend of="levels" />
          <p className="soft">风险分级颜色（红橙黄蓝）：取清单风险项与未销号隐患中最高的一级。{version ? '' : '清单发布后，各岗位按风险等级着色。'}</p>
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState
          title="还没有车间和岗位"
          hint="四色图按车间、岗位着色。先建立车间和岗位，再编制风险清单。"
          action={mayPlace ? <Link className="button primary" to="/organisation">去建立车间和岗位</Link> : undefined}
        />
      ) : edits && drawn ? (
        <PlanEditor key={drawn.picture} plan={drawn} nodes={nodes} seen={seen} />
      ) : drawn ? (
        <PlanMap plan={drawn} nodes={nodes} />
      ) : (
        <Schematic groups={groups} />
      )}
      {mayPlace && groups.length > 0 && (edits || !drawn) ? <PictureForms seen={seen} drawn={drawn !== null} /> : null}
      {plan && !edits ? <PlanFoot plan={plan} /> : null}
    </div>
  );
}

function Actions({ mayPlace, drawn, edits }: { mayPlace: boolean; drawn: boolean; edits: boolean }) {
  if (edits && drawn) return <Link className="button" to="/risk/map">返回四色图</Link>;
  return (
    <>
      {mayPlace && drawn ? <Link className="button" to="?edit=1">调整平面图</Link> : null}
      <button type="button" className="button" onClick={() => window.print()}>打印（A4 横向）</button>
    </>
  );
}

/** Another picture, or none. */
function PictureForms({ seen, drawn }: { seen: number; drawn: boolean }) {
  return (
    <section className="section plan-upload no-print" aria-label="平面图">
      <header className="section-title">
        <h2>{drawn ? '换一张平面图' : '用自己的平面图'}</h2>
      </header>
      <ContractForm of="/risk/map" contract={PLAN_CONTRACTS.draw} known={{ seen: { value: seen } }} />
      {drawn ? <ContractForm of="/risk/map" contract={PLAN_CONTRACTS.setAside} known={{ seen: { value: seen } }} quiet /> : null}
    </section>
  );
}

const PlanFoot = ({ plan }: { plan: NonNullable<RiskMapView['plan']> }) => (
  <p className="record-foot">
    <span>{plan.picture ? '平面图' : '示意图'}第 {plan.number} 版</span>
    <span>
      {plan.drawnByName} · <InstantText at={plan.drawnAt} />
    </span>
  </p>
);
