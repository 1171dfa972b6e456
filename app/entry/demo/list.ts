import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { byLs } from '~/domain/risk/assess/assess';
import { typedMeasurements } from '~/domain/risk/list/measurementText';
import { parseMeasures } from '~/domain/risk/list/measures';
import { addItem } from '~/services/risk/list/addItem';
import { assessItem } from '~/services/risk/assess/assessItem';
import { confirmItems } from '~/services/risk/list/confirmItems';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { setMeasurements } from '~/services/risk/list/setMeasurements';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { publishList } from '~/services/risk/list/publishList';
import type { House } from './founding';
import { MEASURED, type OwnItem, PLACES } from './script';
import { must } from './stage';

const postOf = (house: House, name: string): string => {
  const id = house.posts.get(name);
  if (!id) throw new Error(`demo: no post ${name}`);
  return id;
};

/** Lays the library's cable rows and the common ones over the factory's posts. */
export async function layCableList(house: House): Promise<void> {
  const { stage, director } = house;
  const mappings = PLACES.map(([sourceWorkshop, sourcePost, ours]) => ({ sourceWorkshop, sourcePost, postId: postOf(house, ours) }));
  must(await layTemplates(stage.cx, await stage.as(director, 'risk.edit'), { categories: ['wire-cable', 'common'], mappings }), 'laying the templates');
}

/** Says what is measured at rows that were laid. */
export async function measureRows(house: House): Promise<void> {
  const { stage, director } = house;
  const risk = riskOf(scopeOf(stage.cx.store, stage.enterpriseId));
  const draft = await risk.draft();
  const items = draft ? await risk.itemsOf(draft.id) : [];
  for (const { post, riskPoint, asks } of MEASURED) {
    const item = items.find((one) => one.postId === postOf(house, post) && one.riskPoint === riskPoint);
    if (!item) throw new Error(`demo: no row ${riskPoint} at ${post}`);
    must(await setMeasurements(stage.cx, await stage.as(director, 'risk.edit'), { id: item.id, version: item.version }, typedMeasurements(asks)), `measuring ${riskPoint}`);
  }
}

/** Adds a row of the factory's own and assesses it. */
export async function addOwnItem(house: House, own: OwnItem): Promise<void> {
  const { stage, director } = house;
  const permit = () => stage.as(director, 'risk.edit');
  const { itemId } = must(
    await addItem(stage.cx, await permit(), {
      stage: own.stage, postId: postOf(house, own.post), dimension: own.dimension, product: '', riskPoint: own.riskPoint, failure: own.failure,
      consequence: own.consequence, measures: parseMeasures(own.measures, own.stage), checkContent: own.check, method: '现场查看', criterion: own.criterion, frequency: 'day',
    }),
    `adding ${own.riskPoint}`,
  );
  const item = await riskOf(scopeOf(stage.cx.store, stage.enterpriseId)).item(itemId);
  must(
    await assessItem(stage.cx, await permit(), { id: itemId, version: item?.version ?? 0 }, { ...byLs(own.likelihood, own.severity, '质量安全总监与岗位人员共同评价'), takeFrequency: false }),
    `assessing ${own.riskPoint}`,
  );
}

/** Confirms every row, names whoever holds the posts, and publishes. */
export async function confirmAndPublish(house: House): Promise<string> {
  const { stage, director } = house;
  const risk = riskOf(scopeOf(stage.cx.store, stage.enterpriseId));
  const draft = await risk.draft();
  if (!draft) throw new Error('demo: no draft to publish');
  const seen = async () => (await risk.itemsOf(draft.id)).map(({ id, version }) => ({ id, version }));
  must(await nameOwners(stage.cx, await stage.as(director, 'risk.edit'), await seen(), { by: 'post' }), 'naming the owners');
  must(await confirmItems(stage.cx, await stage.as(director, 'risk.edit'), await seen()), 'confirming the rows');
  const ready = await risk.version(draft.id);
  must(await publishList(stage.cx, await stage.as(director, 'risk.publish'), { versionId: draft.id, revision: ready?.revision ?? 0 }), 'publishing the list');
  return draft.id;
}
