import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTable } from '~/documents/readTable';
import { Outgrown, SideProcesses } from '~/platform/host/sideProcesses';
import type { TASKS as PRODUCT_TASKS } from '~/services/aside/tasks';
import type { TASKS } from './sideTasks';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const processes = (megabytes: number) => new SideProcesses<typeof TASKS>(pathOf('./sideTasks.ts'), { processes: 1, megabytes });
const table = (rows: readonly (readonly string[])[]) => ({ table: { name: '清单', columns: [{ head: '风险点', width: 20 }], rows, frozenColumns: 0 } });
const small = table([['偏心'], ['缺料']]);

describe('a side process', { timeout: 120_000 }, () => {
  it('does one task after the other, and throws what a task throws', async () => {
    const side = processes(256);
    const [first, second] = await Promise.all([1, 2].map(() => side.run('table', small, { milliseconds: 60_000 })));
    expect(await readTable(Buffer.from(first!), '清单')).toMatchObject({ ok: true, fact: [{ name: '清单', rows: { length: 3 } }] });
    expect(second).toEqual(first);
    await expect(side.run('table', { table: null as never }, { milliseconds: 60_000 })).rejects.toThrow(/null/);
    expect(await side.run('table', small, { milliseconds: 60_000 })).toEqual(first);
  });

  it('tells by its code what a machine refused', async () => {
    const side = new SideProcesses<typeof PRODUCT_TASKS>(pathOf('../../app/services/aside/sideProcess.ts'), { processes: 1, megabytes: 256 });
    const asked = side.run('lookAtImport', { url: 'file:/dev/null/zhian.db', looking: {} as never }, { milliseconds: 60_000 });
    await expect(asked).rejects.toMatchObject({ name: 'Error', code: expect.stringMatching(/^E[A-Z]+$/) as string });
  });

  it('that takes too long, or is called off, is ended; the next task has a fresh one', async () => {
    const side = processes(256);
    await expect(side.run('table', small, { milliseconds: 1 })).rejects.toBeInstanceOf(Outgrown);
    const stop = new AbortController();
    const asked = side.run('table', small, { milliseconds: 60_000, signal: stop.signal });
    stop.abort(new Error('called off'));
    await expect(asked).rejects.toThrow('called off');
    expect(await side.run('table', small, { milliseconds: 60_000 })).toBeInstanceOf(Uint8Array);
  });

  it('that wants more memory than it may falls alone', async () => {
    const many = table(Array.from({ length: 400_000 }, (_, row) => [`风险点 ${row}`]));
    await expect(processes(40).run('table', many, { milliseconds: 60_000 })).rejects.toMatchObject({ name: 'Outgrown', limit: 'memory' });
  });
});
