import { Link } from '@remix-run/react';
import { DayText, EmptyState, Section } from '~/components/ui';
import type { RiskItemView } from '~/pages/risk/list/riskItem';
import type { AnswerResult } from '~/domain/routine/types';
import { RESULT_NAMES } from '~/domain/routine/words';
import { formatDay } from '~/domain/shared/day';

const MARKS: Readonly<Record<AnswerResult, string>> = { conforming: 'M8 3.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8Z', nonconforming: 'm3.2 3.2 9.6 9.6m0-9.6-9.6 9.6', notApplicable: 'M3 8h10' };

/** What the records and the ledger know of an item: its last checks as shapes, each of which opens its record, and its open hazards. */
export function ItemHistory({ checks, hazards }: Pick<RiskItemView, 'checks' | 'hazards'>) {
  const missed = checks.filter(({ result }) => result === 'nonconforming').length;
  return (
    <div className="columns-even section">
      <Section id="checks" title={`最近的检查（${checks.length}）`}>
        {checks.length === 0 ? <EmptyState title="还没有检查记录" hint="按清单检查以后，最近三十次的结果会排在这里。" /> : (
          <>
            <ul className="check-marks">
              {checks.map(({ recordId, day, result }, at) => (
                <li key={at}>
                  <Link to={`/routine/records/${recordId}`} aria-label={`${formatDay(day)} ${RESULT_NAMES[result]}`} title={`${formatDay(day)} ${RESULT_NAMES[result]}`}>
                    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path className={result === 'conforming' ? 'dots' : 'lines'} d={MARKS[result]} /></svg>
                  </Link>
                </li>
              ))}
            </ul>
            <p className="soft">从 <DayText day={checks[0]!.day} short /> 到 <DayText day={checks.at(-1)!.day} short />：● 符合，✕ 不符合（{missed} 次），– 不适用。</p>
          </>
        )}
      </Section>
      <Section id="hazards" title={`未销号的隐患（${hazards.length}）`}>
        {hazards.length === 0 ? <p className="soft">没有未销号的隐患。</p> : (
          <ul className="item-hazards">
            {hazards.map(({ id, number, title, deadline }) => <li key={id}><Link to={`/hazards/${id}`}>{number}</Link> {title}{deadline ? <small className="soft">，期限 <DayText day={deadline} short /></small> : null}</li>)}
          </ul>
        )}
      </Section>
    </div>
  );
}
