import type { Scope } from 'db/repositories/scope';
import { paperState } from '~/domain/routine/signing';
import type { PaperSignature } from '~/domain/routine/signing';
import type { SignatureCapacity } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { rosterWithNames } from '../inbox/people';

/** Whose name a paper of a week or month waits for next, and whether another of its period was signed before. */
export interface Waiting {
  readonly waitsFor: readonly string[];
  readonly further: boolean;
}

type Paper = { readonly signatures: readonly PaperSignature[] };
const anySigned = (papers: readonly Paper[]): boolean => papers.some((paper) => paperState(paper) !== 'draft');

/** A paper that was compiled waits for the director. `papers` are all of its period. */
export async function waitsForDirector(scope: Scope, today: Day, papers: readonly Paper[]): Promise<Waiting> {
  return { waitsFor: (await rosterWithNames(scope, today)).roster.appointed('director'), further: anySigned(papers) };
}

/** A paper that the director signed waits for the 主要负责人; one that is sealed for nobody. `others` are those of its period beside it. */
export async function waitsForPrincipal(scope: Scope, capacity: SignatureCapacity, today: Day, others: readonly Paper[]): Promise<Waiting> {
  return { waitsFor: capacity === 'director' ? (await rosterWithNames(scope, today)).roster.appointed('principal') : [], further: anySigned(others) };
}
