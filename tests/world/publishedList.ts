import { insert } from 'db/dialect/writes';
import { riskItems, riskListPublications, riskListVersions } from 'db/schema';
import type { Measurement } from '~/domain/risk/list/measurements';
import type { Frequency } from '~/domain/risk/types';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import type { Factory, World } from './factory';
import { anEvent } from './event';

type PostKey = keyof Factory['posts'];

const ROWS: readonly [PostKey, string, Frequency][] = [
  ['incoming', '铜杆质量证明', 'day'],
  ['incoming', '铜杆直径', 'day'],
  ['extruder', '挤出温度', 'day'],
  ['extruder', '绝缘厚度', 'day'],
  ['extruder', '模具磨损', 'week'],
  ['outgoing', '火花试验', 'day'],
  ['outgoing', '计量器具检定', 'month'],
];

/** A published list of 海纳 (or another factory) in force from `effectiveFrom`, with what is measured by risk point: its version and the item ids by risk point. */
export async function publishList(world: World, factory: Factory, effectiveFrom = '2026-11-01', number = 1, measured: Readonly<Record<string, readonly Measurement[]>> = {}): Promise<{ versionId: string; items: Record<string, string> }> {
  const { enterpriseId } = factory;
  const versionId = newId();
  const at = instant(`${effectiveFrom}T00:00:00+08:00`);
  const rows = ROWS.map(([post, riskPoint, frequency], index): typeof riskItems.$inferInsert => ({
    enterpriseId, id: newId(), versionId, lineId: newId(), position: index + 1, stage: post === 'incoming' ? 'incoming' : post === 'outgoing' ? 'outgoing' : 'process',
    workshopId: post === 'incoming' ? factory.workshops.drawing : factory.workshops.extrusion, postId: factory.posts[post], dimension: 'technology', product: '电线电缆',
    riskPoint, failure: '超出范围', consequence: '产品不合格', measures: [{ kind: 'parameter', text: '按工艺卡控制' }], checkContent: `检查${riskPoint}`, method: '目视', criterion: '符合工艺卡',
    criterionStandard: '', measurements: measured[riskPoint] ?? null, limitVerified: false, frequency, ownerEnterprise: factory.people.officer, ownerWorkshop: factory.people.head,
    ownerPost: riskPoint === '挤出温度' ? factory.people.lead : null, level: 'general', controlLevel: 'team', confirmedBy: factory.people.officer, confirmedAt: at, version: 1,
  }));
  await world.store.commit({
    enterpriseId,
    actor: SYSTEM,
    at,
    build: () => ({
      steps: [
        {
          event: anEvent('list.published', 'list', versionId, { number }),
          writes: [
            insert(riskListVersions, { enterpriseId, id: versionId, number, createdBy: factory.people.officer, createdAt: at, revision: 1 }),
            insert(riskItems, rows),
            insert(riskListPublications, {
              enterpriseId, versionId, publishedBy: factory.people.director, publishedByName: factory.names.director, publishedAt: at,
              effectiveFrom: day(effectiveFrom), itemCount: rows.length, contentHash: 'a'.repeat(64),
            }),
          ],
        },
      ],
    }),
  });
  return { versionId, items: Object.fromEntries(rows.map(({ riskPoint, id }) => [riskPoint, id])) };
}
