import { Link } from '@remix-run/react';
import { FirstFew, GradeTag, NumberLink, PostDayMark, Section } from '~/components/ui';
import type { DayLine } from '~/pages/desk/dayLine';
import { Ring } from './Ring';

/** What is wrong at this moment, with whom to ring: posts past their limit, then hazards past theirs, the longest over first. */
export function WrongToday({ line: { today, late, overdue } }: { line: DayLine }) {
  const extra = <><NumberLink to="/hazards?state=overdue" value={overdue.count} unit="项逾期" /> <NumberLink to="/hazards?state=open" value={overdue.open} unit="项未销号" /></>;
  return (
    <Section title="今天哪里不对，打给谁" extra={extra}>
      {late.length === 0 && overdue.rows.length === 0 ? <p className="soft">没有过时限未检的岗位，也没有超过时限的隐患。</p> : null}
      <FirstFew of={late} className="states">
        {({ key, name, holders }) => (
          <li key={key}>
            <PostDayMark state="pastLimit" />
            <span className="what"><Link to={`/routine/days/${today}`}>{name}</Link> <small className="soft">过时限未检</small></span>
            <span className="when"><Ring people={holders} none="无人在岗" /></span>
          </li>
        )}
      </FirstFew>
      <ul className="states">
        {overdue.rows.map((hazard) => (
          <li key={hazard.id}>
            <span className="what"><Link to={`/hazards/${hazard.id}`}>{hazard.number}</Link> {hazard.title} <small className="soft">{hazard.workshopName} · {hazard.postName}</small></span>
            <GradeTag grade={hazard.grade} />
            <span className="when"><b className="late">逾期 {hazard.daysOver} 天</b> <Ring people={[hazard.responsible]} none="" /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
