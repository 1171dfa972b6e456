import { Link } from '@remix-run/react';
import { furtherFindings } from '~/domain/routine/postDays';
import type { CheckRecord } from '~/domain/routine/types';
import { FURTHER_NAMES } from '~/domain/routine/words';
import { formatInstant } from '~/domain/shared/instant';
import type { FurtherLink, RevisionLink } from '~/pages/routine/checkRecord';

/** What was reported of the same post and day beside a check, each leading to it; nothing where nothing was. */
export function FurtherReports({ reports, to }: { reports: readonly FurtherLink[]; to: (id: string) => string }) {
  if (reports.length === 0) return null;
  return (
    <div className="further" role="note">
      <p>
        这个岗位当天另有后续报告 {reports.length} 份，不符合 {furtherFindings(reports)} 项，均已登记隐患：
      </p>
      <ul>
        {reports.map(({ id, number, personName, submittedAt, findings }) => (
          <li key={id}>
            <Link to={to(id)}>{number}</Link> {personName} {formatInstant(submittedAt)}，不符合 {findings} 项
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of a report that could not be the check of its day, in plain words; nothing on the record of a check. */
export function FurtherTold({ record, beside, hazards, to }: {
  record: Pick<CheckRecord, 'furtherBecause'>; beside: RevisionLink | null; hazards: readonly string[]; to: (id: string) => string;
}) {
  const { furtherBecause } = record;
  if (!furtherBecause) return null;
  return (
    <div className="further" role="status">
      <p>
        后续报告：{FURTHER_NAMES[furtherBecause]}，所以这一份没有作为当天的检查，而是照原样另行留存。
        其中的不符合已登记为隐患{hazards.length > 0 ? ` ${hazards.join('、')}` : ''}，没有丢失。
      </p>
      {beside ? (
        <p>
          当天的检查：<Link to={to(beside.id)}>{beside.number}</Link>，{beside.personName} {formatInstant(beside.submittedAt)}提交。
        </p>
      ) : null}
      {furtherBecause === 'listMoved' && !beside ? <p>当天的检查还没有做：请重新打开检查页，按当天执行的清单检查。</p> : null}
    </div>
  );
}
