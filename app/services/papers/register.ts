import { insert, update, type Write } from 'db/dialect/writes';
import { registerOf } from 'db/repositories/paper/papers';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import type { Scope } from 'db/repositories/scope';
import { papers } from 'db/schema';
import type { Paper } from '~/domain/report/paper';
import type { PaperLine, PaperStep } from '~/domain/report/register';
import type { PaperTitles } from '~/domain/rulepack/rules';
import type { Day } from '~/domain/shared/day';
import type { Context } from '../context';

/** What papers are headed with: the factory's name, and what it calls each kind. */
export async function headingsOf(scope: Scope): Promise<{ readonly factory: string; readonly titles: PaperTitles }> {
  const [{ name: factory }, { titles }] = await Promise.all([enterpriseOf(scope), rulesFor(scope)]);
  return { factory, titles };
}

type Placed = Partial<Pick<PaperLine, 'workshopId' | 'postId' | 'personId' | 'version' | 'series'>>;

/** A paper as the act that makes it enters it. */
export type PaperEntry = Omit<PaperLine, 'id' | 'ordinal' | 'state' | 'replaces' | keyof Placed> & Placed;

/**
 * The writes that enter a paper, to stand in the write set of the act that makes it. `before` is what its series held (`registerOf(scope).before`):
 * a line of the same subject and content goes a step on; any other is replaced. Pure, but for the id.
 */
export function enter({ newId }: Pick<Context, 'newId'>, enterpriseId: string, before: PaperLine | null, entry: PaperEntry): Write[] {
  if (before?.subjectId === entry.subjectId && before.contentHash === entry.contentHash) return stepTo(enterpriseId, before, entry.subjectId, entry.step);
  return [
    ...(before ? [update(papers, { enterpriseId, id: before.id }, { state: 'replaced' }, { state: before.state })] : []),
    insert(papers, {
      workshopId: null, postId: null, personId: null, version: '', series: '', ...entry,
      enterpriseId, id: newId(), ordinal: (before?.ordinal ?? 0) + 1, state: 'current', replaces: before?.id ?? null,
    }),
  ];
}

/** The write by which an act on a paper's subject takes its line a step on; none where the subject has no line. */
export const stepTo = (enterpriseId: string, line: PaperLine | null, subjectId: string, step: PaperStep): Write[] =>
  line?.subjectId === subjectId ? [update(papers, { enterpriseId, id: line.id }, { step }, { step: line.step })] : [];

/** What a line says in the words of the paper itself. */
export const headed = ({ number, title, factory, versionLabel: version, subtitle: about, contentHash }: Paper) => ({ number, title, factory, version, about, contentHash });

/** The write by which a paper goes on: something was added to its subject that stands in no later paper. None where it was said before, or there is no paper. */
export const goOn = (enterpriseId: string, line: PaperLine | null): Write[] =>
  line?.state === 'current' ? [update(papers, { enterpriseId, id: line.id }, { state: 'continued' }, { state: 'current' })] : [];

/** What a record or reason of a day adds to the day's paper, where that was signed before. */
export const goOnWithDay = async (scope: Scope, day: Day): Promise<Write[]> => goOn(scope.enterpriseId, await registerOf(scope).newest('daily', day));
