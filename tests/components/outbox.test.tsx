import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Entry, send } from '~/phone/outbox';
import { told } from '~/phone/strip';

const WAITING: Entry = {
  key: 'key', person: 'person', address: '/check/post', page: '/check/post?day=2026-11-18', title: '检查 · 绝缘挤出岗', at: '2026-11-18T09:00:00.000Z', fields: [['day', '2026-11-18']], photos: [], draft: '', refusal: null,
};
const FULL = '服务器的磁盘已满，这次没有保存。';
const refused = (status: number, formError: string) => Response.json({ status, formError, errors: {}, values: {} }, { status });
/** Where the last one was sent. */
let address = '';
const sentTo = (answer: () => Response | Promise<never>) => {
  vi.stubGlobal('fetch', async (to: string) => {
    address = to;
    return answer();
  });
  return send(WAITING);
};

afterEach(() => vi.unstubAllGlobals());

describe('a check that a phone sends', () => {
  it('goes where its page posts without scripts, also one that was kept before the upgrade, and leads to its record', async () => {
    expect(await sentTo(() => Response.json({ to: '/records/r1' }))).toEqual({ kind: 'taken', to: '/records/r1' });
    expect(address).toBe('/check/post');
  });

  it('while its owner must choose a password first waits for that', async () => {
    expect(await sentTo(() => Response.json({ to: '/first-password' }))).toEqual({ kind: 'signedOut' });
  });

  it.each([507, 503, 429])('and the server turns away for now with %i waits, with the words of the server', async (status) => {
    expect(await sentTo(() => refused(status, FULL))).toEqual({ kind: 'turnedAway', sentence: FULL });
  });

  it.each([500, 502, 413])('and something turns away with %i in no words of the program waits, and is not called unreached', async (status) => {
    const sent = await sentTo(() => new Response('<h1>Gateway</h1>', { status, headers: { 'Content-Type': 'text/html' } }));
    expect(sent).toEqual({ kind: 'turnedAway', sentence: expect.stringContaining('服务器现在不能接收') });
  });

  it('and nothing, or the sign-in of a network, answers is called unreached', async () => {
    expect(await sentTo(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'unreached' });
    expect(await sentTo(() => new Response('<h1>Wi-Fi</h1>'))).toEqual({ kind: 'unreached' });
  });

  it('and the server refuses for good waits for the person', async () => {
    expect(await sentTo(() => refused(422, '请写明原因。'))).toMatchObject({ kind: 'refused', state: { formError: '请写明原因。' } });
    expect(await sentTo(() => new Response('', { status: 401 }))).toEqual({ kind: 'signedOut' });
  });

  it('is told with the words of the server while it waits', () => {
    const now = Date.parse(WAITING.at);
    const turnedAway = told({ waiting: [WAITING], why: { kind: 'turnedAway', sentence: FULL } }, true, now);
    expect(turnedAway!.text).toContain(`服务器答复：${FULL}`);
    expect(turnedAway!.text).toContain('会自动再发送');
    expect(told({ waiting: [WAITING], why: null }, true, now)!.text).toContain('正在发送');
    expect(told({ waiting: [WAITING], why: null }, false, now)!.text).toContain('有网络后自动发送');
    expect(told({ waiting: [{ ...WAITING, refusal: '请写明原因。' }], why: null }, true, now)).toEqual({ text: '有 1 条没有被接受，内容都还在。', refused: 1 });
    expect(told({ waiting: [WAITING], why: null }, true, now + 4 * 86_400_000)!.text).toContain('已等了 4 天');
    expect(told({ waiting: [], why: null }, true)).toBeNull();
  });
});
