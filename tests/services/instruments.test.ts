import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { inboxOf } from 'db/repositories/inbox';
import { waitingUnread } from 'db/repositories/hazard/waitingMatters';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import { auditEntries } from 'db/schema/log';
import { day } from '~/domain/shared/day';
import { authoriseOfficer, type RegulatorPermit } from '~/domain/supervision/authority';
import { waitingOf } from '~/pages/desk/waiting';
import { readFile } from '~/services/supervision/readFile';
import { receivedInstrument, receivedInstruments, sentInstrument, sentInstruments } from '~/pages/supervision/instrumentPages';
import { owingPage } from '~/pages/supervision/owingPage';
import { storePhoto } from '~/services/evidence/storePhoto';
import { readReplyPhoto } from '~/services/evidence/readEvidence';
import { verifyChains } from '~/services/integrity/verifyChains';
import { closeRegistered, judgeInstrument, receiveInstrument, replyToInstrument } from '~/services/supervision/actOnInstrument';
import { receivedInstrumentDocument, sentInstrumentDocument } from '~/services/supervision/instrumentDocument';
import { issueInstrument } from '~/services/supervision/issueInstrument';
import { registerInstrument } from '~/services/supervision/registerInstrument';
import { urgeMany } from '~/services/supervision/urgeMany';
import { readPdf } from '../documents/reader';
import { createWorld, type World } from '../world/factory';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const officer = async (place: 'linshui' | 'dongshan' = 'linshui'): Promise<RegulatorPermit> => {
  const region = place === 'linshui' ? '临水市' : '东山市';
  return authoriseOfficer({ id: world.officers[place], name: '何静', title: '科员' }, { ...(await regulatorOf(world.store.read, region))!, region });
};
const SAID = { kind: 'rectification', words: '请整改绝缘厚度', replyBy: day('2026-11-25'), documentNumber: '', secondOfficer: '吕明' } as const;
const issued = async (more: Partial<Parameters<typeof issueInstrument>[3]> = {}) => {
  const done = await issueInstrument(world.cx, await officer(), world.haina.enterpriseId, { ...SAID, ...more });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.fact;
};
const director = () => world.haina.as('director', 'submission.submit');
const waiting = async () => (await waitingOf(world.cx, world.haina.as('director', 'desk.view'))).map(({ act, dueDay }) => [act, dueDay]);
const unread = (person: 'director' | 'principal') => waitingUnread(scopeOf(world.store, world.haina.enterpriseId), world.haina.people[person], day('2026-11-18'), 50);
const reply = (id: string, more: Partial<{ words: string; hazards: string; photos: readonly string[] }> = {}) => replyToInstrument(world.cx, director(), id, { words: '已整改', hazards: '', photos: [], ...more });

