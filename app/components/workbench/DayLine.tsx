import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { DayLine as Line } from '~/pages/desk/dayLine';
import { Ring } from './Ring';

/** So many are named one by one in a sentence. */
const NAMED = 6;

/** Where the parts of the sentence lead. */
export interface LineHrefs {
  readonly day: string;
  readonly overdue: string;
  readonly hazard: (id: string) => string;
  readonly grade: (grade: 'major' | 'considerable') => string;
}

/** Names one by one, with how many more there are. */
function Named<T>({ of, all = of.length, unit, children }: { of: readonly T[]; all?: number; unit: string; children: (one: T) => ReactNode }) {
  const named = of.slice(0, NAMED);
  return (
    <>
      {named.map((one, index) => <span key={index}>{index > 0 ? '、' : ''}{children(one)}</span>)}
      {all > named.length ? `等 ${all} ${unit}` : ''}
    </>
  );
}

/** The day in one sentence: who is late and holds the post, what is overdue since when and whose, what waits for the reader's name; each part a link. */
export function DayLine({ line: { now, late, overdue, serious, toSign }, hrefs }: { line: Line; hrefs: LineHrefs }) {
  const signing = toSign.length > NAMED ? <><Link to="/routine/signing">{toSign.length} 份文书</Link>待您签字</> : <><Named of={toSign} unit="份">{({ text, to }) => <Link to={to}>{text}</Link>}</Named>待您签字</>;
  const graded = (['major', 'considerable'] as const).filter((grade) => serious[grade] > 0);
  return (
    <p className="day-line">
      <span>
        {late.length > 0 ? (
          <>今天 <Link to={hrefs.day} className="late">{late.length} 个{late.some(({ key }) => !key.endsWith(' ')) ? '岗次' : '岗位'}已过时限未检</Link>：<Named of={late} unit="个">{({ name, holders }) => <><Link to={hrefs.day}>{name}</Link>（<Ring people={holders} none="无人在岗" />）</>}</Named></>
        ) : now.due === 0 ? <Link to={hrefs.day}>今天没有应检的岗位</Link> : (
          <>今天 <Link to={hrefs.day}>{now.due} 个岗位应检，{now.done} 个已检</Link>，{now.waiting > 0 ? `${now.waiting} 个还在时限内` : '全部完成'}</>
        )}；
      </span>
      <span>
        {overdue.count > 0 ? (
          <><Link to={hrefs.overdue} className="late">{overdue.count} 项隐患逾期</Link>：<Named of={overdue.rows} all={overdue.count} unit="项">{({ id, number, daysOver, responsible }) => <><Link to={hrefs.hazard(id)}>{number}</Link> 逾期 {daysOver} 天（<Ring people={[responsible]} none="" />）</>}</Named></>
        ) : <Link to={hrefs.overdue}>没有逾期的隐患</Link>}；
      </span>
      {graded.length > 0 ? <span>{graded.map((grade, index) => <span key={grade}>{index > 0 ? '、' : ''}<Link to={hrefs.grade(grade)}>{grade === 'major' ? '重大' : '较大'}隐患 {serious[grade]} 项</Link></span>)}未销号；</span> : null}
      <span>{toSign.length > 0 ? signing : <Link to="/routine/signing">没有等您签字的文书</Link>}。</span>
    </p>
  );
}

/** Where they lead on the desk. */
export const deskHrefs = (today: string): LineHrefs => ({ day: `/routine/days/${today}`, overdue: '/hazards?state=overdue', hazard: (id) => `/hazards/${id}`, grade: (grade) => `/hazards?state=open&grade=${grade}` });
