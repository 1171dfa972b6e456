import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { insert } from 'db/dialect/writes';
import { channelsOf } from 'db/repositories/channels';
import { scopeOf } from 'db/repositories/scope';
import { deliveries, inboxItems, mailPlaces } from 'db/schema';
import { parseMailAddress } from '~/domain/channel/mail';
import { day } from '~/domain/shared/day';
import { openPostOffice } from '~/platform/host/mail';
import { deliver, deliverAll, NotTaken } from '~/services/channel/deliver';
import { gather, gatherEverywhere } from '~/services/channel/gather';
import { confirmMail, forgetMail, nameMail, ownMail, tryMail } from '~/services/channel/mail';
import type { Context } from '~/services/context';
import { remindHazards } from '~/services/inbox/remindHazards';
import { createWorld, type World } from '../../world/factory';
import { putHazard } from '../../world/putHazard';
import { openMailSink } from '../../world/mailSink';

const never = new AbortController().signal;
const ADDRESS = 'sun@example.com';

/** The small world with a mail server that takes letters, and the head of the team. */
async function withMail(more: Parameters<typeof openMailSink>[0] = {}) {
  const world = await createWorld();
  const sink = await openMailSink(more);
  const post = openPostOffice({ host: '127.0.0.1', port: sink.port, secure: false, login: null, from: 'zhian@example.com' });
  onTestFinished(() => post.close());
  const cx: Context = { ...world.cx, post };
  return { world, sink, cx, lead: world.haina.as('lead', 'check.view') };
}

const codeIn = (text: string): string => /\d{6}/.exec(text)![0];

/** The same with an address that is confirmed. */
async function confirmed() {
  const made = await withMail();
  const { cx, lead, sink, world } = made;
  expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ ok: true });
  expect(await confirmMail(cx, lead, codeIn(sink.taken.pop()!.text))).toMatchObject({ ok: true });
  world.clock.set('2026-11-18T10:05:00+08:00');
  return made;
}

const remind = ({ cx, haina, clock }: World, n: number, more: Partial<typeof inboxItems.$inferInsert> = {}) =>
  cx.store.write([insert(inboxItems, {
    enterpriseId: haina.enterpriseId, id: `r${n}`, personId: haina.people.lead, kind: 'hazardTask', dedupeKey: `other:${n}`, text: `孙磊，请处理 ${n}`, link: `/hazards/${n}`, dueDay: null,
    createdAt: clock.now, readAt: null, ...more,
  })]);

const messages = ({ store, haina }: World) => store.read.select().from(deliveries).where(eq(deliveries.enterpriseId, haina.enterpriseId)).orderBy(deliveries.id);

