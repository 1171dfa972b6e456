import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { jobs } from 'db/schema/log';
import { startEmbedded } from 'jobs/adapters/embedded';
import { writeHeadsJob } from 'jobs/definitions/integrity';
import { HANDLERS } from 'jobs/handlers';
import { fireDue, TIMETABLE } from 'jobs/schedule';
import { formatInstant, instant } from '~/domain/shared/instant';
import { keyWords } from '~/domain/shared/signed';
import { run } from '~/entry/cli';
import { readConfig } from '~/platform/host/config';
import { openMailbox } from '~/platform/host/mail';
import type { Context } from '~/services/context';
import { systemNow } from '~/services/context';
import { recordedHeads } from '~/services/integrity/headLines';
import { mailHeads } from '~/services/integrity/mailHeads';
import { enqueue } from '~/services/jobs/outbox';
import { createWorld, type World } from '../world/factory';
import { openMailSink } from '../world/mailSink';

const SLOT = '2026-11-18T15:50:00.000Z';
const BOX = 'heads@example.com';
const PASSWORD = 'p@ss:word/密';
/** As in the program, without the long waits between attempts. */
const QUICK = HANDLERS.filter(({ name }) => name.startsWith('integrity.')).map((one) => ({ ...one, backoffMs: 2 }));

/** The world with a mailbox as the environment describes it, and everything that is logged. */
async function posting(env: Record<string, string>): Promise<{ world: World; cx: Context; logged: () => string; work: (count?: number) => Promise<void>; rows: () => Promise<(typeof jobs.$inferSelect)[]> }> {
  const world = await createWorld();
  const lines: unknown[] = [];
  /** A line as the log would write it: an error by its own fields and its stack. */
  const note = (facts: { readonly err?: Error }, text: string): void => {
    lines.push(facts.err ? { ...Object.fromEntries(Object.entries(facts)), err: { ...Object.fromEntries(Object.entries(facts.err)), stack: facts.err.stack } } : facts, text);
  };
  const log = { error: note, warn: note, child: () => log } as unknown as Context['log'];
  const { headsMail } = readConfig({ NODE_ENV: 'test', ...env });
  const cx: Context = { ...world.cx, now: systemNow, log, ...(headsMail ? { mailbox: openMailbox(headsMail) } : {}) };
  return {
    world, cx, logged: () => JSON.stringify(lines),
    work: async (count = 1) => {
      const runners = await Promise.all(Array.from({ length: count }, () => startEmbedded(cx, QUICK, { idleMs: 20 })));
      onTestFinished(async () => void (await Promise.all(runners.map((runner) => runner.stop(200)))));
    },
    rows: () => world.store.read.select().from(jobs).where(eq(jobs.name, 'integrity.mailHeads')).orderBy(jobs.id),
  };
}

const urlOf = (port: number, login = ''): string => `smtp://${login}127.0.0.1:${port}`;

