import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeZip } from '~/documents/zip/writeZip';
import { Outgrown, SideProcesses } from '~/platform/host/sideProcesses';
import type { TASKS } from '~/services/aside/tasks';

const PROGRAM = fileURLToPath(new URL('../../app/services/aside/sideProcess.ts', import.meta.url));
const processes = (megabytes: number) => new SideProcesses<typeof TASKS>(PROGRAM, { processes: 1, megabytes });
const text = { bytes: Buffer.from('风险点,措施\n偏心,首检\n'), name: '清单' };

describe('a side process', { timeout: 120_000 }, () => {
  it('does one task after the other, and throws what a task throws', async () => {
    const side = processes(256);
    const [first, second] = await Promise.all([1, 2].map(() => side.run('readFile', text, { milliseconds: 60_000 })));
    expect(first).toMatchObject({ ok: true, fact: { sheets: [{ name: '清单', rows: 2 }] } });
    expect(second).toEqual(first);
    await expect(side.run('layout', { content: 'no JSON', head: null }, { milliseconds: 60_000 })).rejects.toThrow(/JSON/);
    expect(await side.run('readFile', text, { milliseconds: 60_000 })).toEqual(first);
  });

  it('tells by its code what a machine refused', async () => {
    const asked = processes(256).run('lookAtImport', { url: 'file:/dev/null/zhian.db', looking: {} as never }, { milliseconds: 60_000 });
    await expect(asked).rejects.toMatchObject({ name: 'Error', code: expect.stringMatching(/^E[A-Z]+$/) as string });
  });

  it('that takes too long, or is called off, is ended; the next task has a fresh one', async () => {
    const side = processes(256);
    await expect(side.run('readFile', text, { milliseconds: 1 })).rejects.toBeInstanceOf(Outgrown);
    const stop = new AbortController();
    const asked = side.run('readFile', text, { milliseconds: 60_000, signal: stop.signal });
    stop.abort(new Error('called off'));
    await expect(asked).rejects.toThrow('called off');
    expect(await side.run('readFile', text, { milliseconds: 60_000 })).toMatchObject({ ok: true });
  });

  it('that wants more memory than it may falls alone', async () => {
    const strings = `<sst>${'<si><t>x</t></si>'.repeat(4_000_000)}</sst>`;
    const bytes = writeZip([
      { name: 'xl/workbook.xml', content: '<workbook><sheets/></workbook>' },
      { name: 'xl/sharedStrings.xml', content: strings },
    ]);
    await expect(processes(40).run('readFile', { bytes, name: '清单' }, { milliseconds: 60_000 })).rejects.toMatchObject({ name: 'Outgrown', limit: 'memory' });
  });
});