describe('an address of a person', () => {
  it('is one plain address of a house with a name', () => {
    for (const good of ['sun@example.com', ' sun.lei+qs@mail.example.com.cn ', 'ｓｕｎ＠example.com']) expect([good, parseMailAddress(good)]).not.toEqual([good, null]);
    for (const bad of ['', 'sun', 'sun@', '@example.com', 'a b@example.com', 'a@b.com, c@d.com', 'a@b.com\r\nBcc: c@d.com', '孙 <sun@example.com>', 'team: a@b.com;', 'sun@localhost', 'sun@192.168.1.4', 'sun@[127.0.0.1]', 'sun@mail.local', 'root@db.internal', `${'x'.repeat(300)}@example.com`]) {
      expect([bad, parseMailAddress(bad)]).toEqual([bad, null]);
    }
  });

  it('gets a code and nothing else until the code came back', async () => {
    const { cx, world, sink, lead } = await withMail();
    expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ ok: true });
    expect(sink.taken).toMatchObject([{ to: [ADDRESS], text: expect.stringContaining('海纳线缆') as string }]);
    const code = codeIn(sink.taken[0]!.text);
    expect(JSON.stringify(await world.store.read.select().from(mailPlaces))).not.toContain(code);
    await remind(world, 1);
    expect(await gather(cx, world.haina.enterpriseId)).toBe(0);
    expect(await ownMail(cx, lead)).toEqual({ sends: true, address: ADDRESS, awaited: true });
    const other = world.haina.as('head', 'check.view');
    expect(await confirmMail(cx, other, code)).toMatchObject({ refusal: { code: 'noCode' } });
    expect(await confirmMail(cx, lead, code === '000000' ? '000001' : '000000')).toMatchObject({ refusal: { code: 'wrongCode', left: 4 } });
    expect(await confirmMail(cx, lead, ` ${code} `)).toMatchObject({ ok: true });
    expect(await ownMail(cx, lead)).toEqual({ sends: true, address: ADDRESS, awaited: false });
    expect(await confirmMail(cx, lead, code)).toMatchObject({ refusal: { code: 'noCode' } });
  });

  it('is proved by no code that is old, guessed at or of an address before it', async () => {
    const { cx, world, sink, lead } = await withMail();
    await nameMail(cx, lead, 'old@example.com');
    const before = codeIn(sink.taken[0]!.text);
    expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ refusal: { code: 'tooSoon' } });
    world.clock.set('2026-11-18T10:02:00+08:00');
    await nameMail(cx, lead, ADDRESS);
    const now = codeIn(sink.taken[1]!.text);
    if (before !== now) expect(await confirmMail(cx, lead, before)).toMatchObject({ refusal: { code: 'wrongCode' } });
    const wrong = now === '111111' ? '222222' : '111111';
    await Promise.all(Array.from({ length: 8 }, () => confirmMail(cx, lead, wrong)));
    expect(await confirmMail(cx, lead, now)).toMatchObject({ refusal: { code: 'noCode' } });
    world.clock.set('2026-11-18T10:04:00+08:00');
    await nameMail(cx, lead, ADDRESS);
    world.clock.set('2026-11-18T10:35:00+08:00');
    expect(await confirmMail(cx, lead, codeIn(sink.taken[2]!.text))).toMatchObject({ refusal: { code: 'noCode' } });
  });

  it('is written to no more than ten times a day for the asking, whoever it belongs to', async () => {
    const { cx, world, sink, lead } = await withMail();
    for (let minute = 10; minute < 30; minute += 2) {
      world.clock.set(`2026-11-18T10:${minute}:00+08:00`);
      expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ ok: true });
    }
    world.clock.set('2026-11-18T12:00:00+08:00');
    expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ refusal: { code: 'tooOften' } });
    await forgetMail(cx, lead);
    expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ refusal: { code: 'tooOften' } });
    expect(sink.taken).toHaveLength(10);
  });

  it('that cannot be written to is told with what the server said, and so is a house without a mail server', async () => {
    const { cx, world, lead } = await withMail({ refusals: [{ code: 550, text: 'no such user' }] });
    expect(await nameMail(cx, lead, ADDRESS)).toMatchObject({ refusal: { code: 'notTaken', said: expect.stringContaining('no such user') as string } });
    expect(await nameMail(cx, lead, 'sun@localhost')).toMatchObject({ refusal: { code: 'noAddress' } });
    expect(await nameMail(world.cx, lead, ADDRESS)).toMatchObject({ refusal: { code: 'noMail' } });
    expect(await tryMail(cx, lead)).toMatchObject({ refusal: { code: 'notSet' } });
    expect(await forgetMail(cx, world.haina.as('head', 'check.view'))).toMatchObject({ refusal: { code: 'notSet' } });
  });
});

