import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { accounts, events } from 'db/schema';
import { renderTable } from '~/services/papers/render';
import { peopleInSheet } from '~/services/organisation/people/peopleInSheet';
import { addPerson } from '~/services/organisation/people/addPerson';
import { lookAtPeople, takeInPeople } from '~/services/organisation/people/takeInPeople';
import { verifyChains } from '~/services/integrity/verifyChains';
import { signIn } from '~/services/session/signIn';
import type { SaidPerson } from '~/domain/organisation/people/takeIn';
import { day } from '~/domain/shared/day';
import { createWorld, type World } from '../../world/factory';

const manager = (world: World) => world.haina.as('director', 'organisation.manage');
const TODAY = day('2026-11-18');
const ORIGIN = 'https://zhian.example.com';
const row = (id: string, given: Partial<SaidPerson>): SaidPerson => ({ id, name: '', place: '', held: null, appointed: null, employment: null, loginName: '', phone: '', another: false, ...given });
const persons = (world: World) => peopleOf(scopeOf(world.store, world.haina.enterpriseId)).persons();

describe('people in one go', () => {
  it('are looked at first: sign-in names in pinyin, each free and used once, and nothing written', async () => {
    const world = await createWorld();
    await addPerson(world.cx, manager(world), { name: '外人', loginName: 'wangfang', joinedOn: TODAY });
    const before = (await persons(world)).length;
    const looked = await lookAtPeople(world.cx, manager(world), [row('1', { name: '王芳' }), row('2', { name: '单雄信' }), row('3', { name: '王方' }), row('4', { name: '吕布', loginName: '老吕' })]);
    expect(looked).toMatchObject({ ok: true, fact: { problems: [], rows: [{ loginName: 'wangfang2' }, { loginName: 'shanxiongxin' }, { loginName: 'wangfang3' }, { loginName: '老吕' }] } });
    expect((await persons(world)).length).toBe(before);
  });

  it('are taken in together with account, posts, appointment and phone, and sign in with what is handed to them', async () => {
    const world = await createWorld();
    const taken = await takeInPeople(world.cx, manager(world), [
      row('1', { name: '钱进', loginName: 'qianjin', place: '绝缘挤出岗、成品检验岗', held: 'inspector', phone: '13800000000' }),
      row('2', { name: '赵合', loginName: 'zhaohe', appointed: 'officer', employment: 'partTime' }),
    ], TODAY, ORIGIN);
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
    const [first, second] = taken.fact.handed;
    expect([first?.titles, second?.titles]).toEqual([['绝缘挤出岗 检验员', '成品检验岗 检验员'], ['质量安全员']]);
    const people = peopleOf(scopeOf(world.store, world.haina.enterpriseId));
    const person = (await people.persons()).find(({ name }) => name === '钱进')!;
    expect([person.phone, person.joinedOn]).toEqual(['13800000000', TODAY]);
    expect((await people.holdingsOf(person.id)).map(({ postName, role }) => `${postName} ${role}`).sort()).toEqual(['成品检验岗 inspector', '绝缘挤出岗 inspector']);
    expect((await people.appointments()).filter(({ personName }) => personName === '赵合')).toMatchObject([{ role: 'officer', employment: 'partTime', paperHash: null }]);
    for (const one of taken.fact.handed) expect(await signIn(world.cx, one.loginName, one.password, { userAgent: '', address: '192.0.2.1' })).toMatchObject({ ok: true });
    const told = await world.store.read.select().from(events).where(and(eq(events.enterpriseId, world.haina.enterpriseId), eq(events.type, 'person.added')));
    expect(told.map(({ payload }) => payload).join()).not.toContain(first!.password);
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('are taken in all or not at all: one bad row, and no account, person or event of any', async () => {
    const world = await createWorld();
    const counted = async () => [(await persons(world)).length, await world.store.read.$count(accounts), await world.store.read.$count(events)];
    const before = await counted();
    const refused = await takeInPeople(world.cx, manager(world), [row('1', { name: '钱进', loginName: 'qianjin' }), row('2', { name: '赵合', loginName: 'zhaohe', place: '没有的岗位', held: 'operator' })], TODAY, ORIGIN);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'peopleWrong', problems: [{ id: '2', field: 'place' }] } });
    expect(await takeInPeople(world.cx, manager(world), [], TODAY, ORIGIN)).toEqual({ ok: false, refusal: { code: 'nobodyWritten' } });
    expect(await takeInPeople(world.cx, manager(world), Array.from({ length: 101 }, (_, at) => row(String(at), { name: `人${at}`, loginName: `ren${at}` })), TODAY, ORIGIN)).toMatchObject({ ok: false, refusal: { code: 'tooManyPeople' } });
    expect(await counted()).toEqual(before);
  });

  it('see posts and people of their own factory alone', async () => {
    const world = await createWorld();
    const permit = world.beichen.as('director', 'organisation.manage');
    const taken = await takeInPeople(world.cx, permit, [row('1', { name: '钱进', loginName: 'qianjin', place: '绝缘挤出岗', held: 'operator' })], TODAY, ORIGIN);
    expect(taken.ok).toBe(true);
    expect((await persons(world)).some(({ name }) => name === '钱进')).toBe(false);
  });

  it('with one sign-in name at the same moment are taken in once; the other is told at the row', async () => {
    const world = await createWorld();
    const both = await Promise.all([1, 2].map(() => takeInPeople(world.cx, manager(world), [row('1', { name: '钱进', loginName: 'qianjin', another: true })], TODAY, ORIGIN)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'peopleWrong', problems: [{ id: '1', field: 'loginName' }] } });
  });
});

