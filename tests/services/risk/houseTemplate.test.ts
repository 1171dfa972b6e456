import { beforeEach, describe, expect, it } from 'vitest';
import { insert } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { appointments, persons } from 'db/schema';
import { proposedInput } from '~/domain/risk/assess/adoptStandard';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import type { HouseTemplate } from '~/domain/risk/library/houseTemplate';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { verifyChains } from '~/services/integrity/verifyChains';
import { adoptStandard } from '~/services/risk/assess/adoptStandard';
import { houseTemplateOf, otherHouses } from '~/services/risk/library/houseTemplates';
import { readHouseTemplate } from '~/services/risk/library/readHouseTemplate';
import { takeHouseTemplate } from '~/services/risk/library/takeHouseTemplate';
import { anEvent } from '../../world/event';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

let world: World;
let haina: Factory;
let beichen: Factory;
const NONE = { posts: null, standard: null };
const takes = (factory = beichen) => factory.as('director', 'risk.edit');
const templateOf = async (): Promise<HouseTemplate> => (await houseTemplateOf(world.cx, haina.as('director', 'risk.view')))!;
const draftOf = async (factory: Factory) => {
  const risk = riskOf(scopeOf(world.store, factory.enterpriseId));
  const draft = await risk.draft();
  return draft ? risk.itemsOf(draft.id) : [];
};

beforeEach(async () => {
  world = await createWorld();
  ({ haina, beichen } = world);
  await publishList(world, haina);
  expect((await adoptStandard(world.cx, haina.as('director', 'risk.publish'), 0, { ...proposedInput(PROPOSED_STANDARD.content), document: '海纳分级标准', methods: ['LS'] })).ok).toBe(true);
});

describe('a template of a factory', () => {
  it('is laid on posts of the same names as 范本 of nobody, once; what waits for a post is counted', async () => {
    const template = await templateOf();
    expect([template.rows.length, template.posts.length, template.standard?.document]).toEqual([7, 3, '海纳分级标准']);
    const elsewhere = { ...template, rows: [...template.rows, { ...template.rows[0]!, workshop: '包装车间', post: '包装岗', ls: { likelihood: 3, severity: 4, reason: '常见' } }] };
    expect(await takeHouseTemplate(world.cx, takes(), elsewhere, NONE)).toEqual({ ok: true, fact: { laid: 7, present: 0, waiting: 1, opened: 0, adopted: false } });
    const items = await draftOf(beichen);
    expect(items).toHaveLength(7);
    expect(items[0]).toMatchObject({ riskPoint: '铜杆质量证明', postId: beichen.posts.incoming, workshopId: beichen.workshops.drawing, confirmedBy: null, ownerEnterprise: null, ownerWorkshop: null, limitVerified: false, level: null });
    expect(await takeHouseTemplate(world.cx, takes(), template, NONE)).toMatchObject({ fact: { laid: 0, present: 7 } });
    expect(await draftOf(beichen)).toHaveLength(7);
  });

  it('opens the posts that are missing, adopts the standard and grades by it, in one write set that verifies', async () => {
    const template = await templateOf();
    const more: HouseTemplate = { ...template, posts: [...template.posts, { workshop: '包装车间', post: '包装岗' }], rows: [{ ...template.rows[0]!, workshop: '包装车间', post: '包装岗', ls: { likelihood: 4, severity: 5, reason: '常见' } }] };
    const taken = await takeHouseTemplate(world.cx, takes(), more, { posts: beichen.as('director', 'organisation.manage'), standard: beichen.as('director', 'risk.publish') });
    expect(taken).toEqual({ ok: true, fact: { laid: 1, present: 0, waiting: 0, opened: 1, adopted: true } });
    const scope = scopeOf(world.store, beichen.enterpriseId);
    expect((await organisationOf(scope).posts()).map(({ name }) => name)).toContain('包装岗');
    expect(await riskStandardsOf(scope).current()).toMatchObject({ version: 1, content: { document: '海纳分级标准', methods: ['LS'] } });
    expect(await draftOf(beichen)).toMatchObject([{ level: 'major', assessment: { standardVersion: 1, assessedBy: beichen.people.director } }]);
    const findings: unknown[] = [];
    await verifyChains(world.cx, (finding) => finding.kind !== 'fileMissing' && findings.push(finding));
    expect(findings).toEqual([]);
    expect(await draftOf(haina)).toEqual([]);
  });

  it('is refused whole where its standard cannot be used', async () => {
    const template = await templateOf();
    const wrong = { ...template, standard: { ...template.standard!, lsSetId: 'LS-P9' } };
    expect(await takeHouseTemplate(world.cx, takes(), wrong, { posts: null, standard: beichen.as('director', 'risk.publish') })).toMatchObject({ ok: false, refusal: { code: 'setUnknown' } });
    expect(await draftOf(beichen)).toEqual([]);
  });

  it('is the whole factory’s: a workshop head has none', async () => {
    expect(await houseTemplateOf(world.cx, haina.as('head', 'risk.view'))).toBeNull();
  });
});

