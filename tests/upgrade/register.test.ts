import { and, asc, eq, ne } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkRecords, events, hazardActs, hazards, papers, riskListPublications, signatures, submissions } from 'db/schema';
import { verifiedPaper } from '~/pages/paper/verifiedPaper';
import { tamper } from '../world/tamper';
import { oldInstallation } from './installation';

describe('papers that were printed by release 0.1.0', () => {
  it('are found by the codes they carry, each told by the system as one line of the register', async () => {
    const { store, verify } = await oldInstallation();
    await store.migrate();
    const { read } = store;
    const kindOf = async (hash: string | undefined) => (await verifiedPaper({ store }, hash ?? ''))?.kind;
    for (const { contentHash } of await read.select().from(riskListPublications)) expect(await kindOf(contentHash)).toBe('工业产品质量安全风险管控清单、工业产品质量风险分析表');
    for (const { contentHash } of await read.select().from(submissions)) expect(await kindOf(contentHash)).toBe('工业产品质量风险分析表（已报送）');
    for (const { contentHash, number } of await read.select().from(checkRecords)) expect(await verifiedPaper({ store }, contentHash)).toMatchObject({ kind: '每日工业产品质量安全检查记录', number });
    const titles = { daily: '每日工业产品质量安全检查记录', weekly: '每周工业产品质量安全排查治理报告', monthly: '每月工业产品质量安全调度会议纪要' };
    for (const { paper, contentHash } of await read.select().from(signatures)) expect(await kindOf(contentHash)).toBe(titles[paper]);
    let notices = 0;
    for (const { enterpriseId, id } of await read.select().from(hazards)) {
      const acts = await read.select().from(hazardActs).where(and(eq(hazardActs.enterpriseId, enterpriseId), eq(hazardActs.hazardId, id))).orderBy(asc(hazardActs.ordinal));
      const told = await read.select().from(events).where(and(eq(events.enterpriseId, enterpriseId), eq(events.subjectKind, 'hazard'), eq(events.subjectId, id), ne(events.type, 'hazard.reminded'))).orderBy(asc(events.seq));
      const notified = acts.findIndex(({ verb }) => verb === 'notify');
      for (const [index, { verb }] of acts.entries()) {
        const found = await verifiedPaper({ store }, told[index]!.hash);
        if (notified < 0 || index < notified) expect(found).toBeNull();
        else expect(found?.kind).toBe(verb === 'verify' ? '质量隐患整改通知单、质量隐患治理验收表' : '质量隐患整改通知单');
        if (found) {
          notices += 1;
          expect(found.newer === null).toBe(index === acts.length - 1);
        }
      }
    }
    expect(notices).toBeGreaterThan(3);
    const moved = await read.select().from(events).where(eq(events.type, 'schema.migrated'));
    expect(moved.map(({ subjectId }) => subjectId).filter((name) => name === 'registerPapers')).toEqual(['registerPapers', 'registerPapers']);
    expect(moved.every(({ actor }) => actor.includes('系统'))).toBe(true);
    await store.migrate();
    expect((await verify()).findings).toEqual([]);
  });

  it('are lines that nobody changes unseen', async () => {
    const { store, url, verify } = await oldInstallation();
    await store.migrate();
    const [line] = await store.read.select().from(papers).where(eq(papers.kind, 'weekly'));
    await tamper({ url }, `update papers set number = 'PC-2026-9999' where id = '${line!.id}'`);
    expect((await verify()).findings).toEqual([expect.objectContaining({ kind: 'fieldChanged', table: 'papers', field: 'number', found: '"PC-2026-9999"' })]);
  });
});
