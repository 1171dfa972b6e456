import type { HazardStory } from '~/domain/hazard/story';
import { actsOf, lastAct } from '~/domain/story/acts';
import type { HazardAct } from '~/domain/hazard/types';
import type { Paper, PrintedSignature } from '~/domain/report/paper';
import { noticePaperIssued, type NoticeSince } from '~/domain/report/rectificationNotice';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import type { Address } from '~/domain/organisation/address';
import type { Rules } from '~/domain/rulepack/rules';

/** What the papers of a hazard are made of besides its story. */
export interface PaperFrameOfHazard {
  readonly factory: string;
  readonly rules: Pick<Rules, 'titles' | 'gradeNames'>;
  /** The address its code leads to; null while none is set. */
  readonly address: Address | null;
}

const signed = (act: HazardAct): PrintedSignature => ({ name: act.actorName, title: act.actorTitle, at: act.at });

/** Of the code the paper keeps the address alone; the hash is set when it is drawn, for it is that of the event that tells the act. */
const frameOf = ({ hazard }: HazardStory, { factory, address }: PaperFrameOfHazard, at: Paper['createdAt']) => ({
  factory, recordCode: hazard.number, versionLabel: '', contentHash: '', verifyUrl: address ?? '', createdAt: at,
});

/** 《质量隐患整改通知单》 as it is issued; null before. */
export function noticeIssued(story: HazardStory, frame: PaperFrameOfHazard): Paper | null {
  const { hazard, acts } = story;
  const notice = lastAct(acts, 'notify');
  const grade = lastAct(acts, 'grade')?.details;
  if (!notice || !grade) return null;
  return noticePaperIssued({
    ...frameOf(story, frame, notice.at),
    titles: frame.rules.titles,
    noticeNumber: notice.details.noticeNumber,
    hazardNumber: hazard.number,
    hazardTitle: hazard.title,
    riskPoint: hazard.riskPoint,
    description: hazard.description,
    immediateMeasure: hazard.immediateMeasure,
    workshop: hazard.workshopName,
    post: hazard.postName,
    source: hazard.source,
    sourceNumber: '',
    foundBy: { name: hazard.foundByName, title: acts[0]?.actorTitle ?? '' },
    foundDay: hazard.foundDay,
    gradeName: frame.rules.gradeNames[grade.grade],
    gradeBasis: grade.basis,
    treatment: grade.treatment,
    requirement: notice.details.requirement,
    responsible: notice.details.responsibleName,
    deadline: notice.details.deadline,
    fiveElements: notice.details.fiveElements,
    copiedTo: [],
    photosBefore: hazard.photos,
    issued: signed(notice),
  });
}

/** What was done since the notice was issued, act by act, and who received it. */
export function sinceNotice({ acts }: HazardStory): { readonly received: PrintedSignature | null; readonly since: NoticeSince } {
  const received = lastAct(acts, 'receive');
  const rounds: NoticeSince['rounds'][number][] = actsOf(acts, 'rectify').map((rectified) => {
    const next = acts.find((act) => act.ordinal > rectified.ordinal && act.verb === 'verify');
    const verified = next && next.verb === 'verify' ? next : null;
    return { rectified: { ...rectified.details, by: signed(rectified) }, verified: verified && { passed: verified.details.passed, opinion: verified.details.opinion, by: signed(verified) } };
  });
  const extensions = actsOf(acts, 'decideExtension').map((act) => ({ granted: act.details.granted, deadline: act.details.deadline, by: signed(act) }));
  return { received: received ? signed(received) : null, since: { rounds, extensions } };
}

/** 《质量隐患治理验收表》 of one verification, passed or returned; null when the act is none. */
export function verificationForm(story: HazardStory, ordinal: number, frame: PaperFrameOfHazard): Paper | null {
  const { hazard, acts } = story;
  const before = acts.filter((act) => act.ordinal < ordinal);
  const verified = acts.find((act) => act.ordinal === ordinal);
  const rectified = lastAct(before, 'rectify');
  const notice = lastAct(before, 'notify');
  if (verified?.verb !== 'verify' || !rectified) return null;
  const grade = lastAct(before, 'grade')?.details.grade;
  return verificationFormPaper({
    ...frameOf(story, frame, verified.at),
    titles: frame.rules.titles,
    number: `${hazard.number}-${ordinal}`,
    noticeNumber: notice?.details.noticeNumber ?? '',
    hazardNumber: hazard.number,
    hazardTitle: hazard.title,
    riskPoint: hazard.riskPoint,
    description: hazard.description,
    gradeName: grade ? frame.rules.gradeNames[grade] : '',
    workshop: hazard.workshopName,
    post: hazard.postName,
    foundDay: hazard.foundDay,
    responsible: notice?.details.responsibleName ?? hazard.responsibleName,
    deadline: hazard.deadline,
    fiveElements: notice?.details.fiveElements ?? null,
    rectified: { ...rectified.details, by: signed(rectified) },
    photosBefore: hazard.photos,
    photosAfter: rectified.details.photos,
    items: [{ subject: hazard.title, standard: verified.details.standard, method: '', passed: verified.details.passed }],
    passed: verified.details.passed,
    opinion: verified.details.opinion,
    remaining: '',
    reassessed: null,
    archiveNumber: '',
    retention: '',
    verifiers: [signed(verified)],
  });
}
