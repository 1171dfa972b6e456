import { Link } from '@remix-run/react';
import { DayText, FactList, Section } from '~/components/ui';
import { HAZARD_SOURCE_NAMES, TREATMENT_NAMES } from '~/domain/hazard/words';
import { periodPath } from '~/domain/routine/periodKind';
import type { HazardFileProps } from './file';

/** What was found, where it came from, and who is named for it. */
export function HazardFacts({ file }: { file: HazardFileProps }) {
  const { hazard, noticeNumber } = file;
  return (
    <Section title="隐患">
      <FactList
        columns={1}
        facts={[
          ['情况', hazard.description],
          ['即时措施', hazard.immediateMeasure],
          ['车间', hazard.workshopName],
          ['岗位', hazard.postName],
          ['发现', <span key="found"><DayText day={hazard.foundDay} /> {hazard.foundByName}</span>],
          ['来源', <Source key="source" file={file} />],
          ['风险项', hazard.riskLineId ? <Link key="risk" to={`/risk?line=${hazard.riskLineId}`}>风险管控清单中的这一项</Link> : null],
          ['责任人', hazard.responsibleName],
          ['治理方式', hazard.treatment ? TREATMENT_NAMES[hazard.treatment] : null],
          ['整改期限', hazard.deadline ? <DayText key="deadline" day={hazard.deadline} /> : null],
          ['通知单号', noticeNumber],
          ['销号', hazard.closedDay ? <DayText key="closed" day={hazard.closedDay} /> : null],
        ]}
      />
    </Section>
  );
}

function Source({ file: { hazard, sweptIn } }: { file: HazardFileProps }) {
  const name = HAZARD_SOURCE_NAMES[hazard.source];
  if (sweptIn) return <Link to={periodPath('week', sweptIn.period, sweptIn.id)}>{name} · 周报</Link>;
  return hazard.source === 'daily' && hazard.sourceRecordId ? <Link to={`/records/${hazard.sourceRecordId}`}>{name} · 检查记录</Link> : <>{name}</>;
}
