import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { handleError } from '~/entry.server';
import { withoutSecrets } from '~/platform/host/log';

describe('an address in the log', () => {
  it.each([
    ['/setup/abc', '/setup/***'], ['//setup//abc?x=1', '//setup//***?x=1'], ['/setup/abc.data?_routes=a', '/setup/***.data?_routes=a'], ['/SETUP/a%62c', '/SETUP/***'],
    ['/sign-in?next=/setup/abc&ended=idle', '/sign-in?next=/setup/***&ended=idle'], ['/sign-in?next=%2Fsetup%2Fabc', '/sign-in?next=%2Fsetup%2F***'],
    ['/sign-in?next=%252fsetup%252fabc%2526x', '/sign-in?next=%252fsetup%252f***%2526x'], ['https://zhian.example/setup/abc', 'https://zhian.example/setup/***'],
    ['/settings/audit?from=2026-01-01', '/settings/audit?from=2026-01-01'],
  ])('%s', (url, logged) => expect(withoutSecrets(url)).toBe(logged));
});

describe('what a route throws', () => {
  it('is one line of level error with its stack inside', () => {
    const lines: string[] = [];
    const log = pino(new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
    handleError(new Error('broken'), { request: new Request('http://localhost/'), context: { cx: { log } }, params: {} } as never);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trim()).not.toContain('\n');
    const line = JSON.parse(lines[0]!) as { level: number; err: { message: string; stack: string } };
    expect(line).toMatchObject({ level: 50, err: { message: 'broken', stack: expect.stringContaining('logSecrets.test.ts') as string } });
  });
});