describe('a sheet of people', () => {
  const workbook = (rows: string[][]): Promise<Buffer> => renderTable({ name: '人员', columns: rows[0]!.map((head) => ({ head, width: 10 })), rows: rows.slice(1), frozenColumns: 0 });
  const csv = (text: string) => ({ name: '人员.csv', bytes: Buffer.from(text) });

  it('is read out of a workbook or a text table, apart from the process that answers', async () => {
    const bytes = await workbook([['姓名', '职务', '电话', '岗位'], ['钱进', '操作工', '013800000001', '绝缘挤出岗'], ['赵合', '车工', '', '']]);
    const expected = { rows: [{ name: '钱进', held: 'operator', phone: '013800000001', place: '绝缘挤出岗' }, { name: '赵合' }], problems: [{ id: '2', field: 'held' }] };
    expect(await peopleInSheet({ name: '人员.xlsx', bytes })).toMatchObject({ ok: true, fact: expected });
    expect(await peopleInSheet(csv('姓名,职务,电话,岗位\n钱进,操作工,013800000001,绝缘挤出岗\n赵合,车工,,\n'))).toMatchObject({ ok: true, fact: expected });
  });

  it('is refused with the reason where it is no table, has no head, or is larger than names can be; a number in powers of ten is told at its row', async () => {
    expect(await peopleInSheet({ name: '人员.pdf', bytes: Buffer.from('%PDF-1.7 …') })).toMatchObject({ refusal: { code: 'fileForeign', kind: 'pdf' } });
    expect(await peopleInSheet(csv('岗位,人数\n拉丝岗,3\n'))).toMatchObject({ refusal: { code: 'headMissing' } });
    expect(await peopleInSheet({ name: '人员.csv', bytes: Buffer.alloc(2 * 1024 * 1024 + 1, ',') })).toMatchObject({ refusal: { code: 'sheetTooLarge' } });
    expect(await peopleInSheet(csv('姓名,电话\n钱进,1.38E+10\n'))).toMatchObject({ ok: true, fact: { problems: [{ id: '1', field: 'phone', sentence: expect.stringContaining('B2') }] } });
  });
});
