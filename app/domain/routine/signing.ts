import type { Json } from '../shared/canonical';
import { decided, type Decision, refused } from '../shared/decision';
import type { Day } from '../shared/day';
import { dayOf, type Instant } from '../shared/instant';
import type { SignatureKind } from '../organisation/access/assurance';
import type { Role } from '../organisation/types';
import type { Period } from './periodKind';
import type { SignatureCapacity } from './types';

/** A name under a weekly report or monthly minutes; `contentHash` is what was signed. */
export interface PaperSignature {
  readonly capacity: SignatureCapacity;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly contentHash: string;
  readonly signedAt: Instant;
  /** By what the signer was made sure of; missing where they were signed in and no more. */
  readonly kind?: SignatureKind;
  /** How it is drawn, as an ornament (`shared/pen`); missing where nothing was drawn. */
  readonly drawing?: string;
}

/** A paper of a week or month: compiled under a number, given words, signed. */
export interface PeriodPaper<K extends Period = Period, Figures = unknown, Words = unknown> {
  readonly id: string;
  readonly number: string;
  readonly period: K;
  readonly figures: Figures;
  readonly words: Words;
  readonly compiledBy: string;
  readonly compiledAt: Instant;
  readonly version: number;
  readonly signatures: readonly PaperSignature[];
}

/** A draft can still be written; the director's name fixes the content; the 主要负责人's name seals the paper. */
export type PaperState = 'draft' | 'awaitingPrincipal' | 'sealed';

/** Somebody else was first: a name fixed the content, or the paper was changed since it was read. */
export type ChangeRefusal = { readonly code: 'sealed' } | { readonly code: 'movedOn' };

/** Whose name is not to be set, or not now. */
export type SignerRefusal = ChangeRefusal | { readonly code: 'alreadySigned' } | { readonly code: 'notSigner' } | { readonly code: 'directorFirst' };

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
export function mayChange(paper: Signed & { readonly version: number }, version: number): Decision<null, ChangeRefusal> {
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

/**
 * In which capacity somebody of these roles signs the paper that was read: the director first, then the 主要负责人; without a director in office
 * (`directorFirst` false) the 主要负责人 alone.
 */
export function capacityFor(paper: Signed & { readonly version: number }, roles: readonly Role[], directorFirst: boolean, version: number): Decision<'director' | 'principal', SignerRefusal> {
  if (paperState(paper) === 'sealed') return refused({ code: 'sealed' });
  const director = signatureOf(paper, 'director') !== undefined;
  const first = roles.includes('director') && !director;
  if (!first && !roles.includes('principal')) return refused(director && roles.includes('director') ? { code: 'alreadySigned' } : { code: 'notSigner' });
  if (!first && directorFirst && !director) return refused({ code: 'directorFirst' });
  return paper.version === version ? decided(first ? 'director' : 'principal') : refused({ code: 'movedOn' });
}

/** Whose name a paper waits for: the director's, or, where there is none in office (`directorFirst` false), either's; then the 主要负责人's. */
export function signsNext(paper: Signed, directorFirst: boolean): readonly Role[] {
  if (paperState(paper) === 'sealed') return [];
  return paper.signatures.length > 0 ? ['principal'] : directorFirst ? ['director'] : ['director', 'principal'];
}
