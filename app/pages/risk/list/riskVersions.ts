import { bySlices } from '~/domain/shared/giveWay';
import { listDiff } from 'db/repositories/risk/listDiff';
import { riskOf } from 'db/repositories/risk/risk';
import { listGroundOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { FIELD_NAMES } from '~/domain/risk/list/diff';
import { lacksOfItems, lacksOfList } from '~/domain/risk/list/lacks';
import { lackText } from '~/domain/risk/list/lackTexts';
import type { RiskItem } from '~/domain/risk/types';
import { versionStanding } from '~/domain/risk/list/versionStanding';
import { effectiveOn } from '~/domain/risk/list/publish';
import type { Context } from '~/services/context';
import { namesOf } from './names';
import { readingProgress } from '../upkeep/riskReadings';

/** Rows looked over at once: each is held against every standard it may cite. */
const LOOKED_OVER = 50;

/** Of each kind of difference and lack this many are named; the rest is told as a number. */
const LISTED = 100;

interface LackGroup {
  readonly text: string;
  readonly refusing: boolean;
  /** How many items it concerns; the first of them are named. */
  count: number;
  readonly items: { readonly id: string; readonly riskPoint: string; readonly place: string }[];
}

/** What stands between the draft and its publication, and what it changes; null without a draft. Nine queries. */
export async function riskPublish(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, base, ground, names] = await Promise.all([risk.draft(), risk.latestPublished(), listGroundOf(scope, permit.today), namesOf(scope)]);
  if (!draft) return null;
  const [items, before] = await Promise.all([risk.itemsOf(draft.id), base ? risk.itemsOf(base.id) : []]);
  const shown = (item: RiskItem) => ({ id: item.id, riskPoint: item.riskPoint, place: `${names.workshop(item.workshopId)} · ${names.post(item.postId)}` });
  const groups = new Map<string, LackGroup>();
  for (const lack of [...lacksOfList(items, ground), ...(await bySlices(items, (slice) => lacksOfItems(slice, ground), LOOKED_OVER)).flat()]) {
    const text = lackText(lack);
    const group = groups.get(text) ?? { text, refusing: lack.refusing, count: 0, items: [] };
    if ('item' in lack && (group.count += 1) <= LISTED) group.items.push(shown(lack.item));
    groups.set(text, group);
  }
  const diff = await listDiff(before, items);
  return {
    draft: { id: draft.id, number: draft.number, revision: draft.revision, items: items.length },
    base: base && { number: base.number },
    effectiveFrom: effectiveOn(!base, permit.today),
    refusing: [...groups.values()].filter(({ refusing }) => refusing),
    warnings: [...groups.values()].filter(({ refusing }) => !refusing),
    diff: {
      added: diff.added.slice(0, LISTED).map(shown),
      removed: diff.removed.slice(0, LISTED).map(shown),
      changed: diff.changed.slice(0, LISTED).map(({ after, fields }) => ({ ...shown(after), fields: fields.map((field) => FIELD_NAMES[field]) })),
      counts: { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length, unchanged: diff.unchanged },
    },
  };
}

/** Versions of which the readings are told on the page of versions, the newest first. */
const READ_VERSIONS = 3;

/**
 * Every version with when and by whom it was published, the newest with how far 阅签 is; drafts are shown to those who
 * reach the enterprise. One query and eight for each version with its readings.
 */
export async function riskVersions(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const versions = await risk.versions();
  const published = versions.flatMap(({ number, publication }) => (publication ? [{ number, effectiveFrom: publication.effectiveFrom }] : []));
  const told = permit.reach === 'enterprise' ? versions.filter(({ publication }) => publication !== null).slice(0, READ_VERSIONS) : [];
  const readings = new Map(await Promise.all(told.map(async ({ id }) => [id, await readingProgress(scope, id, permit.today)] as const)));
  return {
    versions: versions
      .filter(({ publication }) => publication !== null || permit.reach === 'enterprise')
      .map(({ id, number, basedOnId, createdAt, publication }) => ({
        id, number, createdAt, publication, standing: publication && versionStanding({ number, effectiveFrom: publication.effectiveFrom }, published, permit.today), basedOn: versions.find((version) => version.id === basedOnId)?.number ?? null, readings: readings.get(id) ?? null,
      })),
  };
}
