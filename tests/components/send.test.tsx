import { afterEach, describe, expect, it, vi } from 'vitest';
import { post, send, UNREACHED } from '~/components/forms/send';
import { afterwards, type FormState } from '~/components/forms/state';

let sent: { address: string; init: RequestInit } | null = null;
const answering = (answer: (init: RequestInit) => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    sent = { address, init };
    return answer(init);
  });
const html = (status: number) => new Response('<h1>Gateway</h1>', { status, headers: { 'Content-Type': 'text/html' } });
const form = (...fields: (readonly [string, string | File])[]): FormData => {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
};
const REFUSED: FormState = { status: 422, formError: '有一处需要改正', errors: { title: '请写明问题。' }, values: { title: '' } };

afterEach(() => vi.unstubAllGlobals());

describe('a form that is sent', () => {
  it('is posted to its address as words, wanting JSON; with a file in parts', async () => {
    answering(() => Response.json({ to: '/hazards/1' }));
    await send('/hazards/1/grading', form(['grade', '较大'], ['grade', '一般']));
    expect([sent!.address, sent!.init.method, (sent!.init.headers as Record<string, string>).Accept, (sent!.init.body as URLSearchParams).toString()]).toEqual(['/hazards/1/grading', 'POST', 'application/json', new URLSearchParams([['grade', '较大'], ['grade', '一般']]).toString()]);
    const withFile = form(['title', 'x'], ['photo', new File(['x'], 'x.jpg')]);
    await send('/my/report', withFile);
    expect(sent!.init.body).toBe(withFile);
  });

  it.each([['/sign-out', '还没有退出登录'], ['/display', '显示方式没有改'], ['/switch', '没有切换企业']])('where %s was not reached nothing is said of words nobody typed', async (address, so) => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    const told = (await send(address, form())) as FormState;
    expect(told).toMatchObject({ status: 503, unread: true, formError: expect.stringContaining(so) as string });
    expect(told.formError).not.toContain('输入的内容');
  });

  it.each([
    [{ to: '/hazards/1' }, { to: '/hazards/1', reload: false }],
    [{ to: '/desk', word: { sentence: '已保存。' } }, { to: '/desk', reload: false, word: { sentence: '已保存。' } }],
    [{ to: '/desk', word: 'x' }, { to: '/desk', reload: false }],
    [{ to: '/sign-in', reload: true }, { to: '/sign-in', reload: true }],
    [{ done: { password: 'x' } }, { done: { password: 'x' } }],
    [{ done: null }, { done: null }],
  ])('and taken is told %o', async (json, told) => {
    answering(() => Response.json(json));
    expect(await send('/x', form())).toEqual(told);
  });

  it('and refused comes back as it was answered', async () => {
    answering(() => Response.json(REFUSED, { status: 422 }));
    expect(await send('/x', form())).toEqual(REFUSED);
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the sign-in of a network', () => html(200)],
    ['a gateway', () => html(502)],
    ['a gateway that speaks JSON', () => Response.json({ message: 'bad gateway' }, { status: 502 })],
    ['a portal that speaks JSON', () => Response.json({ portal: 'https://wifi.example' })],
    ['an error that claims to have led somewhere', () => Response.json({ to: '/x' }, { status: 502 })],
    ['an answer cut off', () => new Response(new ReadableStream({ start: (stream) => stream.error(new Error('cut')) }))],
  ])('and met by %s is told that nothing was reached, and that nobody read it', async (_, answer) => {
    answering(answer);
    expect(await send('/x', form())).toBe(UNREACHED);
    expect(UNREACHED).toMatchObject({ status: 503, unread: true, values: {}, formError: expect.stringContaining('输入的内容都还在') as string });
  });

  it('waits no longer than the patience it was given', async () => {
    answering((init) => new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')))));
    expect(await post('/x', '{}', 20)).toBeNull();
    expect(await send('/x', form(), 20)).toBe(UNREACHED);
  });
});

describe('an answer that nobody read', () => {
  const kept: FormState = { ...REFUSED, values: { title: '', photos: ['a'.repeat(64)] }, lock: { version: '7' } };
  it('says only why: photos on file, locks and values of the answer before it stay', () => {
    expect(afterwards(kept, UNREACHED)).toEqual({ ...kept, status: 503, formError: UNREACHED.formError, errors: {} });
    expect(afterwards(afterwards(kept, UNREACHED), UNREACHED).values).toBe(kept.values);
  });
  it('leaves a form that was never refused as the page has it', () => {
    expect(afterwards(undefined, UNREACHED)).toBe(UNREACHED);
  });
  it('gives way to the next that was read', () => {
    expect(afterwards(afterwards(kept, UNREACHED), REFUSED)).toBe(REFUSED);
  });
});