describe('what a person is told by mail', () => {
  it('is each own matter once, without names, and logged beside what groups were told', async () => {
    const { cx, world, sink, lead } = await confirmed();
    const { haina } = world;
    expect(await tryMail(cx, lead)).toMatchObject({ ok: true });
    expect(sink.taken.pop()).toMatchObject({ head: { subject: '海纳线缆有限公司：测试邮件' } });
    await remind(world, 1);
    await remind(world, 2, { personId: haina.people.head });
    await remind(world, 3, { dedupeKey: 'news:3' });
    await remind(world, 4, { createdAt: '2026-11-18T01:00:00.000Z' as never });
    expect((await Promise.all([gather(cx, haina.enterpriseId), gather(cx, haina.enterpriseId)])).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await gather(cx, haina.enterpriseId)).toBe(0);
    const { id } = (await messages(world))[0]!;
    const order = { enterpriseId: haina.enterpriseId, id };
    expect((await Promise.all([deliver(cx, order, false, never), deliver(cx, order, false, never)])).toSorted()).toContain('sent');
    expect(sink.taken).toHaveLength(1);
    const { to, head, text } = sink.taken[0]!;
    expect([to, head.subject, head['message-id']]).toEqual([[ADDRESS], '海纳线缆有限公司：有 1 件事等待处理', `<reminder.${id}@example.com>`]);
    expect(text).toMatch(/· 隐患待处理 https:\/\/zhian\.example\.com\/hazards\/1\n/);
    for (const name of Object.values(haina.names)) expect(text).not.toContain(name);
    const log = await channelsOf(scopeOf(cx.store, haina.enterpriseId)).log(null, 10);
    expect(log).toMatchObject([{ channelName: null, personName: haina.names.lead, state: 'sent', attempts: 1, matters: 1 }]);
  });

  it('is gathered in every factory somebody of which is told by mail', async () => {
    const { cx } = await confirmed();
    expect(await gatherEverywhere(cx, '2026-11-18T10:10:00+08:00')).toBe(1);
  });

  it('is sent again after a server that refuses, and never after one that took all and said nothing', async () => {
    const { cx, world } = await confirmed();
    const answers = [{ outcome: 'refused', said: '451 later' }, { outcome: 'sent', said: '' }, { outcome: 'unknown', said: 'ETIMEDOUT' }] as const;
    let asked = 0;
    const told: Context = { ...cx, post: { post: () => Promise.resolve(answers[asked++]!), close: () => undefined } };
    const next = async (n: number) => {
      await remind(world, n);
      await gather(told, world.haina.enterpriseId);
      return { enterpriseId: world.haina.enterpriseId, id: (await messages(world)).at(-1)!.id };
    };
    const first = await next(1);
    await expect(deliver(told, first, false, never)).rejects.toThrow(NotTaken);
    expect(await deliver(told, first, false, never)).toBe('sent');
    const second = await next(2);
    expect(await deliver(told, second, false, never)).toBe('unknown');
    expect(await deliver(told, second, false, never)).toBe('unknown');
    expect(asked).toBe(3);
  });

  it('is each rung of the ladder, once for each it reaches, however many processes look and send', async () => {
    const { cx, world, sink } = await withMail();
    const { haina } = world;
    const people = ['lead', 'head', 'director', 'principal'] as const;
    await cx.store.write([insert(mailPlaces, people.map((who) => ({
      enterpriseId: haina.enterpriseId, personId: haina.people[who], address: `${who}@example.com`, codeHash: '', letterAt: world.clock.now, letters: 1, tries: 0, confirmedAt: world.clock.now,
    })))]);
    await putHazard(world, day('2026-11-20'));
    const written: string[][] = [];
    for (const date of ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']) {
      world.clock.set(`${date}T08:00:00+08:00`);
      await remindHazards(cx, haina.enterpriseId);
      await Promise.all([gather(cx, haina.enterpriseId), gather(cx, haina.enterpriseId)]);
      const waiting = (await messages(world)).filter(({ state }) => state === 'waiting').map(({ id }) => id);
      await Promise.all([deliverAll(cx, haina.enterpriseId, waiting, false, never), deliverAll(cx, haina.enterpriseId, waiting, false, never)]);
      written.push(sink.taken.splice(0).map(({ to }) => to[0]!.replace('@example.com', '')).sort());
    }
    expect(written).toEqual([[], ['lead'], ['head', 'lead'], ['director', 'head', 'lead'], [], ['director', 'head', 'lead', 'principal'], []]);
  });

  it('is sent to others where one server or address refuses, and the refused alone is tried again', async () => {
    const { cx, world } = await confirmed();
    const posted: string[] = [];
    const told: Context = { ...cx, post: { post: ({ to }) => (posted.push(to), Promise.resolve(to === ADDRESS && posted.length < 3 ? { outcome: 'refused', said: '451' } : { outcome: 'sent', said: '' })), close: () => undefined } };
    const { enterpriseId, people } = world.haina;
    await cx.store.write([insert(mailPlaces, { enterpriseId, personId: people.head, address: 'head@example.com', codeHash: '', letterAt: world.clock.now, letters: 1, tries: 0, confirmedAt: world.clock.now })]);
    await remind(world, 1);
    await remind(world, 2, { personId: people.head });
    expect(await gather(told, enterpriseId)).toBe(2);
    const ids = (await messages(world)).map(({ id }) => id);
    await expect(deliverAll(told, enterpriseId, ids, false, never)).rejects.toThrow(NotTaken);
    expect(posted.toSorted()).toEqual(['head@example.com', ADDRESS]);
    expect(await deliverAll(told, enterpriseId, ids, false, never)).toBe(2);
    expect(posted.toSorted()).toEqual(['head@example.com', ADDRESS, ADDRESS]);
  });

  it('goes nowhere once the address was taken back', async () => {
    const { cx, world, sink, lead } = await confirmed();
    await remind(world, 1);
    await gather(cx, world.haina.enterpriseId);
    expect(await forgetMail(cx, lead)).toMatchObject({ ok: true });
    expect(await deliver(cx, { enterpriseId: world.haina.enterpriseId, id: (await messages(world))[0]!.id }, false, never)).toBe('dropped');
    expect(sink.taken).toEqual([]);
  });
});
