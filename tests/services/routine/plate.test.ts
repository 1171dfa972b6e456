import { beforeEach, describe, expect, it } from 'vitest';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { checksOf } from 'db/repositories/routine/checks';
import { periodRecords } from 'db/repositories/routine/periods';
import { scopeOf } from 'db/repositories/scope';
import { groupedCode } from '~/domain/organisation/places/code';
import { compilePeriod } from '~/domain/routine/period';
import { plateSeen } from '~/domain/routine/sheet';
import { canonicalJson } from '~/domain/shared/canonical';
import { day } from '~/domain/shared/day';
import { postPlate } from '~/pages/organisation/postPlate';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { markOpened, markSheet, openedBy } from '~/services/routine/sheetMark';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld, type Factory, type PersonKey, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const DAY = day('2026-11-18');
let world: World;
let list: Awaited<ReturnType<typeof publishList>>;

beforeEach(async () => {
  world = await createWorld();
  list = await publishList(world, world.haina);
});

const who = (factory: Factory, person: PersonKey) => ({ enterpriseId: factory.enterpriseId, personId: factory.people[person], today: DAY });
const codeOf = async (factory: Factory, postId: string) => (await organisationOf(scopeOf(world.store, factory.enterpriseId)).post(postId))!.code;

describe('the plate of a post', () => {
  it('leads to it however its code is typed, and says who holds it', async () => {
    const code = await codeOf(world.haina, world.haina.posts.extruder);
    const grouped = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`;
    for (const typed of [code, code.toLowerCase(), code.toUpperCase(), grouped, ` ${grouped} `]) {
      expect(await postPlate(world.cx, who(world.haina, 'operator'), typed)).toMatchObject({ postId: world.haina.posts.extruder, holders: expect.arrayContaining(['孙磊', '王小军']), mine: true });
    }
    expect(await postPlate(world.cx, who(world.haina, 'inspector'), code)).toMatchObject({ postName: '绝缘挤出岗', mine: false });
  });

  it('of another factory, forged or cut short is none', async () => {
    const code = await codeOf(world.haina, world.haina.posts.extruder);
    expect(await postPlate(world.cx, who(world.beichen, 'operator'), code)).toBeNull();
    for (const wrong of [code.slice(1), `${code}A`, 'AAAA-AAAA-AAAA', '', '🙂']) expect(await postPlate(world.cx, who(world.haina, 'operator'), wrong)).toBeNull();
  });
});

describe('the trace of a plate', () => {
  const operator = () => world.haina.as('operator', 'check.submit');
  const sheet = () => ({ postId: world.haina.posts.extruder, day: DAY });
  const submitted = async (opened: string, person: PersonKey = 'operator', seen = '') => {
    const answers = ['挤出温度', '绝缘厚度'].map((point) => ({ itemId: list.items[point]!, result: 'conforming' as const, description: '', immediateMeasure: '', photos: [] }));
    const result = await submitCheck(world.cx, world.haina.as(person, 'check.submit'), {
      ...sheet(), versionId: list.versionId, submissionKey: null, clientAt: null, answers, zeroRisk: true, backfillReason: '补录的原因写在这里', witness: { opened, elapsed: null, took: null, seen },
    });
    if (!result.ok) throw new Error(result.refusal.code);
    return (await checksOf(scopeOf(world.store, world.haina.enterpriseId)).byId(result.fact.recordId))!;
  };

  it('used where there was no network is what the phone says, of this post alone', async () => {
    const [mine, another] = [await codeOf(world.haina, world.haina.posts.extruder), await codeOf(world.haina, world.haina.posts.incoming)];
    expect([`s${mine}`, `t${groupedCode(mine).toLowerCase()}`, `s${another}`, mine, `x${mine}`, 's', ''].map((seen) => plateSeen(mine, seen))).toEqual(['scanned', 'typed', null, null, null, null, null]);
    expect((await submitted(await markOpened(world.cx, operator(), sheet(), ''), 'operator', `s${mine}`)).plate).toBe('scanned');
  });

  it('is not believed of a day that is past, where nothing but the phone tells of it', async () => {
    const code = await codeOf(world.haina, world.haina.posts.extruder);
    world.clock.set('2026-11-20T10:00:00+08:00');
    const record = await submitted(await markOpened(world.cx, operator(), sheet(), ''), 'operator', `s${code}`);
    expect([record.backfillReason, record.plate]).toEqual(['补录的原因写在这里', null]);
  });

  it.each([['scanned', '已扫岗位码', 'scanned'], ['typed', '已输入岗位码', 'typed'], [null, '未扫岗位码', null]] as const)('%s stands in record, paper and figures', async (use, words, figure) => {
    const plate = use ? await markSheet(world.cx, operator(), sheet(), use) : '';
    world.clock.set('2026-11-18T10:02:00+08:00');
    const mark = await markOpened(world.cx, operator(), sheet(), plate);
    expect((await submitted(mark)).plate).toBe(use);
    expect(canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, world.haina.posts.extruder))!.blocks)).toContain(words);
    const { checkFigures } = compilePeriod(DAY, DAY, DAY, await periodRecords(scopeOf(world.store, world.haina.enterpriseId), DAY, DAY, DAY));
    expect([checkFigures.scanned?.count ?? 0, checkFigures.typed?.count ?? 0]).toEqual([figure === 'scanned' ? 1 : 0, figure === 'typed' ? 1 : 0]);
    const said: unknown[] = [];
    await verifyChains(world.cx, (finding) => said.push(finding));
    expect(said).toEqual([]);
  });

  it('leads to no sheet later, elsewhere, or for somebody else; a mark of a sheet is none of a plate', async () => {
    const plate = await markSheet(world.cx, operator(), sheet(), 'scanned');
    const plain = await markSheet(world.cx, operator(), sheet());
    const plateOf = async (mark: string) => (await openedBy(world.cx, operator(), sheet(), mark))?.plate;
    expect(await plateOf(plate.replace('-s', '-t'))).toBeUndefined();
    expect(await plateOf(`${plain.split('.')[0]}-s.${plain.split('.')[1]}`)).toBeUndefined();
    const lead = world.haina.as('lead', 'check.submit');
    expect((await openedBy(world.cx, lead, sheet(), await markOpened(world.cx, lead, sheet(), plate)))?.plate).toBeNull();
    world.clock.set('2026-11-18T10:31:00+08:00');
    expect(await plateOf(await markOpened(world.cx, operator(), sheet(), plate))).toBeNull();
  });

  it('tells 代检 of whoever does not hold the post, with the names of those who do', async () => {
    expect((await submitted('', 'head')).inPlaceOf).toMatch(/孙磊/);
    expect(canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null))!.blocks)).toMatch(/代检（岗位由.*孙磊.*负责）/);
  });

  it('tells nothing of the kind of a holder', async () => expect((await submitted('')).inPlaceOf).toBeNull());
});
