import { Link } from '@remix-run/react';
import { DayText, FirstFew, GradeTag, PostDayMark, Section } from '~/components/ui';
import type { DutyNow } from '~/pages/desk/dayNow';
import type { WaitingHazard } from '~/pages/hazard/hazardsWaiting';
import { SHOWN_DAY_NAMES } from '~/domain/routine/words';
import type { Day } from '~/domain/shared/day';
import { Ring } from './Ring';

/** What a 质量安全员 goes through: the posts of today, findings nobody graded, rectifications nobody verified. */
export function OfficerDay({ today, duties, ungraded, toVerify }: { today: Day; duties: readonly DutyNow[]; ungraded: readonly WaitingHazard[]; toVerify: readonly WaitingHazard[] }) {
  return (
    <div className="columns-even">
      <Section title={`今天的岗位（${duties.length}）`} extra={<Link to={`/routine/days/${today}`}>当天的记录</Link>}>
        {duties.length === 0 ? <p className="soft">今天没有应检的岗位。</p> : null}
        <FirstFew of={duties} className="states">
          {({ key, day, name, shown, recordId, holders }) => (
            <li key={key}>
              <PostDayMark state={shown} />
              <span className="what"><Link to={recordId ? `/routine/records/${recordId}` : `/routine/days/${day}`}>{name}</Link> <small className={shown === 'pastLimit' ? 'late' : 'soft'}>{SHOWN_DAY_NAMES[shown]}</small></span>
              {recordId ? null : <span className="when"><Ring people={holders} none="无人在岗" /></span>}
            </li>
          )}
        </FirstFew>
      </Section>
      <div>
        <Waiting title="未定级的发现" none="没有等着定级的发现。" together="/hazards/waiting?for=grade" rows={ungraded} today={today} />
        <Waiting title="待验收的整改" none="没有等着验收的整改。" together="/hazards/waiting?for=verify" rows={toVerify} today={today} />
      </div>
    </div>
  );
}

function Waiting({ title, none, together, rows, today }: { title: string; none: string; together: string; rows: readonly WaitingHazard[]; today: Day }) {
  return (
    <Section title={`${title}（${rows.length}）`} extra={rows.length > 1 ? <Link to={together}>一起处理</Link> : null}>
      {rows.length === 0 ? <p className="soft">{none}</p> : null}
      <FirstFew of={rows} className="states">
        {({ hazard }) => (
          <li key={hazard.id}>
            <span className="what"><Link to={`/hazards/${hazard.id}`}>{hazard.number}</Link> {hazard.title} <small className="soft">{hazard.workshopName} · {hazard.postName}</small></span>
            {hazard.grade ? <GradeTag grade={hazard.grade} /> : null}
            {hazard.deadline ? <span className={hazard.deadline < today ? 'when late' : 'when'}>时限 <DayText day={hazard.deadline} short /></span> : null}
          </li>
        )}
      </FirstFew>
    </Section>
  );
}