describe('an instrument of the regulator', () => {
  it('is told to director and 主要负责人, waits until it is received and answered, and ends when it is closed', async () => {
    const { id, number } = await issued();
    expect(number).toBe('JG-2026-0001');
    expect(await waiting()).toContainEqual(['签收监管来文', '2026-11-25']);
    expect([await unread('director'), await unread('principal')]).toEqual([1, 1]);
    expect(await receiveInstrument(world.cx, director(), id)).toMatchObject({ ok: true });
    expect(await unread('principal')).toBe(0);
    expect(await waiting()).toContainEqual(['答复监管来文', '2026-11-25']);
    expect(await judgeInstrument(world.cx, await officer(), id, 'close', '')).toMatchObject({ refusal: { code: 'replyAwaited' } });
    const photo = await storePhoto(world.cx, director(), new File([new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).jpeg().toBuffer())], 'a.jpg', { type: 'image/jpeg' }));
    if (!photo.ok) throw new Error(JSON.stringify(photo.refusal));
    const { hash } = photo.fact;
    expect(await reply(id, { words: ' ' })).toMatchObject({ refusal: { code: 'wordsMissing' } });
    expect(await reply(id, { hazards: 'YH-1999-0001' })).toMatchObject({ refusal: { code: 'hazardUnknown', numbers: ['YH-1999-0001'] } });
    expect(await reply(id, { photos: ['0'.repeat(64)] })).toMatchObject({ refusal: { code: 'photoUnknown' } });
    expect(await reply(id, { photos: [hash] })).toMatchObject({ ok: true });
    expect((await waiting()).map(([act]) => act)).not.toContain('答复监管来文');
    expect(await readReplyPhoto(world.cx, await officer(), id, hash)).toMatchObject({ mediaType: 'image/jpeg' });
    expect(await readReplyPhoto(world.cx, await officer('dongshan'), id, hash)).toBeNull();
    expect(await judgeInstrument(world.cx, await officer(), id, 'sendBack', '没有写责任人')).toMatchObject({ ok: true });
    expect(await waiting()).toContainEqual(['答复监管来文', '2026-11-25']);
    expect(await judgeInstrument(world.cx, await officer(), id, 'sendBack', '再退')).toMatchObject({ refusal: { code: 'movedOn', stage: 'received', by: '何静' } });
    world.clock.set('2026-11-27T09:00:00+08:00');
    expect(await receivedInstrument(world.cx, world.haina.as('director', 'submission.view'), id)).toMatchObject({ stage: 'received', late: 0 });
    expect(await reply(id)).toMatchObject({ ok: true });
    expect(await judgeInstrument(world.cx, await officer(), id, 'close', '')).toMatchObject({ ok: true });
    expect(await receiveInstrument(world.cx, director(), id)).toMatchObject({ refusal: { code: 'movedOn', stage: 'closed' } });
    expect((await sentInstrument(world.cx, await officer(), id))!.story.acts.map(({ verb }) => verb)).toEqual(['receive', 'reply', 'sendBack', 'reply', 'close']);
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('is late when nobody answered in time, and was late for good when the answer came after', async () => {
    const { id } = await issued();
    await receiveInstrument(world.cx, director(), id);
    world.clock.set('2026-11-26T00:00:01+08:00');
    expect(await sentInstrument(world.cx, await officer(), id)).toMatchObject({ late: 1 });
    world.clock.set('2026-11-28T12:00:00+08:00');
    await reply(id);
    world.clock.set('2026-12-09T12:00:00+08:00');
    expect(await sentInstrument(world.cx, await officer(), id)).toMatchObject({ late: 3, stage: 'replied' });
  });

  it('that asks for no answer ends with the receipt; one sent by mistake is withdrawn with a reason', async () => {
    const { id } = await issued({ kind: 'alert', replyBy: null });
    await receiveInstrument(world.cx, director(), id);
    expect((await waiting()).map(([act]) => act)).not.toContain('答复监管来文');
    expect(await judgeInstrument(world.cx, await officer(), id, 'close', '')).toMatchObject({ ok: true });
    const other = await issued({ kind: 'urging' });
    expect(other.number).toBe('JG-2026-0002');
    expect(await judgeInstrument(world.cx, await officer(), other.id, 'withdraw', ' ')).toMatchObject({ refusal: { code: 'wordsMissing' } });
    expect(await judgeInstrument(world.cx, await officer(), other.id, 'withdraw', '发错企业')).toMatchObject({ ok: true });
    expect((await waiting()).map(([act]) => act)).not.toContain('签收监管来文');
  });

  it('goes to no factory of another region, is read by no other bureau and no other factory, and asks for no answer in the past or years ahead', async () => {
    expect(await issueInstrument(world.cx, await officer('dongshan'), world.haina.enterpriseId, SAID)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await issueInstrument(world.cx, await officer(), world.haina.enterpriseId, { ...SAID, replyBy: day('2026-11-17') })).toMatchObject({ refusal: { code: 'replyByOver' } });
    expect(await issueInstrument(world.cx, await officer(), world.haina.enterpriseId, { ...SAID, replyBy: day('2028-01-01') })).toMatchObject({ refusal: { code: 'replyByFar' } });
    const { id } = await issued();
    expect(await sentInstrument(world.cx, await officer('dongshan'), id)).toBeNull();
    expect(await receivedInstrument(world.cx, world.beichen.as('director', 'submission.view'), id)).toBeNull();
    expect(await judgeInstrument(world.cx, await officer('dongshan'), id, 'withdraw', '别人的')).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await receiveInstrument(world.cx, world.beichen.as('director', 'submission.submit'), id)).toMatchObject({ refusal: { code: 'notFound' } });
    expect((await receivedInstruments(world.cx, world.beichen.as('director', 'submission.view'), new URLSearchParams())).rows).toEqual([]);
    expect((await sentInstruments(world.cx, await officer('dongshan'), new URLSearchParams('show=open'))).rows).toEqual([]);
    expect(await readFile(world.cx, await officer('dongshan'), world.haina.enterpriseId)).toBeNull();
  });

  it('has a number that no two of a bureau share, also when they are sent at the same moment', async () => {
    const permit = await officer();
    const done = await Promise.all(Array.from({ length: 4 }, () => issueInstrument(world.cx, permit, world.haina.enterpriseId, SAID)));
    expect(done.map((one) => (one.ok ? one.fact.number : one.refusal.code)).toSorted()).toEqual(['JG-2026-0001', 'JG-2026-0002', 'JG-2026-0003', 'JG-2026-0004']);
  });

  it('is answered once where two answer at the same moment', async () => {
    const { id } = await issued();
    await receiveInstrument(world.cx, director(), id);
    const both = await Promise.all([reply(id, { words: '甲' }), reply(id, { words: '乙' })]);
    expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).toSorted()).toEqual(['done', 'movedOn']);
  });
});