describe('another factory of one’s own', () => {
  const join = async (role: 'director' | null) => {
    const id = world.cx.newId();
    const { enterpriseId } = haina;
    const from = day('2026-01-05');
    await world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({
        steps: [{
          event: anEvent('test.joined', 'person', id),
          writes: [
            insert(persons, { enterpriseId, id, accountId: beichen.accounts.director, name: '林晓燕', joinedOn: from, leftOn: null, version: 1 }),
            ...(role ? [insert(appointments, { enterpriseId, id: world.cx.newId(), personId: id, role, employment: 'partTime' as const, fromDay: from, toDay: null, version: 1 })] : []),
          ],
        }],
      }),
    });
  };

  it('is offered where the same account sees the whole list there, and to nobody else', async () => {
    expect(await otherHouses(world.cx, takes())).toEqual([]);
    await join('director');
    const [other, ...none] = await otherHouses(world.cx, takes());
    expect([other?.enterpriseId, none]).toEqual([haina.enterpriseId, []]);
    expect((await houseTemplateOf(world.cx, other!.permit))?.rows).toHaveLength(7);
    expect(await otherHouses(world.cx, beichen.as('officer', 'risk.edit'))).toEqual([]);
    expect(await otherHouses(world.cx, takes(haina))).toEqual([]);
  });

  it('is not offered to whoever holds no post there', async () => {
    await join(null);
    expect(await otherHouses(world.cx, takes())).toEqual([]);
  });
});

describe('the file of a template', () => {
  it('reads back as it was written', async () => {
    const template = await templateOf();
    expect(readHouseTemplate(JSON.stringify(template))).toEqual({ ok: true, fact: template });
  });

  it('is refused where it is something else, with the first place that is wrong', async () => {
    const template = await templateOf();
    const where = (change: unknown) => {
      const read = readHouseTemplate(typeof change === 'string' ? change : JSON.stringify({ ...template, ...(change as object) }));
      return read.ok ? null : read.refusal;
    };
    expect(where('{"program":')).toEqual({ code: 'templateUnreadable', where: '' });
    expect(where({ format: 2 })).toEqual({ code: 'templateUnreadable', where: 'format' });
    expect(where({ rows: [template.rows[0], { ...template.rows[1], riskPoint: '长'.repeat(101) }] })).toEqual({ code: 'templateUnreadable', where: '第 2 行的 riskPoint' });
    expect(where({ rows: Array.from({ length: 5001 }, () => template.rows[0]) })).toMatchObject({ code: 'templateUnreadable', where: 'rows' });
    expect(where({ standard: { ...template.standard, methods: [] } })).toEqual({ code: 'templateUnreadable', where: 'standard.methods' });
    expect(where(' '.repeat(5 * 1024 * 1024 + 1))).toEqual({ code: 'templateTooLarge' });
  });
});
