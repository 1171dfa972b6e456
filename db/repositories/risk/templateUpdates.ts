import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../app/domain/shared/canonical';
import { rowsOfActivity } from '../../../app/domain/risk/list/sellers';
import { isDeclined } from '../../../app/domain/risk/library/matching';
import type { Activity } from '../../../app/domain/organisation/types';
import { type TemplateUpdate, templateUpdates, type UpdateChoice } from '../../../app/domain/risk/library/templateUpdates';
import type { TemplateRow } from '../../../app/domain/risk/library/template';
import { bySlices, NARROW_SLICE } from '../../../app/domain/shared/giveWay';
import { recentOf } from '../../dialect/recent';
import { enterpriseOf } from '../organisation/enterprises';
import { libraryOf, type TemplateChange } from './library';
import { type RiskListVersion, riskOf, type TemplateMapping } from './risk';
import { riskLifeOf } from './riskLife';
import type { Scope } from '../scope';

export interface UpdatesOnFile {
  readonly edition: { readonly edition: number; readonly asOf: string };
  /** The list looked at: the draft, or the version published last. */
  readonly version: RiskListVersion | null;
  readonly updates: readonly TemplateUpdate[];
  readonly changes: readonly TemplateChange[];
}

/** What the comparison came to, by the revision of the list, and by all that it depends on. */
const compared = recentOf<{ readonly open: number }>(1_000);
const nameOf = (depends: readonly unknown[]): string => createHash('sha256').update(canonicalJson(depends)).digest('hex');

/**
 * The edition in force, and how many rows of it wait for an answer; null before the library was loaded. Asked with every page of whoever was told of an
 * edition, so whole lists are compared again only when their rows from the library, the answers or the edition are others than they were: other rows
 * may come by the thousand, and words be changed, without it. Six queries, a seventh when the list has another revision.
 */
export async function openTemplateUpdates(scope: Scope): Promise<{ readonly edition: number; readonly open: number } | null> {
  const [library, risk] = [libraryOf(scope), riskOf(scope)];
  const [edition, draft, published, choices, mappings, { activity }] = await Promise.all([
    library.edition(), risk.draft(), risk.latestPublished(), riskLifeOf(scope).templateChoices(), risk.mappings(), enterpriseOf(scope),
  ]);
  if (!edition) return null;
  const list = draft ?? published;
  const declined = mappings.filter(({ postId }) => postId === null);
  const known = compared(scope.read);
  const besides = [scope.enterpriseId, edition.edition, activity, choices, declined];
  const revised = nameOf([...besides, list?.id ?? null, list?.revision ?? 0]);
  const lately = known.get(revised);
  if (lately) return { edition: edition.edition, open: lately.open };
  const laid = nameOf([...besides, list ? await bySlices(await risk.sourcesOf(list.id), nameOf, NARROW_SLICE) : null]);
  const kept = known.get(laid) ?? { open: (await updatesOf(scope, { draft, published, choices, mappings, activity }))?.updates.length ?? 0 };
  for (const name of [revised, laid]) known.put(name, kept);
  return { edition: edition.edition, open: kept.open };
}

/**
 * What changed in the library since one factory took its rows; null before the library was loaded. Of rows that are new, those
 * that concern what the factory does and stand at no place it said it has not, as when it laid them. Six queries while there is one edition,
 * from which nothing can differ; eight and two for every edition in use otherwise.
 */
export async function templateUpdatesOf(scope: Scope): Promise<UpdatesOnFile | null> {
  const risk = riskOf(scope);
  const [draft, published, choices, mappings, { activity }] = await Promise.all([risk.draft(), risk.latestPublished(), riskLifeOf(scope).templateChoices(), risk.mappings(), enterpriseOf(scope)]);
  return updatesOf(scope, { draft, published, choices, mappings, activity });
}

/** What the comparison depends on besides the rows of the list and of the library. */
interface Ground {
  readonly draft: RiskListVersion | null;
  readonly published: RiskListVersion | null;
  readonly choices: readonly UpdateChoice[];
  readonly mappings: readonly TemplateMapping[];
  readonly activity: Activity;
}

async function updatesOf(scope: Scope, { draft, published, choices, mappings, activity }: Ground): Promise<UpdatesOnFile | null> {
  const [library, risk] = [libraryOf(scope), riskOf(scope)];
  const editions = await library.editions();
  const released = editions.filter(({ releasedAt }) => releasedAt !== null);
  const [latest] = released;
  if (!latest) return null;
  const [edition, version] = [{ edition: latest.edition, asOf: latest.asOf }, draft ?? published];
  if (released.length < 2 || !version) return { edition, version, updates: [], changes: [] };
  const [items, known] = await Promise.all([risk.laidItemsOf(version.id), library.categories(edition.edition)]);
  const all = released.map((one) => one.edition);
  const oldest = Math.min(...all);
  const used = new Set([edition.edition, ...items.flatMap(({ templateCategory, templateEdition }) => (templateCategory === null ? [] : (templateEdition ?? oldest))), ...choices.map((choice) => choice.edition)]);
  const categories = [...new Set(items.flatMap(({ templateCategory }) => templateCategory ?? []))];
  const since = all.filter((number) => number > Math.min(...items.map(({ templateEdition }) => templateEdition ?? oldest)));
  const [rows, changes] = await Promise.all([
    Promise.all(all.filter((number) => used.has(number)).map(async (number): Promise<[number, readonly TemplateRow[]]> => [number, await library.rowsOf(number, categories)])),
    Promise.all(since.map((number) => library.changes(number))),
  ]);
  const updates = await templateUpdates(items, new Map(rows), edition.edition, choices);
  const concerning = new Set(rowsOfActivity(activity, updates.flatMap(({ kind, after }) => (kind === 'added' && after ? [after] : [])), known));
  return { edition, version, updates: updates.filter(({ kind, after }) => kind !== 'added' || (after !== null && concerning.has(after) && !isDeclined(after.workshop, after.post, mappings))), changes: changes.flat() };
}
