import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { byLs } from '~/domain/risk/assess/assess';
import type { ItemInput } from '~/domain/risk/list/edit';
import { addItem } from '~/services/risk/list/addItem';
import { assessItem } from '~/services/risk/assess/assessItem';
import { nameOwners } from '~/services/risk/list/nameOwners';
import type { Factory, World } from './factory';

/** A draft with one complete item in each of the three links, made by the verbs of the list; answers the id of its version. */
export async function publishableDraft({ cx, store }: World, factory: Factory): Promise<string> {
  const edit = factory.as('officer', 'risk.edit');
  const risk = riskOf(scopeOf(store, factory.enterpriseId));
  const places: Pick<ItemInput, 'stage' | 'postId' | 'riskPoint'>[] = [
    { stage: 'incoming', postId: factory.posts.incoming, riskPoint: '铜杆电阻率' },
    { stage: 'process', postId: factory.posts.extruder, riskPoint: '绝缘偏心' },
    { stage: 'outgoing', postId: factory.posts.outgoing, riskPoint: '漏检' },
  ];
  for (const place of places) {
    await addItem(cx, edit, {
      dimension: 'technology', product: 'BV', failure: '偏心', consequence: '击穿', measures: [{ kind: 'parameter', text: '首件确认' }], checkContent: '厚度', method: '测量', criterion: '符合工艺卡', frequency: 'day', ...place,
    });
  }
  const draft = await risk.draft();
  if (!draft) throw new Error('no draft');
  for (const item of await risk.itemsOf(draft.id)) await assessItem(cx, edit, item, { ...byLs(3, 4, '试用'), takeFrequency: false });
  await nameOwners(cx, edit, await risk.itemsOf(draft.id), { by: 'post' });
  return draft.id;
}
