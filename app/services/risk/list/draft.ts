import { update, type Write } from 'db/dialect/writes';
import { type RiskListVersion, riskOf } from 'db/repositories/risk/risk';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { riskItems, riskListVersions } from 'db/schema';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { NewEvent } from '~/domain/events/event';
import type { RiskRefusal } from '~/domain/risk/refusals';
import type { RiskItem } from '~/domain/risk/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** An item of the draft as somebody saw it. */
export interface SeenItem {
  readonly id: string;
  readonly version: number;
}

/** The draft moves on by one: a publication that looked at it before finds it changed and is decided again. */
export const touch = (enterpriseId: string, draft: RiskListVersion): Write =>
  update(riskListVersions, { enterpriseId, id: draft.id }, { revision: draft.revision + 1 }, { revision: draft.revision });

/** Sets columns of an item that nobody changed since it was read. */
export const rewrite = (enterpriseId: string, item: RiskItem, set: Partial<Omit<RiskItem, 'id' | 'version'>>): Write =>
  update(riskItems, { enterpriseId, id: item.id }, { ...set, version: item.version + 1 }, { version: item.version });

/** One item of a draft, not changed since it was seen, with the draft it belongs to. */
async function seenItem(scope: Scope, permit: Authorised<'risk.edit'>, seen: SeenItem): Promise<Decision<{ item: RiskItem; draft: RiskListVersion }, RiskRefusal>> {
  const risk = riskOf(scope);
  const item = await risk.item(seen.id);
  if (!item || !covers(permit, item)) return refused({ code: 'notFound' });
  const draft = await risk.version(item.versionId);
  if (!draft) return refused({ code: 'notFound' });
  if (draft.publication) return refused({ code: 'published' });
  if (item.version !== seen.version) return refused({ code: 'moved', current: item });
  return decided({ item, draft });
}

/** Several items of the draft, none changed since they were seen. */
export async function seenItems(scope: Scope, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[]): Promise<Decision<{ items: RiskItem[]; draft: RiskListVersion }, RiskRefusal>> {
  if (seen.length === 0) return refused({ code: 'nothingChosen' });
  const risk = riskOf(scope);
  if (seen.length === 1) {
    const one = await seenItem(scope, permit, seen[0]!);
    return one.ok ? decided({ items: [one.fact.item], draft: one.fact.draft }) : one;
  }
  const draft = await risk.draft();
  if (!draft) return refused({ code: 'draftMissing' });
  const held = new Map((await risk.itemsOf(draft.id)).map((item) => [item.id, item]));
  const items: RiskItem[] = [];
  for (const { id, version } of new Map(seen.map((entry) => [entry.id, entry])).values()) {
    const item = held.get(id);
    if (!item) return refused({ code: (await risk.item(id)) ? 'published' : 'gone' });
    if (!covers(permit, item)) return refused({ code: 'notFound' });
    if (item.version !== version) return refused({ code: 'moved', current: item });
    items.push(item);
  }
  return decided({ items, draft });
}

/** What a verb makes of items of the draft: what it answers, its event with the rows it writes; no event where nothing is to be changed. */
interface Deed<Fact> {
  readonly fact: Fact;
  readonly event?: NewEvent;
  readonly writes?: readonly Write[];
}
interface Ground {
  readonly draft: RiskListVersion;
  readonly scope: Scope;
}
type Judged<Fact> = Promise<Decision<Deed<Fact>, RiskRefusal>>;

/** A verb on items of the draft as they were seen: judged, and committed as one event with the draft that moves on. */
export function onItems<Fact>(
  cx: Context, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[], judge: (ground: Ground & { readonly items: readonly RiskItem[] }) => Judged<Fact>,
): Promise<Decision<Fact, RiskRefusal>> {
  return decide<Fact, RiskRefusal>(async () => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const ground = await seenItems(scope, permit, seen);
    if (!ground.ok) return ground;
    const decision = await judge({ ...ground.fact, scope });
    if (!decision.ok) return decision;
    const { fact, event, writes = [] } = decision.fact;
    if (event) await record(cx, permit, event, [touch(permit.enterpriseId, ground.fact.draft), ...writes]);
    return decided(fact);
  });
}

/** The same of one item. */
export const onItem = <Fact>(
  cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, judge: (ground: Ground & { readonly item: RiskItem }) => Judged<Fact>,
): Promise<Decision<Fact, RiskRefusal>> =>
  onItems(cx, permit, [seen], ({ items: [item], ...ground }) => judge({ item: item!, ...ground }));
