import { DayText, InstantText } from '~/components/ui';
import type { ActDetails, HazardAct, HazardGrade } from '~/domain/hazard/types';
import { HAZARD_VERB_NAMES, TREATMENT_NAMES } from '~/domain/vocabulary/labels';
import { Photos } from './Photos';

type Names = Readonly<Record<HazardGrade, string>>;

/** The acts of a hazard from the first to the last: who, in which post, when, and what was said. */
export function Timeline({ acts, gradeNames }: { acts: readonly HazardAct[]; gradeNames: Names }) {
  return (
    <ol className="hz-timeline">
      {acts.map((act) => (
        <li key={act.id}>
          <p className="hz-act">
            <b>{headOf(act)}</b> <span className="soft">{act.actorName}（{act.actorTitle}） · </span>
            <span className="soft">
              <InstantText at={act.at} />
            </span>
          </p>
          <ActBody act={act} gradeNames={gradeNames} />
        </li>
      ))}
    </ol>
  );
}

function headOf(act: HazardAct): string {
  if (act.verb === 'verify') return act.details.passed ? '验收合格，销号' : '验收不合格，退回整改';
  if (act.verb === 'decideExtension') return act.details.granted ? '同意延期' : '不同意延期';
  return HAZARD_VERB_NAMES[act.verb];
}

function ActBody({ act, gradeNames }: { act: HazardAct; gradeNames: Names }) {
  switch (act.verb) {
    case 'register':
      return <p>责任人：{act.details.responsibleName}</p>;
    case 'grade':
      return <Graded details={act.details} gradeNames={gradeNames} />;
    case 'notify':
      return <Notified details={act.details} />;
    case 'receive':
      return act.details.remark ? <p>{act.details.remark}</p> : null;
    case 'rectify':
      return (
        <>
          <p>原因：{act.details.cause}</p>
          <p>措施：{act.details.measure}</p>
          <p>
            完成：<DayText day={act.details.doneOn} />
          </p>
          <Photos hashes={act.details.photos} caption="整改后" small />
        </>
      );
    case 'verify':
      return (
        <>
          <p>标准和方法：{act.details.standard}</p>
          <p>意见：{act.details.opinion}</p>
          <Photos hashes={act.details.photos} caption="验收" small />
        </>
      );
    case 'requestExtension':
    case 'decideExtension':
      return (
        <p>
          {act.verb === 'requestExtension' ? '申请延长到' : act.details.granted ? '期限改为' : '申请的期限'}
          <DayText day={act.details.deadline} />。理由：{act.details.reason}
        </p>
      );
  }
}

function Graded({ details, gradeNames }: { details: ActDetails['grade']; gradeNames: Names }) {
  return (
    <>
      <p>
        {gradeNames[details.grade]} · {TREATMENT_NAMES[details.treatment]} · 期限 <DayText day={details.deadline} />
        {details.awaitsDirector ? ' · 待质量安全总监确认' : ''}
      </p>
      <p>依据：{details.basis}</p>
    </>
  );
}

function Notified({ details }: { details: ActDetails['notify'] }) {
  return (
    <>
      <p>
        {details.noticeNumber} · 责任人 {details.responsibleName} · 期限 <DayText day={details.deadline} />
      </p>
      <p>要求：{details.requirement}</p>
      {details.fiveElements ? (
        <p>
          五落实：措施——{details.fiveElements.measure}；资金——{details.fiveElements.fund}；应急预案——{details.fiveElements.contingency}
        </p>
      ) : null}
    </>
  );
}
