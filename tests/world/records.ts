import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { insert, update } from 'db/dialect/writes';
import { chainHeads, checkAnswers, checkRecords, evidence, riskItems, riskListPublications, riskListVersions, submissions } from 'db/schema';
import { readPaper } from '~/domain/report/paper';
import type { Frequency } from '~/domain/risk/types';
import { SYSTEM } from '~/domain/shared/actor';
import { type Day, day } from '~/domain/shared/day';
import { dayOf, instant } from '~/domain/shared/instant';
import { evidenceKey } from '~/services/evidence/evidenceKey';
import { storeDocument } from '~/services/papers/documents';
import { enter } from '~/services/papers/register';
import type { Factory, World } from './factory';
import { anEvent } from './event';

type ItemRow = typeof riskItems.$inferInsert;

/** Publishes a list with one item for each of the given posts, in force from a day. Answers the ids of version and items. */
export async function publishList(world: World, factory: Factory, from: Day, items: readonly { postId: string; workshopId: string; frequency: Frequency; hourWindow?: string }[]): Promise<{ versionId: string; itemIds: string[] }> {
  const { enterpriseId } = factory;
  const versionId = world.cx.newId();
  const at = instant(`${from}T06:00:00+08:00`);
  const rows = items.map(({ postId, workshopId, frequency, hourWindow = null }, index): ItemRow => ({
    enterpriseId, id: world.cx.newId(), versionId, lineId: `line-${index}`, position: index + 1, stage: 'process', workshopId, postId, dimension: 'technology',
    product: '', riskPoint: `风险点${index + 1}`, failure: '偏心', consequence: '绝缘击穿', measures: [{ kind: 'inspection', text: '首检巡检' }], checkContent: '测外径', method: '测量', criterion: '符合工艺卡',
    criterionStandard: '', limitVerified: false, frequency, hourWindow, confirmedBy: factory.people.director, confirmedAt: at, version: 1,
  }));
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at,
    build: () => ({
      steps: [
        {
          event: anEvent('riskList.published', 'riskListVersion', versionId),
          writes: [
            insert(riskListVersions, { enterpriseId, id: versionId, number: 1, createdBy: factory.people.director, createdAt: at }),
            insert(riskItems, rows),
            insert(riskListPublications, {
              enterpriseId, versionId, publishedBy: factory.people.director, publishedByName: factory.names.director, publishedAt: at, effectiveFrom: from,
              itemCount: rows.length, contentHash: 'c'.repeat(64),
            }),
            ...enter(world.cx, enterpriseId, null, {
              kind: 'analysisTable', number: 'FX-001', title: '工业产品质量风险分析表', factory: factory.name, version: '第 1 版', subjectKind: 'riskListVersion', subjectId: versionId, about: '第 1 版',
              day: dayOf(at), contentHash: 'c'.repeat(64), step: 'published', issuedAt: at,
            }),
          ],
        },
      ],
    }),
  });
  return { versionId, itemIds: rows.map(({ id }) => id) };
}

/** A record of a post's day with one answer, submitted at a given moment. `found` says what did not conform; without it all did. */
export async function putRecord(world: World, factory: Factory, of: { postId: string; day: Day; submittedAt: string; versionId: string; itemId: string; photos?: string[]; found?: string }): Promise<string> {
  const { enterpriseId } = factory;
  const id = world.cx.newId();
  const at = instant(of.submittedAt);
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at,
    build: () => ({
      steps: [
        {
          event: anEvent('check.submitted', 'checkRecord', id),
          writes: [
            insert(checkRecords, {
              enterpriseId, id, number: `RG-${id}`, postId: of.postId, day: of.day, versionId: of.versionId, versionHash: 'c'.repeat(64), submissionKey: id,
              personId: factory.people.lead, personName: factory.names.lead, personTitle: '班组长', postName: '岗位', workshopName: '车间',
              dueAt: instant(`${of.day}T18:00:00+08:00`), submittedAt: at, zeroRisk: of.found === undefined, revision: 0, contentHash: 'd'.repeat(64),
            }),
            insert(checkAnswers, {
              enterpriseId, recordId: id, itemId: of.itemId, position: 1, result: of.found === undefined ? 'conforming' : 'nonconforming', description: of.found ?? '', immediateMeasure: '', photos: of.photos ?? [],
            }),
            ...enter(world.cx, enterpriseId, null, {
              kind: 'daily', number: `RG-${id}`, title: '每日工业产品质量安全检查记录', factory: factory.name, subjectKind: 'check', subjectId: id, series: `${of.postId} ${of.day}`, about: of.day,
              day: of.day, contentHash: 'd'.repeat(64), step: 'recorded', issuedAt: at, postId: of.postId,
            }),
          ],
        },
      ],
    }),
  });
  return id;
}

/** 海纳 with a published list, a photographed record, a later rename-like update, and a submission: rows of every shape. */
export async function createRecordedWorld(world: World): Promise<{ recordId: string; itemId: string; photo: string; document: string; submissionId: string }> {
  const { haina, cx } = world;
  const { enterpriseId } = haina;
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-16'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
  const itemId = itemIds[0]!;
  const bytes = Buffer.from('照片的内容');
  const photo = createHash('sha256').update(bytes).digest('hex');
  await cx.storage.put(evidenceKey(enterpriseId, photo), bytes);
  const document = await storeDocument(cx, enterpriseId, Buffer.from('%PDF 报送'));
  const at = cx.now();
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at,
    build: () => ({
      steps: [
        {
          event: anEvent('evidence.stored', 'evidence', photo),
          writes: [insert(evidence, { enterpriseId, hash: photo, mediaType: 'image/jpeg', bytes: bytes.length, width: 800, height: 600, originalName: '外径.jpg', uploadedBy: haina.people.lead, uploadedAt: at })],
        },
        {
          event: anEvent('riskItem.confirmed', 'riskItem', itemId),
          writes: [update(riskItems, { enterpriseId, id: itemId }, { limitVerified: true, limitVerifiedBy: haina.people.officer, limitVerifiedAt: at, version: 2 }, { version: 1 })],
        },
      ],
    }),
  });
  const recordId = await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-18'), submittedAt: '2026-11-18T09:30:00+08:00', versionId, itemId, photos: [photo] });
  const [head] = await world.store.read.select().from(chainHeads).where(eq(chainHeads.enterpriseId, enterpriseId));
  const submissionId = cx.newId();
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at,
    build: () => ({
      steps: [
        {
          event: anEvent('submission.sent', 'submission', submissionId),
          writes: [
            insert(submissions, {
              enterpriseId, id: submissionId, number: 'BS-2026-0001', kind: 'riskList', regulatorId: world.regulators.linshui, region: '临水市', enterpriseName: haina.name,
              subjectId: versionId, subjectLabel: '第 1 版', content: readPaper({ title: '第 1 版', subtitle: '二' }), contentHash: 'e'.repeat(64), documentHash: document,
              headSeq: head!.seq, headHash: head!.hash, submittedBy: haina.people.director, submittedByName: haina.names.director, submittedAt: at,
            }),
            ...enter(cx, enterpriseId, null, {
              kind: 'submission', number: 'BS-2026-0001', title: '工业产品质量风险分析表', factory: haina.name, version: '第 1 版', subjectKind: 'submission', subjectId: submissionId, series: 'riskList',
              about: '第 1 版', day: dayOf(at), contentHash: 'e'.repeat(64), step: 'submitted', issuedAt: at,
            }),
          ],
        },
      ],
    }),
  });
  return { recordId, itemId, photo, document, submissionId };
}
