import { type TemplateUpdate, templateUpdates } from '../../app/domain/risk/templateUpdates';
import type { TemplateRow } from '../../app/domain/risk/template';
import { libraryOf, type TemplateChange } from './library';
import { type RiskListVersion, riskOf } from './risk';
import { riskLifeOf } from './riskLife';
import type { Scope } from './scope';

export interface UpdatesOnFile {
  readonly edition: { readonly edition: number; readonly asOf: string };
  /** The list looked at: the draft, or the version published last. */
  readonly version: RiskListVersion | null;
  readonly updates: readonly TemplateUpdate[];
  readonly changes: readonly TemplateChange[];
}

/** What changed in the library since one factory took its rows; null before the library was loaded. Seven queries and two for every edition in use. */
export async function templateUpdatesOf(scope: Scope): Promise<UpdatesOnFile | null> {
  const library = libraryOf(scope);
  const [edition, editions, draft, published, choices] = await Promise.all([library.edition(), library.editions(), riskOf(scope).draft(), riskOf(scope).latestPublished(), riskLifeOf(scope).templateChoices()]);
  if (!edition) return null;
  const version = draft ?? published;
  const items = version ? await riskOf(scope).itemsOf(version.id) : [];
  const released = editions.filter(({ releasedAt }) => releasedAt !== null).map((one) => one.edition);
  const oldest = Math.min(...released);
  const used = new Set([oldest, edition.edition, ...items.flatMap(({ templateEdition }) => templateEdition ?? []), ...choices.map((choice) => choice.edition)]);
  const numbers = released.filter((number) => used.has(number));
  const categories = [...new Set(items.flatMap(({ templateCategory }) => templateCategory ?? []))];
  const rows = new Map<number, readonly TemplateRow[]>(await Promise.all(numbers.map(async (number) => [number, await library.rowsOf(number, categories)] as const)));
  const since = released.filter((number) => number > Math.min(...items.map(({ templateEdition }) => templateEdition ?? oldest)));
  const changes = (await Promise.all(since.map((number) => library.changes(number)))).flat();
  return { edition, version, updates: templateUpdates(items, rows, edition.edition, choices), changes };
}
