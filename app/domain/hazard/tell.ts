import { formatDay } from '../shared/day';
import { linesOf, type ToldLine } from '../shared/contract';
import { HAZARD_VERB_NAMES, TREATMENT_NAMES } from './words';
import { HAZARD_CONTRACTS } from './contracts';
import type { HazardAct, HazardGrade } from './types';

/** An act as it is told: what was done, what was said of it, and the photos that came with it. Shown as story, papers, export and interface choose. */
export interface ToldAct {
  readonly head: string;
  readonly lines: readonly ToldLine[];
  readonly photos: readonly string[];
}

const line = (name: string, label: string, text: string): ToldLine[] => (text ? [{ name, label, text }] : []);

/** Tells one act of a hazard. `gradeNames` are those the factory has set. */
export function tellAct(act: HazardAct, gradeNames: Readonly<Record<HazardGrade, string>>): ToldAct {
  const told = (lines: readonly ToldLine[], more: Partial<ToldAct> = {}): ToldAct => ({ head: HAZARD_VERB_NAMES[act.verb], lines, photos: [], ...more });
  switch (act.verb) {
    case 'register':
    case 'handOver':
      return told(line('responsibleName', '责任人', act.details.responsibleName));
    case 'grade': {
      const { grade, treatment, deadline, awaitsDirector, basis } = act.details;
      const result = `${gradeNames[grade]} · ${TREATMENT_NAMES[treatment]} · 期限${formatDay(deadline)}${awaitsDirector ? ' · 待质量安全总监确认' : ''}`;
      return told([...line('grade', '结果', result), ...line('basis', HAZARD_CONTRACTS.grade.fields.basis.label, basis)]);
    }
    case 'notify': {
      const { noticeNumber, responsibleName, deadline, requirement, fiveElements } = act.details;
      const { fields } = HAZARD_CONTRACTS.notify;
      const issued = `${noticeNumber} · 责任人${responsibleName} · 期限${formatDay(deadline)}`;
      return told([...line('notice', '通知单', issued), ...line('requirement', fields.requirement.label, requirement), ...linesOf(fields, { ...fiveElements })]);
    }
    case 'receive':
      return told(linesOf(HAZARD_CONTRACTS.receive.fields, act.details));
    case 'rectify':
      return told(linesOf(HAZARD_CONTRACTS.rectify.fields, act.details), { photos: act.details.photos });
    case 'verify':
      return told(linesOf(HAZARD_CONTRACTS.verify.fields, act.details, ['passed']), {
        head: act.details.passed ? '验收合格，销号' : '验收不合格，退回整改',
        photos: act.details.photos,
      });
    case 'requestExtension':
      return told(linesOf(HAZARD_CONTRACTS.requestExtension.fields, act.details));
    case 'decideExtension': {
      const { granted, deadline, reason } = act.details;
      return told([...line('deadline', granted ? '期限改为' : '申请的期限', formatDay(deadline)), ...line('reason', '理由', reason)], { head: granted ? '同意延期' : '不同意延期' });
    }
  }
}
