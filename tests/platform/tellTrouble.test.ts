import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Conflict } from 'db/dialect/store';
import { isFormState } from '~/components/forms/state';
import { decided } from '~/domain/shared/decision';
import { log } from '~/platform/host/log';
import { troubleOf } from '~/platform/host/trouble';
import { parseForm } from '~/platform/web/form';
import { tellTrouble } from '~/platform/web/tellTrouble';
import { decide } from '~/services/context';

const coded = (code: string): Error => Object.assign(new Error(`told by ${code}`), { code });

describe('an error of the machine', () => {
  it.each([
    ['full', ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']],
    ['unwritable', ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC']],
    ['readOnly', ['EROFS', 'EACCES', 'SQLITE_READONLY', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CANTOPEN', '25006']],
    ['busy', ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', '55P03']],
    ['away', ['ECONNREFUSED', 'ECONNRESET', '08006', '57P01', '57P03', '53300']],
    [null, ['SQLITE_CONSTRAINT_UNIQUE', '23505', '42P01', 'ENOENT']],
  ] as const)('is known as %s, also as the cause of another', (trouble, codes) => {
    for (const code of codes) {
      expect(troubleOf(coded(code)), code).toBe(trouble);
      expect(troubleOf(new Error('query failed', { cause: new Error('driver', { cause: coded(code) }) })), code).toBe(trouble);
    }
  });

  it('is known by the words of a driver that gives no code, and never by anything else thrown', () => {
    expect(troubleOf(new Error('Connection terminated unexpectedly'))).toBe('away');
    for (const other of [null, undefined, 'ENOSPC', { code: 'ENOSPC' }, new Error('boom')]) expect(troubleOf(other)).toBeNull();
  });
});

const Form = z.object({ title: z.string() });
/** A build of one route whose action fails after it read the form, or before. */
const routeOf = (error: unknown, { page = true, reads = true } = {}) => {
  const module = {
    ...(page ? { default: () => null } : {}),
    action: async ({ request }: ActionFunctionArgs) => {
      if (reads) await parseForm(request, Form, {});
      throw error;
    },
    loader: async () => {
      throw error;
    },
  };
  const build = { routes: { one: { id: 'one', path: 'one', module } } } as unknown as ServerBuild;
  return tellTrouble(build).routes.one!.module;
};
const posted = (accept = 'text/html'): ActionFunctionArgs => {
  const body = new URLSearchParams({ title: '绝缘偏心', password: '不可再现' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length), accept };
  return { request: new Request('http://zhian.test/one', { method: 'POST', headers, body }), params: {}, context: { cx: { log: log.child({}, { level: 'silent' }) } } as never };
};

describe('a form that the machine could not take', () => {
  it.each([['ENOSPC', 507], ['SQLITE_FULL', 507], ['EROFS', 507], ['SQLITE_READONLY', 507], ['53100', 507], ['SQLITE_BUSY', 503], ['57P01', 503]] as const)('by %s is answered %i, with a sentence and everything typed', async (code, status) => {
    for (const reads of [true, false]) {
      const answer = (await routeOf(coded(code), { reads }).action!(posted())) as { data: unknown; init: { status: number } };
      expect(answer.init.status).toBe(status);
      if (!isFormState(answer.data)) throw new Error('no form came back');
      expect(answer.data).toMatchObject({ status, values: { title: '绝缘偏心' } });
      expect(answer.data.values).not.toHaveProperty('password');
      expect(answer.data.formError).toMatch(/^(服务器|数据库)[^a-z]*没有保存。.*提交一次/);
    }
  });

  it('is told to a machine as JSON with the same sentence', async () => {
    const answer = (await routeOf(coded('ENOSPC'), { page: false }).action!(posted())) as Response;
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ status: 507, sentence: expect.stringContaining('磁盘') as unknown, values: { title: '绝缘偏心' } });
  });

  it('sent by the page itself is left as it stands there: nothing of it is sent back', async () => {
    const answer = (await routeOf(coded('ENOSPC')).action!(posted('application/json'))) as { data: unknown; init: { status: number } };
    expect([answer.init.status, answer.data]).toEqual([507, { status: 507, formError: expect.stringContaining('磁盘已满') as string, errors: {}, values: {}, unread: true }]);
  });

  it('shows its words on the error page where the page cannot be drawn either', async () => {
    const module = routeOf(coded('57P01'));
    const args = posted();
    await module.action!(args);
    const thrown = (await Promise.resolve(module.loader!(args)).catch((error: unknown) => error)) as Response;
    expect(thrown.status).toBe(503);
    expect(await thrown.json()).toMatchObject({ sentence: expect.stringContaining('数据库') as unknown, typed: { title: '绝缘偏心' } });
  });

  it('and met a conflict to the last is a 409; a fault of the program stays one', async () => {
    const answer = (await routeOf(new Conflict('moved')).action!(posted())) as { data: unknown };
    expect(answer.data).toMatchObject({ status: 409, formError: expect.stringContaining('没有保存') as unknown, values: { title: '绝缘偏心' } });
    await expect(routeOf(new RangeError('boom')).action!(posted())).rejects.toThrow('boom');
  });
});

describe('a decision that meets a conflict', () => {
  it('is taken anew from fresh data, five times at most', async () => {
    let tries = 0;
    const moving = decide(async () => {
      tries += 1;
      throw new Conflict('expected 1 row, met 0');
    });
    await expect(moving).rejects.toThrow(Conflict);
    expect(tries).toBe(5);
    tries = 0;
    expect(await decide(async () => ((tries += 1) === 1 ? Promise.reject(new Conflict('unique', { rule: 'one' })) : decided(tries)))).toEqual(decided(2));
  });

  it('is not taken a third time when the same unique rule was broken twice', async () => {
    let tries = 0;
    await expect(decide(async () => {
      tries += 1;
      throw new Conflict('unique', { rule: 'workshops_name' });
    })).rejects.toThrow(Conflict);
    expect(tries).toBe(2);
  });
});
