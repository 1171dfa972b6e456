import { beforeEach, describe, expect, it } from 'vitest';
import { waitingUnread } from 'db/repositories/hazard/waitingMatters';
import { bureauSettingsOf } from 'db/repositories/paper/bureaus';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import { day } from '~/domain/shared/day';
import { authoriseOfficer, type RegulatorPermit } from '~/domain/supervision/authority';
import { coloursPage } from '~/pages/supervision/coloursPage';
import { receivedInstruments, sentInstrument, sentInstruments } from '~/pages/supervision/instrumentPages';
import { verifyChains } from '~/services/integrity/verifyChains';
import { judgeInstrument, receiveInstrument } from '~/services/supervision/actOnInstrument';
import { sentInstrumentDocument } from '~/services/supervision/instrumentDocument';
import { issueInstrument } from '~/services/supervision/issueInstrument';
import { lookBack, putOnRecord, type RecordInput, withdrawRecord } from '~/services/supervision/putOnRecord';
import { readFile } from '~/services/supervision/readFile';
import { setBureau } from '~/services/supervision/setBureau';
import { readPdf } from '../documents/reader';
import { createWorld, type World } from '../world/factory';

let world: World;
let officer: RegulatorPermit;
let stranger: RegulatorPermit;
beforeEach(async () => {
  world = await createWorld();
  const permit = async (place: 'linshui' | 'dongshan', region: string) => authoriseOfficer({ id: world.officers[place], name: '何静', title: '科员' }, { ...(await regulatorOf(world.store.read, region))!, region });
  [officer, stranger] = [await permit('linshui', '临水市'), await permit('dongshan', '东山市')];
});

const SAMPLED: RecordInput = { kind: 'sampling', day: day('2026-11-10'), subject: '电线电缆', role: null, result: 'failed', reference: '', words: '' };
const put = (more: Partial<RecordInput> = {}, by = officer) => putOnRecord(world.cx, by, world.haina.enterpriseId, { ...SAMPLED, ...more });
const file = async (by = officer) => (await readFile(world.cx, by, world.haina.enterpriseId))!;
const ok = <T>(done: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.fact;
};

/** An instrument that was sent, received and closed now. */
async function closed(kind: 'rectification' | 'alert' = 'rectification'): Promise<string> {
  const { id } = ok(await issueInstrument(world.cx, officer, world.haina.enterpriseId, { kind, words: '请整改', replyBy: null, documentNumber: '', secondOfficer: '' }));
  ok(await receiveInstrument(world.cx, world.haina.as('director', 'submission.submit'), id));
  ok(await judgeInstrument(world.cx, officer, id, 'close', ''));
  return id;
}