describe('an instrument that came on paper', () => {
  it('is registered by the factory with its pages, waits for its reply, and is closed by the factory; no bureau sees it', async () => {
    const photo = await storePhoto(world.cx, director(), new File([new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#999' } }).jpeg().toBuffer())], 'a.jpg', { type: 'image/jpeg' }));
    if (!photo.ok) throw new Error(JSON.stringify(photo.refusal));
    const paper = { kind: 'rectification', bureau: '临水市市场监督管理局城关所', documentNumber: '', words: '限期整改', replyBy: day('2026-11-20'), photos: [photo.fact.hash] } as const;
    const register = (more: Partial<Parameters<typeof registerInstrument>[2]> = {}) => registerInstrument(world.cx, director(), { ...paper, ...more });
    expect(await register({ replyBy: day('2026-11-17') })).toMatchObject({ refusal: { code: 'replyByOver' } });
    expect(await register({ photos: ['1'.repeat(64)] })).toMatchObject({ refusal: { code: 'photoUnknown' } });
    const done = await register();
    if (!done.ok) throw new Error(done.refusal.code);
    const { id, number } = done.fact;
    expect(number).toBe('LW-2026-0001');
    expect(await registerInstrument(world.cx, world.beichen.as('director', 'submission.submit'), { ...paper, photos: [] })).toMatchObject({ fact: { number: 'LW-2026-0001' } });
    expect(await waiting()).toContainEqual(['答复监管来文', '2026-11-20']);
    expect(await closeRegistered(world.cx, director(), id, '')).toMatchObject({ refusal: { code: 'replyAwaited' } });
    expect(await reply(id)).toMatchObject({ ok: true });
    expect(await closeRegistered(world.cx, world.beichen.as('director', 'submission.submit'), id, '')).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await closeRegistered(world.cx, director(), id, '已送达回执')).toMatchObject({ ok: true });
    expect(await sentInstrument(world.cx, await officer(), id)).toBeNull();
    expect(await closeRegistered(world.cx, director(), (await issued()).id, '')).toMatchObject({ refusal: { code: 'notFound' } });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});

describe('who owes a submission', () => {
  it('is who sent nothing; those that are ticked are urged once, under one key, and others refused', async () => {
    const permit = await officer();
    expect(await owingPage(world.cx, permit, null)).toMatchObject({ total: 1, rows: [{ name: world.haina.name, newest: null, urged: false }] });
    const ids = [world.haina.enterpriseId, world.beichen.enterpriseId];
    const urged = () => urgeMany(world.cx, permit, ids, { ...SAID }, 'one-form');
    expect(await urged()).toMatchObject({ done: 1, left: [{ row: { id: world.beichen.enterpriseId, name: '不在本辖区的企业' }, refusal: { code: 'notFound' } }] });
    expect(await urged()).toMatchObject({ done: 1 });
    expect((await sentInstruments(world.cx, permit, new URLSearchParams('show=open'))).rows).toHaveLength(1);
    expect((await owingPage(world.cx, permit, null)).rows).toMatchObject([{ urged: true }]);
  });

  it('is seen in a file whose looks the factory can read', async () => {
    await issued();
    expect(await readFile(world.cx, await officer(), world.haina.enterpriseId)).toMatchObject({ enterprise: { name: world.haina.name }, instruments: [{ number: 'JG-2026-0001' }] });
    expect((await world.store.read.select().from(auditEntries)).map(({ kind, actorName }) => [kind, actorName])).toContainEqual(['fileRead', '何静']);
    expect(await inboxOf(scopeOf(world.store, world.haina.enterpriseId)).newestUnread(world.haina.people.director, 5)).toHaveLength(1);
  });
});

describe('an instrument on paper', () => {
  const textOf = async (file: Awaited<ReturnType<typeof sentInstrumentDocument>>): Promise<string> => (await readPdf(Buffer.from(file!.bytes))).pages.map(({ text }) => text).join('');

  it('stands under the name of the bureau, with two officers, its 送达回证 and who signed for it', async () => {
    const { id, number } = await issued({ documentNumber: '临市监责改〔2026〕12号' });
    const before = await textOf(await sentInstrumentDocument(world.cx, await officer(), id));
    for (const words of ['临水市市场监督管理局整改通知书', '临市监责改〔2026〕12号', '执法人员 何静', '执法人员 吕明', '送达回证', '尚未签收', '2026年11月25日']) expect(before).toContain(words);
    await receiveInstrument(world.cx, director(), id);
    const after = await textOf(await receivedInstrumentDocument(world.cx, world.haina.as('director', 'submission.view'), id));
    expect(after).toContain('系统内签收');
    expect(after).toContain(number);
  });

  it('is nobody else’s', async () => {
    const { id } = await issued();
    expect(await sentInstrumentDocument(world.cx, await officer('dongshan'), id)).toBeNull();
    expect(await receivedInstrumentDocument(world.cx, world.beichen.as('director', 'submission.view'), id)).toBeNull();
  });
});

describe('what a bureau finds', () => {
  it('is counted from its instruments on the file of the factory, for itself alone, and not when it was withdrawn', async () => {
    const counted = async () => (await readFile(world.cx, await officer(), world.haina.enterpriseId))?.counters;
    expect(await counted()).toMatchObject({ considerable: 0, major: 0, key: false, special: false });
    const ids = [];
    for (const risk of ['major', 'major', 'major', 'considerable'] as const) ids.push((await issued({ risk })).id);
    expect(await counted()).toMatchObject({ considerable: 1, major: 3, key: true, special: true });
    await judgeInstrument(world.cx, await officer(), ids[0]!, 'withdraw', '认定有误');
    expect(await counted()).toMatchObject({ major: 2, special: false });
    world.clock.set('2028-11-18T10:00:00+08:00');
    expect(await counted()).toMatchObject({ major: 2 });
    world.clock.set('2028-11-19T10:00:00+08:00');
    expect(await counted()).toMatchObject({ major: 0, considerable: 0, key: false });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});
