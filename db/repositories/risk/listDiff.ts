import { diffLists, type ListDiff } from '../../../app/domain/risk/list/diff';
import type { RiskItem } from '../../../app/domain/risk/types';
import { bySlices } from '../../../app/domain/shared/giveWay';

/** How two versions of a list differ (`diffLists`), compared a few rows at a time. */
export async function listDiff(before: readonly RiskItem[], after: readonly RiskItem[]): Promise<ListDiff> {
  const [old, kept] = [new Map(before.map((item) => [item.lineId, item])), new Set(after.map(({ lineId }) => lineId))];
  const parts = await bySlices(after, (slice) => diffLists(slice.flatMap(({ lineId }) => old.get(lineId) ?? []), slice));
  return {
    added: parts.flatMap(({ added }) => added),
    removed: before.filter(({ lineId }) => !kept.has(lineId)),
    changed: parts.flatMap(({ changed }) => changed),
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
  };
}