describe('the heads by mail', () => {
  it('reach every configured address once for a moment, whatever number of processes ask and work', async () => {
    const sink = await openMailSink();
    const { world, cx, work, rows } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port), ZHIAN_HEADS_MAIL_TO: `${BOX}, second@example.com`, ZHIAN_HEADS_MAIL_FROM: 'zhian@factory.example' });
    const heads = TIMETABLE.filter(({ id }) => id === 'write-heads');
    world.clock.set('2026-11-19T06:00:00+08:00');
    const morning = { ...cx, now: world.cx.now };
    await Promise.all([fireDue(morning, heads), fireDue(morning, heads)]);
    await work(2);
    await vi.waitFor(async () => expect((await rows()).map(({ state }) => state)).toEqual(['done', 'done']), { timeout: 10_000 });
    // the same moment again, as after a process that died before it could say so
    await enqueue(cx, null, writeHeadsJob.job('again', { slot: SLOT }));
    await vi.waitFor(async () => expect((await world.store.read.select().from(jobs).where(eq(jobs.id, 'again')))[0]?.state).toBe('done'), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await rows()).toHaveLength(2);
    expect(sink.taken.map(({ from, to }) => ({ from, to })).sort((a, b) => String(a.to).localeCompare(String(b.to)))).toEqual([
      { from: 'zhian@factory.example', to: [BOX] },
      { from: 'zhian@factory.example', to: ['second@example.com'] },
    ]);
    expect(new Set(sink.taken.map(({ head }) => head['message-id'])).size).toBe(2);
  });

  it('tell in Chinese every chain with its number and hash, in words that verify takes', async () => {
    const sink = await openMailSink();
    const { world, cx, work } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port), ZHIAN_HEADS_MAIL_TO: BOX, ZHIAN_HEADS_MAIL_FROM: 'zhian@factory.example' });
    await enqueue(cx, null, writeHeadsJob.job('evening', { slot: SLOT }));
    await work();
    await vi.waitFor(() => expect(sink.taken).toHaveLength(1), { timeout: 10_000 });
    const { head, text } = sink.taken[0]!;
    const { heads: lines, keys } = recordedHeads(await cx.heads.lines());
    const at = formatInstant(instant(lines[0]!.at));
    expect(lines).toHaveLength(3);
    expect(text).toContain(`平台签名公钥：${keyWords(keys[0]!.key)}`);
    expect(head.subject).toBe(`质安：${at} 各条链的末端（3 条）`);
    expect(text).toContain(`以下是 ${at} 各条链的末端。`);
    const named = { [world.haina.enterpriseId]: world.haina.name, [world.beichen.enterpriseId]: world.beichen.name, platform: '平台' };
    for (const { chain, seq, hash } of lines) expect(text).toContain(`${named[chain]}：第 ${seq} 条，校验值 ${hash}\n--head ${chain}:${seq}:${hash}`);
    const words = text.split('\n').filter((line) => line.startsWith('--head ')).flatMap((line) => line.split(' '));
    const said: string[] = [];
    const env = { NODE_ENV: 'test' as const, DATABASE_URL: world.url.startsWith('postgres') ? world.url : `file:${world.url}`, ZHIAN_DATA: world.folder, STORAGE_URL: `${world.folder}/files` };
    expect([await run(['verify', ...words], env, (line) => said.push(line)), said.join('\n')]).toEqual([0, expect.stringContaining('已与命令中给出的 3 个末端对照。')]);
  });

  it('are tried again after a refusal, and delivered once, the same letter', async () => {
    const sink = await openMailSink({ refusals: [{ code: 451, text: 'greylisted, come again' }, { code: 550, text: 'not today' }] });
    const { cx, work, rows, logged } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port), ZHIAN_HEADS_MAIL_TO: BOX, ZHIAN_HEADS_MAIL_FROM: 'zhian@factory.example' });
    await enqueue(cx, null, writeHeadsJob.job('evening', { slot: SLOT }));
    await work(2);
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'done', attempts: 3 }]), { timeout: 10_000 });
    expect([sink.asked(), sink.taken.length]).toEqual([3, 1]);
    expect(logged()).toContain('greylisted, come again');
  });

  it('fail in log and job when nobody ever takes them, and no secret is told', async () => {
    const sink = await openMailSink({
      authOptional: false, allowInsecureAuth: true,
      onAuth: ({ username, password }, _, answer) => answer(new Error(`no such login: ${username} ${password}`)),
    });
    const login = `robot%40factory.example:${encodeURIComponent(PASSWORD)}@`;
    const { cx, work, rows, logged } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port, login), ZHIAN_HEADS_MAIL_TO: BOX });
    await enqueue(cx, null, writeHeadsJob.job('evening', { slot: SLOT }));
    await work();
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'failed', attempts: 10 }]), { timeout: 25_000 });
    const [row] = await rows();
    expect(row?.error).toBe('MailRefused: EAUTH 535 the mail server refused the sign-in');
    expect(logged()).toContain('job failed');
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString('base64')]) expect(logged() + JSON.stringify(row)).not.toContain(secret);
  });

  it('sign in where a login is configured', async () => {
    const seen: unknown[] = [];
    const sink = await openMailSink({
      authOptional: false, allowInsecureAuth: true,
      onAuth: ({ username, password }, _, answer) => (seen.push([username, password]), answer(null, { user: username })),
    });
    const { cx, work } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port, `robot%40factory.example:${encodeURIComponent(PASSWORD)}@`), ZHIAN_HEADS_MAIL_TO: BOX });
    await enqueue(cx, null, writeHeadsJob.job('evening', { slot: SLOT }));
    await work();
    await vi.waitFor(() => expect(sink.taken).toMatchObject([{ from: 'robot@factory.example', to: [BOX] }]), { timeout: 10_000 });
    expect(seen).toEqual([['robot@factory.example', PASSWORD]]);
  });

  it('go to no address that only the database names', async () => {
    const sink = await openMailSink();
    const { cx } = await posting({ ZHIAN_HEADS_MAIL_URL: urlOf(sink.port), ZHIAN_HEADS_MAIL_TO: BOX, ZHIAN_HEADS_MAIL_FROM: 'zhian@factory.example' });
    expect(await mailHeads(cx, { slot: SLOT, to: 'other@example.com' }, new AbortController().signal)).toBe(0);
    await expect(cx.mailbox!.send({ to: `${BOX}\r\nBcc: evil@example.com`, subject: '', text: '' }, new AbortController().signal)).rejects.toThrow('not among those');
    expect(sink.asked()).toBe(0);
  });

  it('are asked for by nobody where no mail is configured', async () => {
    const { cx, work, rows, world } = await posting({});
    await enqueue(cx, null, writeHeadsJob.job('evening', { slot: SLOT }));
    await work();
    await vi.waitFor(async () => expect((await world.store.read.select().from(jobs).where(eq(jobs.id, 'evening')))[0]?.state).toBe('done'), { timeout: 10_000 });
    expect(await rows()).toEqual([]);
    expect(recordedHeads(await cx.heads.lines()).heads).toHaveLength(3);
  });
});
