import type { Json } from '../shared/canonical';
import { decided, type Decision, refused } from '../shared/decision';
import type { Day } from '../shared/day';
import { dayOf, type Instant } from '../shared/instant';
import type { Role } from '../organisation/types';
import type { SignatureCapacity } from './types';
import type { MonthlyMeeting } from './monthly';
import { WEEK_BLOCKS_REQUIRED, type WeekBlock, type WeeklyReport } from './weekly';
import type { PaperRefusal } from './paperRefusals';

/** A name under a weekly report or monthly minutes; `contentHash` is what was signed. */
export interface PaperSignature {
  readonly capacity: SignatureCapacity;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly contentHash: string;
  readonly signedAt: Instant;
}

/** A draft can still be written; the director's name fixes the content; the 主要负责人's name seals the paper. */
export type PaperState = 'draft' | 'awaitingPrincipal' | 'sealed';

type Signed = { readonly signatures: readonly PaperSignature[] };

const signatureOf = (paper: Signed, capacity: SignatureCapacity): PaperSignature | undefined =>
  paper.signatures.find((signature) => signature.capacity === capacity);

/** How far a paper is signed. */
export function paperState(paper: Signed): PaperState {
  if (signatureOf(paper, 'principal')) return 'sealed';
  return signatureOf(paper, 'director') ? 'awaitingPrincipal' : 'draft';
}

/** The day the paper was first signed: from then on its content is fixed and its period counts as done. */
export function firstSignedOn(paper: Signed): Day | null {
  const first = paper.signatures.map((signature) => signature.signedAt).sort()[0];
  return first ? dayOf(first) : null;
}

/** Whether one may change the content of a paper: nobody has signed it, and the writer saw its present version. */
export function mayChange(paper: Signed & { readonly version: number }, version: number): Decision<null, PaperRefusal> {
  if (paper.signatures.length > 0) return refused({ code: 'sealed' });
  return paper.version === version ? decided(null) : refused({ code: 'movedOn' });
}

export interface Signing {
  readonly capacity: SignatureCapacity;
  readonly words: string;
  /** What the name is set under; its canonical text is hashed. */
  readonly content: Json;
}

export interface SignInput {
  readonly words: string;
  readonly version: number;
}

/** Signs a weekly report: the director first, when blocks 3 and 4 are said; then the 主要负责人, with words of his own. */
export function signWeekly(report: WeeklyReport, roles: readonly Role[], input: SignInput): Decision<Signing, PaperRefusal> {
  const capacity = capacityFor(report, roles, true);
  if (!capacity.ok) return capacity;
  if (report.version !== input.version) return refused({ code: 'movedOn' });
  const missing = WEEK_BLOCKS_REQUIRED.filter((block: WeekBlock) => report.words[block].trim() === '');
  if (missing.length > 0) return refused({ code: 'blocksMissing', blocks: missing });
  const words = input.words.trim();
  if (capacity.fact === 'principal' && words === '') return refused({ code: 'principalWordsMissing' });
  return decided({ capacity: capacity.fact, words, content: weeklyContent(report) });
}

/** Signs minutes: place, time, people and what was resolved must stand; the director first where there is one. */
export function signMonthly(
  meeting: MonthlyMeeting,
  roles: readonly Role[],
  input: SignInput,
  facts: { readonly directorInOffice: boolean; readonly now: Instant },
): Decision<Signing, PaperRefusal> {
  const capacity = capacityFor(meeting, roles, facts.directorInOffice);
  if (!capacity.ok) return capacity;
  if (meeting.version !== input.version) return refused({ code: 'movedOn' });
  if (meeting.place.trim() === '') return refused({ code: 'placeMissing' });
  if (meeting.attendees.length === 0) return refused({ code: 'attendeesMissing' });
  if (meeting.heldAt > facts.now) return refused({ code: 'notYetHeld' });
  if (meeting.words.measures.trim() === '' && meeting.resolutions.length === 0) return refused({ code: 'nothingResolved' });
  return decided({ capacity: capacity.fact, words: input.words.trim(), content: monthlyContent(meeting) });
}

function capacityFor(paper: Signed, roles: readonly Role[], directorFirst: boolean): Decision<'director' | 'principal', PaperRefusal> {
  if (paperState(paper) === 'sealed') return refused({ code: 'sealed' });
  const director = signatureOf(paper, 'director') !== undefined;
  if (roles.includes('director') && !director) return decided('director');
  if (!roles.includes('principal')) return refused(director && roles.includes('director') ? { code: 'alreadySigned' } : { code: 'notSigner' });
  return directorFirst && !director ? refused({ code: 'directorFirst' }) : decided('principal');
}

/** Whether a paper waits for the name of somebody of these roles: the director's first where `directorFirst`, then the 主要负责人's. */
export function waitsForName(paper: Signed, roles: readonly Role[], directorFirst: boolean): boolean {
  const first = directorFirst ? roles.includes('director') : roles.includes('principal') || roles.includes('director');
  return paperState(paper) !== 'sealed' && (paper.signatures.length === 0 ? first : roles.includes('principal'));
}

/** What is signed under a weekly report: number, week, figures, words. */
export const weeklyContent = ({ id, number, weekStart, figures, words }: WeeklyReport): Json => ({ id, number, weekStart, figures, words }) as unknown as Json;

/** What is signed under minutes: the meeting, its figures and words, and what it resolved with owner and limit. */
export const monthlyContent = (meeting: MonthlyMeeting): Json => {
  const { id, number, month, place, heldAt, chairId, recorderId, attendees, figures, words } = meeting;
  const resolutions = meeting.resolutions.map(({ id: resolution, position, content, ownerId, dueDay }) => ({ id: resolution, position, content, ownerId, dueDay }));
  return { id, number, month, place, heldAt, chairId, recorderId, attendees, figures, words, resolutions } as unknown as Json;
};
