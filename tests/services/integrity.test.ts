import { rmSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { insert, insertTogether } from 'db/dialect/writes';
import { dayCloses, events, teams } from 'db/schema';
import { SYSTEM } from '~/domain/shared/actor';
import { CHAINED } from 'db/schema/chained';
import { day } from '~/domain/shared/day';
import { describeFinding, type Finding, recordName } from '~/services/integrity/findings';
import { type Verification, verifyChains } from '~/services/integrity/verifyChains';
import { evidenceKey } from '~/services/evidence/evidenceKey';
import { documentKey } from '~/services/papers/documents';
import { createWorld } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { tamper } from '../world/tamper';
import { anEvent } from '../world/event';

const setUp = async () => {
  const world = await createWorld();
  const records = await createRecordedWorld(world);
  const verify = async (): Promise<{ findings: Finding[]; verification: Verification }> => {
    const findings: Finding[] = [];
    const verification = await verifyChains(world.cx, (finding) => findings.push(finding));
    expect(verification.findings).toBe(findings.length);
    return { findings, verification };
  };
  return { world, ...records, verify, enterpriseId: world.haina.enterpriseId };
};

describe('verifying the chains', () => {
  it('finds nothing in a world only the program wrote', async () => {
    const { verify } = await setUp();
    const { findings, verification } = await verify();
    expect(findings).toEqual([]);
    expect(verification).toMatchObject({ enterprises: 2, events: 7, files: 2 });
    expect(verification.rows).toBeGreaterThan(40);
  });

  it('names table, key, field, the value expected and the value found of a changed field', async () => {
    const { world, verify, enterpriseId, itemId } = await setUp();
    await tamper(world, 'update risk_items set criterion = ? where enterprise_id = ? and id = ?', ['随便', enterpriseId, itemId]);
    const { findings } = await verify();
    expect(findings).toEqual([
      { enterpriseId, kind: 'fieldChanged', table: 'risk_items', key: `id=${itemId}`, field: 'criterion', expected: '"符合工艺卡"', found: '"随便"' },
    ]);
    expect(describeFinding(findings[0]!)).toBe(`风险管控清单条目（表 risk_items，id=${itemId}）的字段 criterion 被改动：应为 "符合工艺卡"，实为 "随便"。`);
  });

  it('compares numbers, dates, nulls and the insides of JSON', async () => {
    const { world, verify, enterpriseId, recordId, itemId } = await setUp();
    await tamper(world, 'update enterprises set staff = 10 where enterprise_id = ?', [enterpriseId]);
    await tamper(world, 'update check_records set submitted_at = ? where id = ?', ['2026-11-18T01:00:00.000Z', recordId]);
    await tamper(world, 'update check_records set backfill_reason = ? where id = ?', ['补', recordId]);
    await tamper(world, 'update check_answers set photos = ? where record_id = ?', ['[]', recordId]);
    await tamper(world, 'update submissions set content = ? where enterprise_id = ?', ['{"subtitle":"三"}', enterpriseId]);
    const { findings } = await verify();
    expect(findings.map((finding) => (finding.kind === 'fieldChanged' ? `${finding.table}.${finding.field}` : finding.kind)).sort()).toEqual([
      'check_answers.photos', 'check_records.backfill_reason', 'check_records.submitted_at', 'enterprises.staff', 'submissions.content',
    ]);
    expect(findings).toContainEqual(expect.objectContaining({ key: '', field: 'staff', expected: '120', found: '10' }));
    expect(findings).toContainEqual(expect.objectContaining({ key: `record_id=${recordId},item_id=${itemId}`, field: 'photos', found: '[]' }));
  });

  it('survives a value the program could not even read, and names it', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'update settings set "values" = ? where enterprise_id = ?', ['{"cutOff', enterpriseId]);
    const { findings } = await verify();
    expect(findings).toEqual([{ enterpriseId, kind: 'fieldChanged', table: 'settings', key: '', field: 'values', expected: '{"askedUntilDoneFrom":"2026-11-23"}', found: '"{\\"cutOff"' }]);
  });

  it('names a deleted row', async () => {
    const { world, verify, enterpriseId, recordId, itemId } = await setUp();
    await tamper(world, 'delete from check_answers where enterprise_id = ? and record_id = ?', [enterpriseId, recordId]);
    const { findings } = await verify();
    expect(findings).toEqual([{ enterpriseId, kind: 'rowMissing', table: 'check_answers', key: `record_id=${recordId},item_id=${itemId}` }]);
    expect(describeFinding(findings[0]!)).toContain('每日检查逐项结果');
  });

  it('names a row nobody told of', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'insert into workshops (enterprise_id, id, name, position, version) values (?, ?, ?, 9, 1)', [enterpriseId, 'ghost', '影子车间']);
    expect((await verify()).findings).toEqual([{ enterpriseId, kind: 'rowExtra', table: 'workshops', key: 'id=ghost' }]);
  });

  it('names a row slipped in for a factory that never was', async () => {
    const { world, verify } = await setUp();
    await tamper(world, 'insert into settings (enterprise_id, "values", version) values (?, ?, 1)', ['nobody', '{}']);
    expect((await verify()).findings).toEqual([{ enterpriseId: 'nobody', kind: 'rowExtra', table: 'settings', key: '' }]);
  });

  it('names an event whose payload was edited', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'update events set payload = ? where enterprise_id = ? and seq = 2', ['{"edited":true}', enterpriseId]);
    expect((await verify()).findings).toEqual([{ enterpriseId, kind: 'eventChanged', seq: 2, type: 'riskList.published' }]);
  });

  it('names an event that was rewritten with a hash of its own', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'update events set hash = ? where enterprise_id = ? and seq = 2', ['f'.repeat(64), enterpriseId]);
    const kinds = (await verify()).findings.map((finding) => `${finding.kind}${'seq' in finding ? finding.seq : ''}`);
    expect(kinds).toEqual(['eventChanged2', 'linkBroken3']);
  });

  it('names changes that can no longer be read', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'update events set changes = ? where enterprise_id = ? and seq = 3', ['[{', enterpriseId]);
    const kinds = (await verify()).findings.map(({ kind }) => kind);
    expect(kinds).toContain('changesUnreadable');
    expect(kinds).toContain('rowExtra');
  });

  it('names a missing event in the middle', async () => {
    const { world, verify, enterpriseId, itemId } = await setUp();
    await tamper(world, 'delete from events where enterprise_id = ? and seq = 4', [enterpriseId]);
    const { findings } = await verify();
    expect(findings).toContainEqual({ enterpriseId, kind: 'eventMissing', seq: 4 });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'fieldChanged', table: 'risk_items', key: `id=${itemId}`, field: 'limit_verified_by' }));
  });

  it('names a tail that was cut off, by the submission that had seen it', async () => {
    const { world, verify, enterpriseId } = await setUp();
    // the record, its answer, its event and the submission's event vanish, and the head is turned back to what is left
    await tamper(world, 'delete from events where enterprise_id = ? and seq >= 5', [enterpriseId]);
    await tamper(world, 'delete from check_answers where enterprise_id = ?', [enterpriseId]);
    await tamper(world, 'delete from check_records where enterprise_id = ?', [enterpriseId]);
    await tamper(world, "delete from papers where enterprise_id = ? and subject_kind in ('check', 'submission')", [enterpriseId]);
    await tamper(world, 'update chain_heads set seq = 4, hash = (select hash from events where enterprise_id = ? and seq = 4) where enterprise_id = ?', [enterpriseId, enterpriseId]);
    const { findings } = await verify();
    expect(findings[0]).toMatchObject({ enterpriseId, kind: 'tailCut', submission: 'BS-2026-0001', seq: 5, found: null });
    expect(findings.slice(1)).toMatchObject([{ kind: 'rowExtra', table: 'submissions' }]);
  });

  it('names a head that does not fit its chain', async () => {
    const { world, verify, enterpriseId } = await setUp();
    await tamper(world, 'update chain_heads set seq = 99 where enterprise_id = ?', [enterpriseId]);
    expect((await verify()).findings).toMatchObject([{ enterpriseId, kind: 'headMoved', seq: 6 }]);
  });

  it('names a photo and a paper whose bytes are gone or are others', async () => {
    const { world, verify, enterpriseId, photo, document, submissionId } = await setUp();
    await world.cx.storage.put(evidenceKey(enterpriseId, photo), Buffer.from('换过的照片'));
    rmSync(`${world.folder}/files/${documentKey(enterpriseId, document)}`);
    expect((await verify()).findings).toEqual([
      { enterpriseId, kind: 'fileChanged', table: 'evidence', key: `hash=${photo}`, hash: photo },
      { enterpriseId, kind: 'fileMissing', table: 'submissions', key: `id=${submissionId}`, hash: document },
    ]);
  });

  it('names the one row that is gone of more than are read at one time', async () => {
    const { world, verify, enterpriseId } = await setUp();
    const rows = Array.from({ length: 4_500 }, (_, n) => ({ enterpriseId, id: `team-${(n * 7_919) % 4_500}`, workshopId: world.haina.workshops.extrusion, name: `班${n}`, version: 1 }));
    await world.store.commit({ enterpriseId, actor: SYSTEM, at: world.clock.now, build: () => ({ steps: [{ event: anEvent('workshop.added', 'workshop', 'x'), writes: [insert(teams, rows)] }] }) });
    expect((await verify()).findings).toEqual([]);
    await tamper(world, "delete from teams where id = 'team-777'");
    await tamper(world, "update teams set name = '改' where id = 'team-4499'");
    expect((await verify()).findings).toMatchObject([{ kind: 'fieldChanged', table: 'teams', key: 'id=team-4499', field: 'name' }, { kind: 'rowMissing', table: 'teams', key: 'id=team-777' }]);
  });

  it('holds rows that were told together against their digest, and names the batch', async () => {
    const world = await createWorld();
    const { haina: { enterpriseId, workshops, posts }, store } = world;
    const batch = (of: string) => Object.values(posts).map((postId) => ({
      enterpriseId, day: day(of), postId, workshopId: workshops.extrusion, state: 'onTime' as const, dueItems: 1, answeredItems: 1, findings: 0, recordId: null, closedAt: world.clock.now,
    }));
    const put = (rows: ReturnType<typeof batch>) =>
      store.commit({
        enterpriseId, actor: SYSTEM, at: world.clock.now,
        build: () => ({ steps: [{ event: anEvent('day.closed', 'day', rows[0]!.day, { day: rows[0]!.day, onTime: 0, late: 0, waitsFor: [] }), writes: [insertTogether(dayCloses, rows, ['day'])] }] }),
      });
    for (const of of ['2026-11-16', '2026-11-17']) await put(batch(of));
    const found = async () => {
      const findings: Finding[] = [];
      await verifyChains(world.cx, (finding) => findings.push(finding));
      return findings;
    };
    const told = (await store.read.select({ changes: events.changes }).from(events).where(eq(events.type, 'day.closed')))[0]!.changes;
    expect(told).toContain(`"n":${Object.keys(posts).length}`);
    expect(told.length).toBeLessThan(300);
    expect(await found()).toEqual([]);
    await tamper(world, "update day_closes set findings = 1 where day = '2026-11-16' and post_id = ?", [posts.extruder]);
    await tamper(world, "delete from day_closes where day = '2026-11-17' and post_id = ?", [posts.extruder]);
    const rows = Object.keys(posts).length;
    const findings = await found();
    expect(findings).toEqual([
      { enterpriseId, kind: 'batchChanged', table: 'day_closes', key: 'day=2026-11-16', rows, found: rows },
      { enterpriseId, kind: 'batchChanged', table: 'day_closes', key: 'day=2026-11-17', rows, found: rows - 1 },
    ]);
    expect(describeFinding(findings[0]!)).toBe(`每日关账（表 day_closes，day=2026-11-16）这一批记录被改动：应为 ${rows} 行，实为 ${rows} 行，内容与其校验值不符。`);
    await expect(put([...batch('2026-11-18'), ...batch('2026-11-19')])).rejects.toBeInstanceOf(TypeError);
  });

  it('has a Chinese name for every chained table', () => {
    for (const { name } of CHAINED) expect(recordName(name)).not.toBe(name);
  });
});
