import { listDiff } from 'db/repositories/risk/listDiff';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { changesInWords, type FieldChange } from '~/domain/risk/list/changeWords';
import { actsByLine, type LineAct } from '~/domain/risk/list/listStory';
import type { RiskItem, RiskLevel } from '~/domain/risk/types';
import type { Context } from '~/services/context';
import { namesOf } from './names';

/** A line that differs, with what was done about it. */
export interface DiffLine {
  readonly lineId: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly itemId: string;
  readonly riskPoint: string;
  readonly level: RiskLevel | null;
  readonly changes: readonly FieldChange[];
  readonly acts: readonly LineAct[];
}

/** Lines shown in full; beyond it the page asks to choose a workshop. */
const SHOWN = 400;

/**
 * How one version differs from another, by workshop and post: what, who and why. `withId` null: the version published
 * before it. Null when a version is unknown, or a draft that is not for these eyes. Eight queries and one for every version between.
 */
export async function riskDiff(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, id: string, withId: string | null) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const versions = (await risk.versions()).filter(({ publication }) => publication !== null || permit.reach === 'enterprise');
  const chosen = versions.find((version) => version.id === id);
  if (!chosen) return null;
  const other = withId ? versions.find((version) => version.id === withId) : versions.find((version) => version.publication !== null && version.number < chosen.number);
  if (withId && !other) return null;
  const [before, after] = other && other.number > chosen.number ? [chosen, other] : [other ?? null, chosen];
  const between = versions.filter(({ number }) => number <= after.number && number > (before?.number ?? 0)).reverse();
  const [names, earlier, lists, events] = await Promise.all([
    namesOf(scope),
    before ? risk.itemsOf(before.id) : [],
    Promise.all(between.map((version) => risk.itemsOf(version.id))),
    riskLifeOf(scope).listEvents(between[0]!.id, after.id),
  ]);
  const seen = (item: RiskItem): boolean => covers(permit, item);
  const later = lists.at(-1) ?? [];
  const diff = await listDiff(earlier.filter(seen), later.filter(seen));
  const acts = actsByLine(events, new Map([earlier, ...lists].flat().map((item) => [item.id, item.lineId])));
  const line = (kind: DiffLine['kind'], item: RiskItem, changes: readonly FieldChange[]): DiffLine & { item: RiskItem } => ({
    lineId: item.lineId, kind, itemId: item.id, riskPoint: item.riskPoint, level: item.level, changes, acts: acts.get(item.lineId) ?? [], item,
  });
  const lines = [
    ...diff.added.map((item) => line('added', item, [])),
    ...diff.changed.map((change) => line('changed', change.after, changesInWords(change, names))).filter(({ changes }) => changes.length > 0),
    ...diff.removed.map((item) => line('removed', item, [])),
  ];
  const count = (kind: DiffLine['kind']): number => lines.filter((one) => one.kind === kind).length;
  const shown = lines.slice(0, SHOWN);
  const places = names.workshops.flatMap((workshop) =>
    names.posts.filter(({ workshopId }) => workshopId === workshop.id).map((post) => ({
      workshop: workshop.name, post: post.name, postId: post.id,
      lines: shown.filter(({ item }) => item.postId === post.id).map(({ item: _, ...rest }): DiffLine => rest),
    })),
  );
  return {
    before: before && { id: before.id, number: before.number },
    after: { id: after.id, number: after.number, published: after.publication },
    counts: { added: count('added'), changed: count('changed'), removed: count('removed'), unchanged: later.filter(seen).length - count('added') - count('changed') },
    places: places.filter(({ lines: own }) => own.length > 0),
    hidden: lines.length - shown.length,
    versions: versions.map(({ id: versionId, number, publication }) => ({ value: versionId, label: `第 ${number} 版${publication ? '' : '（草稿）'}` })),
  };
}

export type RiskDiffView = NonNullable<Awaited<ReturnType<typeof riskDiff>>>;