describe('what a bureau puts on record of a factory', () => {
  it('proposes an 约谈 after the second failure in a row, until one is taken back; the factory sees and is told of each', async () => {
    ok(await put());
    expect(await file()).toMatchObject({ failures: [{ count: 1, interview: false }], records: [{ number: 'JL-2026-0001', officerName: '何静' }] });
    const { id } = ok(await put({ day: day('2026-11-17'), reference: 'CC-2' }));
    expect((await file()).failures).toEqual([{ product: '电线电缆', count: 2, interview: true }]);
    expect((await receivedInstruments(world.cx, world.haina.as('director', 'submission.view'), new URLSearchParams())).records.map(({ number }) => number)).toEqual(['JL-2026-0002', 'JL-2026-0001']);
    expect(await waitingUnread(scopeOf(world.store, world.haina.enterpriseId), world.haina.people.principal, day('2026-11-18'), 50)).toBe(2);
    ok(await withdrawRecord(world.cx, officer, world.haina.enterpriseId, id, '登记错企业'));
    expect(await file()).toMatchObject({ failures: [{ count: 1, interview: false }], records: [{ withdrawnWords: '登记错企业' }, { withdrawnAt: null }] });
    expect(await withdrawRecord(world.cx, officer, world.haina.enterpriseId, id, '再撤')).toMatchObject({ refusal: { code: 'withdrawn' } });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('keeps the exam of a named person, and refuses a day that has not come', async () => {
    ok(await put({ kind: 'exam', subject: world.haina.names.director, role: 'director', result: 'passed', reference: '92 分' }));
    expect(await file()).toMatchObject({ failures: [], records: [{ kind: 'exam', subject: world.haina.names.director, role: 'director', result: 'passed' }] });
    expect(await put({ day: day('2026-11-19') })).toMatchObject({ refusal: { code: 'dayAhead' } });
  });

  it('is nothing a bureau of another region may do or see, nor another factory', async () => {
    const { id } = ok(await put());
    expect(await put({}, stranger)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await withdrawRecord(world.cx, stranger, world.haina.enterpriseId, id, '撤')).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await withdrawRecord(world.cx, officer, world.beichen.enterpriseId, id, '撤')).toMatchObject({ refusal: { code: 'notFound' } });
    expect((await receivedInstruments(world.cx, world.beichen.as('director', 'submission.view'), new URLSearchParams())).records).toEqual([]);
  });
});

describe('回头看', () => {
  const SEEN = { day: day('2026-12-20'), result: 'passed', words: '' } as const;
  const due = async () => sentInstruments(world.cx, officer, new URLSearchParams('show=lookBack'));

  it('is due so many days after an instrument that asked for rectification was closed as the bureau set, and ends with its record', async () => {
    const id = await closed();
    await closed('alert');
    world.clock.set('2026-12-17T23:59:00+08:00');
    expect(await due()).toMatchObject({ rows: [], counts: { lookBack: 0 } });
    world.clock.set('2026-12-18T00:01:00+08:00');
    expect(await due()).toMatchObject({ rows: [{ id }], counts: { lookBack: 1 }, lookBackDays: 30 });
    ok(await setBureau(world.cx, officer, { lookBackDays: 32 }));
    expect((await due()).rows).toEqual([]);
    world.clock.set('2026-12-20T09:00:00+08:00');
    expect((await due()).rows).toMatchObject([{ id }]);
    expect(await lookBack(world.cx, stranger, id, SEEN)).toMatchObject({ refusal: { code: 'notFound' } });
    const both = await Promise.all([lookBack(world.cx, officer, id, SEEN), lookBack(world.cx, officer, id, { ...SEEN, result: 'failed' })]);
    expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).toSorted()).toEqual(['done', 'lookedBack']);
    expect((await due()).rows).toEqual([]);
    expect(await sentInstrument(world.cx, officer, id)).toMatchObject({ mayLookBack: false, lookedBack: { number: 'JL-2026-0001' } });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});

describe('the heading of a bureau', () => {
  const titleOf = async (id: string): Promise<string> => (await readPdf(Buffer.from((await sentInstrumentDocument(world.cx, officer, id))!.bytes))).pages.map(({ text }) => text).join('');

  it('stands over what is sent from then on; what was sent before stays as it was', async () => {
    const before = await closed();
    const kept = await titleOf(before);
    expect(await setBureau(world.cx, { ...officer, isLead: false }, { heading: '临水市质量监督' })).toMatchObject({ refusal: { code: 'notLead' } });
    ok(await setBureau(world.cx, officer, { heading: '临水市质量监督' }));
    expect(await setBureau(world.cx, officer, { heading: '临水市质量监督' })).toEqual({ ok: true, fact: { changed: false } });
    expect(await bureauSettingsOf(world.store.read, officer.regulatorId)).toMatchObject({ heading: '临水市质量监督', lookBackDays: 30 });
    expect(await titleOf(before)).toBe(kept);
    expect(kept).toContain('临水市市场监督管理局整改通知书');
    expect(await titleOf(await closed())).toContain('临水市质量监督整改通知书');
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});

describe('区域分色', () => {
  const colours = async (query = '', by = officer) => coloursPage(world.cx, by, new URLSearchParams(query));
  const send = async (more: object) => ok(await issueInstrument(world.cx, officer, world.haina.enterpriseId, { kind: 'rectification', words: '请整改', replyBy: null, documentNumber: '', secondOfficer: '', ...more })).id;

  it('follows what is on record, by the numbers the bureau set, for its own region alone', async () => {
    expect(await colours('colour=yellow')).toMatchObject({ totals: { red: 0, yellow: 1 }, rows: [{ name: world.haina.name, reasons: '应报未报' }], areas: [{ region: '临水市', counts: { yellow: 1 } }] });
    expect((await colours('colour=yellow', stranger)).rows).toMatchObject([{ name: world.beichen.name }]);
    await send({ replyBy: day('2026-11-20') });
    const major = await send({ risk: 'major' });
    expect(await colours()).toMatchObject({ totals: { red: 1 }, rows: [{ reasons: '认定重大 1 次；应报未报；在办 2 件' }] });
    ok(await judgeInstrument(world.cx, officer, major, 'withdraw', '认定有误'));
    expect((await colours()).totals).toMatchObject({ red: 0, yellow: 1 });
    world.clock.set('2026-11-21T09:00:00+08:00');
    expect(await colours()).toMatchObject({ totals: { red: 1 }, rows: [{ reasons: '逾期未答复的文书 1 份；应报未报；在办 1 件' }] });
    ok(await setBureau(world.cx, officer, { redLate: 2 }));
    expect((await colours()).totals).toMatchObject({ red: 0, yellow: 1 });
  });
});
