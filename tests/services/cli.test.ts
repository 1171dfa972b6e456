import { describe, expect, it } from 'vitest';
import { run } from '~/entry/cli';
import { createWorld } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { tamper } from '../world/tamper';

const setUp = async () => {
  const world = await createWorld();
  const records = await createRecordedWorld(world);
  const lines: string[] = [];
  const env = { DATABASE_URL: world.url.startsWith('postgres') ? world.url : `file:${world.url}`, ZHIAN_DATA: world.folder, STORAGE_URL: `${world.folder}/files`, NODE_ENV: 'test' as const };
  return { world, ...records, lines, verify: () => run(['verify'], env, (line) => lines.push(line)), env };
};

describe('npm run zhian --', () => {
  it('verify answers 0 and says so when everything agrees, and where the records were made by a clock that was set back', async () => {
    const { verify, lines } = await setUp();
    expect(await verify()).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^提示：有 1 处事件的时间早于前一条，/), expect.stringMatching(/^已核对 2 家企业：事件 7 条，记录 \d+ 行，文件 2 个。$/), '✓ 全部一致：没有发现程序之外的改动。']);
  });

  it('verify answers 1 and names factory, record and field in words and as facts', async () => {
    const { world, verify, lines, itemId } = await setUp();
    await tamper(world, 'update risk_items set criterion = ? where id = ?', ['随便', itemId]);
    expect(await verify()).toBe(1);
    expect(lines[0]).toBe(`✗ 海纳线缆有限公司：风险管控清单条目（表 risk_items，id=${itemId}）的字段 criterion 被改动：应为 "符合工艺卡"，实为 "随便"。`);
    expect(lines[1]).toContain('fieldChanged');
    expect(lines.at(-1)).toContain('共发现 1 处不一致');
  });

  it('help lists the commands; an unknown word is named and answers 2', async () => {
    const { lines, env } = await setUp();
    expect(await run([], env, (line) => lines.push(line))).toBe(0);
    expect(lines.join('\n')).toContain('verify');
    expect(await run(['verfy'], env, (line) => lines.push(line))).toBe(2);
    expect(lines).toContain('没有命令“verfy”。');
  });
});
