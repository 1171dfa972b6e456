import { Link } from '@remix-run/react';
import { Kept } from '~/components/forms';
import { DayText, GradeTag, Section } from '~/components/ui';
import { lastAct } from '~/domain/story/acts';
import type { HazardWait } from '~/domain/hazard/waits';
import { formatDay } from '~/domain/shared/day';
import { BeforeAfter } from './BeforeAfter';
import { DESK_LOOK } from '~/components/forms/look';
import type { HazardFileProps } from './file';
import { NextForm } from './NextAct';
import { Photos } from './Photos';
import { ExtensionPart } from './SideActs';
import { Timeline } from './Timeline';

interface File extends HazardFileProps {
  readonly photosAfter: readonly string[];
}

/** One of several hazards that wait for the same: what must be known to decide it on the left, the form on the right. */
export function WaitingHazard({ file, wait }: { file: File; wait: HazardWait }) {
  const { hazard, acts, gradeName, daysOver, notYou, photosAfter } = file;
  // Back among the others that wait for the same.
  const look = { ...DESK_LOOK, back: `/hazards/waiting?for=${wait}&done={id}` };
  const done = lastAct(acts, 'rectify')?.details;
  const notice = lastAct(acts, 'notify')?.details;
  return (
    <Section
      id={hazard.id}
      title={<Link to={`/hazards/${hazard.id}`}>{hazard.title}</Link>}
      extra={hazard.deadline ? <span className={daysOver > 0 ? 'hz-over' : 'soft'}>期限 {formatDay(hazard.deadline)}{daysOver > 0 ? `，已逾期 ${daysOver} 天` : ''}</span> : undefined}
    >
      <div className="columns-even">
        <div className="hz-known">
          <p className="hz-head"><span className="mono">{hazard.number}</span> <GradeTag grade={hazard.grade} name={gradeName || undefined} /> <span className="soft">{hazard.workshopName} · {hazard.postName}</span></p>
          {hazard.description === hazard.title ? null : <p>{hazard.description}</p>}
          <p className="soft"><DayText day={hazard.foundDay} />，{hazard.foundByName}发现；责任人：{hazard.responsibleName}</p>
          {notice && wait !== 'notify' ? <p>整改要求：{notice.requirement}</p> : null}
          {done ? <><p>原因：{done.cause}</p><p>措施：{done.measure}</p></> : null}
          {wait === 'verify' ? <BeforeAfter before={hazard.photos} after={photosAfter} /> : <Photos hashes={hazard.photos} caption="发现时" small />}
          <details>
            <summary className="soft">经过（{acts.length} 条）</summary>
            <Timeline acts={acts} gradeNames={Object.fromEntries(file.grades.map(({ value, label }) => [value, label])) as Record<(typeof file.grades)[number]['value'], string>} />
          </details>
        </div>
        <div>
          {notYou ? <p className="soft">{notYou}</p> : null}
          <Kept record={file} words={({ hazard: { version } }) => String(version)}>{(known) => (wait === 'extension' ? <ExtensionPart file={known} look={look} /> : <NextForm file={known} look={look} />)}</Kept>
        </div>
      </div>
    </Section>
  );
}
