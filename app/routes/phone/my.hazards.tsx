import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Limit } from '~/components/hazard/Limit';
import type { LedgerLine } from '~/domain/report/ledgerLine';
import { BigLink } from '~/components/phone/BigLink';
import { PhonePage } from '~/components/phone/PhonePage';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import { myHazards } from '~/pages/hazard/myHazards';
import { authorise } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '我的隐患 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  return myHazards(cx, permit);
}

export default function MyHazards() {
  const { mine, toVerify, closed } = useLoaderData<typeof loader>();
  return (
    <PhonePage
      title="我的隐患"
      subtitle={mine.length > 0 ? `${mine.length} 项由我负责，期限近的在前。` : '现在没有由您负责的隐患。'}
      footer={<BigLink to="/my/report">随手拍</BigLink>}
    >
      <Lines rows={mine} />
      {toVerify.length > 0 ? (
        <>
          <h2>等待验收</h2>
          <Lines rows={toVerify} />
        </>
      ) : null}
      {closed.length > 0 ? (
        <>
          <h2>最近销号</h2>
          <Lines rows={closed} />
        </>
      ) : null}
    </PhonePage>
  );
}

function Lines({ rows }: { rows: readonly LedgerLine[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="ph-list">
      {rows.map((row) => (
        <li key={row.id}>
          <a className="ph-row" href={`/my/hazards/${row.id}`}>
            <span>
              {row.title}
              <small>
                {row.number} · {row.postName} · {HAZARD_STAGE_NAMES[row.stage]}
              </small>
              {row.closedDay ? null : (
                <small>
                  期限 <Limit {...row} />
                </small>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
