import { eq, getTableName } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { PLATFORM, trailOf } from 'db/dialect/chain';
import { insert, update } from 'db/dialect/writes';
import { accounts, platformEditors, templateItems } from 'db/schema';
import * as schema from 'db/schema';
import { CHAINED, SHARED, TRAILED, UNCHAINED } from 'db/schema/chained';
import { loadLibrary } from '~/services/library/loadLibrary';
import { authoriseEditor } from '~/domain/risk/library/libraryEdit';
import { handOut } from '~/platform/web/handOut';
import { audit } from '~/services/audit/audit';
import { pruneTrails } from '~/services/audit/pruneTrails';
import { describeFinding, type Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { recordedHeads } from '~/services/integrity/headLines';
import { writeHeads } from '~/services/integrity/writeHeads';
import { createEditor } from '~/services/library/createEditor';
import { startEdition } from '~/services/library/startEdition';
import { issueAnyPassword } from '~/services/session/consoleAccount';
import { createOfficer } from '~/services/supervision/createOfficer';
import { createWorld, type World } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { tamper } from '../world/tamper';

const findingsOf = async ({ cx }: Pick<World, 'cx'>): Promise<Finding[]> => {
  const findings: Finding[] = [];
  await verifyChains(cx, (finding) => findings.push(finding), { recorded: recordedHeads(await cx.heads.lines()).heads });
  return findings;
};

describe('what all enterprises share', () => {
  it('has every table of the schema either told by events or named with the reason why not', () => {
    const named = new Set([...[...CHAINED, ...SHARED, ...TRAILED].map(({ table }) => getTableName(table)), ...Object.keys(UNCHAINED)]);
    const tables = Object.values(schema).filter((one) => typeof one === 'object' && one !== null && Symbol.for('drizzle:Name') in one).map((one) => getTableName(one as never));
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter((table) => !named.has(table))).toEqual([]);
  });

  it('names a swapped password hash without saying either', async () => {
    const world = await createWorld();
    const id = world.haina.accounts.director;
    await tamper(world, 'update accounts set password_hash = ? where id = ?', ['$argon2id$swapped', id]);
    const [finding, ...rest] = await findingsOf(world);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ enterpriseId: PLATFORM, kind: 'fieldChanged', table: 'accounts', key: `id=${id}`, field: 'password_hash', expected: expect.stringContaining('sha256:') as string });
    expect(JSON.stringify(finding)).not.toContain('argon2id');
    expect(describeFinding(finding!)).toContain('登录账户');
  });

  it('says who made an officer and an editor, gave out a password and began an edition', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await createOfficer(world.cx, { regulator: '临水市', name: '新人', loginName: 'xinren', title: '科员' });
    await createEditor(world.cx, 'bianji');
    await issueAnyPassword(world.cx, 'bianji', '忘了');
    await startEdition(world.cx, authoriseEditor({ id: 'editor', name: '编辑一' }));
    const told = await world.store.read.select().from(schema.events).where(eq(schema.events.enterpriseId, PLATFORM)).orderBy(schema.events.seq);
    const named = told.map(({ type, actor }) => [type, (JSON.parse(actor) as { name: string }).name]);
    expect(named).toEqual(expect.arrayContaining([['officer.created', '服务器管理员'], ['editor.created', '服务器管理员'], ['person.passwordIssued', '服务器管理员'], ['library.editionStarted', '编辑一']]));
    expect(await findingsOf(world)).toEqual([]);
  });

  it('does not tell of the bookkeeping of signing in', async () => {
    const world = await createWorld();
    const before = await world.store.read.$count(schema.events);
    await world.store.write([update(accounts, { id: world.haina.accounts.lead }, { failures: 3, lastEnterpriseId: world.haina.enterpriseId })]);
    expect(await world.store.read.$count(schema.events)).toBe(before);
    expect(await findingsOf(world)).toEqual([]);
  });

  it('names every changed column of an account, a regulator, an officer, an editor, an edition and a template, and a planted row', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await world.store.write([insert(platformEditors, { id: 'editor', accountId: world.officers.linshui, name: '编辑', createdAt: world.clock.now })]);
    expect(await findingsOf(world)).toEqual([]);
    const [row] = await world.store.read.select().from(templateItems).limit(1);
    const changes: [string, string, string][] = [
      ['accounts', 'login_name', 'other'], ['accounts', 'disabled_at', '2026-01-01T00:00:00.000Z'], ['regulators', 'region', '别处'], ['regulators', 'name', '别局'],
      ['regulator_officers', 'title', '局长'], ['regulator_officers', 'name', '别人'], ['platform_editors', 'name', '别人'], ['platform_editors', 'account_id', world.officers.dongshan],
      ['template_editions', 'note', '改'], ['template_items', 'criterion', '≤ 99'], ['template_categories', 'regime', '改'],
    ];
    const keys: Record<string, string> = {
      accounts: `id = '${world.haina.accounts.lead}'`, regulators: `id = '${world.regulators.linshui}'`, regulator_officers: `id = '${world.officers.linshui}'`, platform_editors: "id = 'editor'",
      template_editions: 'edition = 1', template_items: `edition = ${row!.edition} and category_id = '${row!.categoryId}' and "key" = '${row!.key}'`, template_categories: "edition = 1 and id = 'wire-cable'",
    };
    for (const [table, column, value] of changes) await tamper(world, `update ${table} set ${column} = ? where ${keys[table]!}`, [value]);
    await tamper(world, "insert into regulator_officers (id, regulator_id, account_id, name, title) values ('ghost', 'nobody', 'nobody', '影子', '科员')");
    const findings = await findingsOf(world);
    expect(findings.flatMap((one) => (one.kind === 'fieldChanged' ? [`${one.table}.${one.field}`] : [])).sort()).toEqual(changes.map(([table, column]) => `${table}.${column}`).sort());
    expect(findings).toContainEqual({ enterpriseId: PLATFORM, kind: 'rowExtra', table: 'regulator_officers', key: 'id=ghost' });
    expect(findings).toHaveLength(changes.length + 1);
  });

  it('takes in what stood before there was a chain of the platform, once, and names what is changed from then on', async () => {
    const world = await createWorld();
    await tamper(world, 'delete from events where enterprise_id = ?', [PLATFORM]);
    await tamper(world, 'delete from chain_heads where enterprise_id = ?', [PLATFORM]);
    expect((await findingsOf(world)).map(({ kind }) => kind)).toContain('platformMissing');
    await world.store.migrate();
    await world.store.migrate();
    expect(await findingsOf(world)).toEqual([]);
    await tamper(world, "update regulators set region = '别处' where id = ?", [world.regulators.linshui]);
    expect(await findingsOf(world)).toMatchObject([{ table: 'regulators', field: 'region' }]);
  });

  it('knows a factory of which every row and event is gone', async () => {
    const world = await createWorld();
    const { enterpriseId, name } = world.beichen;
    for (const { table } of CHAINED) await tamper(world, `delete from ${getTableName(table)} where enterprise_id = ?`, [enterpriseId]).catch(() => undefined);
    for (const table of ['events', 'chain_heads']) await tamper(world, `delete from ${table} where enterprise_id = ?`, [enterpriseId]);
    const findings = await findingsOf(world);
    expect(findings).toMatchObject([{ enterpriseId, kind: 'enterpriseMissing', name }]);
    expect(describeFinding(findings[0]!)).toContain(name);
  });
});

describe('heads outside the database', () => {
  /** Changes the newest record and writes its event, all hashes and the head anew, as somebody with the program at hand would. */
  const rewriteNewest = async (world: World): Promise<void> => {
    const { eq, and, desc } = await import('drizzle-orm');
    const { hashEvent } = await import('db/dialect/chain');
    const { events } = schema;
    const { enterpriseId } = world.haina;
    const [last] = await world.store.read.select().from(events).where(and(eq(events.enterpriseId, enterpriseId), eq(events.type, 'submission.sent'))).orderBy(desc(events.seq));
    const forged = { ...last!, changes: last!.changes.replaceAll('BS-2026-0001', 'BS-2026-0009') };
    const hash = hashEvent(forged);
    await tamper(world, 'update submissions set number = ? where enterprise_id = ?', ['BS-2026-0009', enterpriseId]);
    await tamper(world, 'update papers set number = ? where enterprise_id = ? and number = ?', ['BS-2026-0009', enterpriseId, 'BS-2026-0001']);
    await tamper(world, 'update events set changes = ?, hash = ? where enterprise_id = ? and seq = ?', [forged.changes, hash, enterpriseId, forged.seq]);
    await tamper(world, 'update chain_heads set hash = ? where enterprise_id = ?', [hash, enterpriseId]);
  };

  it('name what was rewritten with all its hashes, which nothing inside the database can', async () => {
    const world = await createWorld();
    const { submissionId } = await createRecordedWorld(world);
    await writeHeads(world.cx, 'day 1');
    await rewriteNewest(world);
    const findings = await findingsOf(world);
    expect(findings).toMatchObject([{ enterpriseId: world.haina.enterpriseId, kind: 'rewritten', from: 1, seq: 6 }]);
    expect(describeFinding(findings[0]!)).toContain(`submission=${submissionId}`);
  });

  it('tell from which kept head on, when an earlier one still fits', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    await createRecordedWorld(world);
    await writeHeads(world.cx, 'day 2');
    await rewriteNewest(world);
    expect(await findingsOf(world)).toMatchObject([{ kind: 'rewritten', from: 2, seq: 6 }]);
  });

  it('are written once for a moment of the timetable, for every chain, and never changed', async () => {
    const world = await createWorld();
    const written = await writeHeads(world.cx, 'slot');
    expect(written).toBe(3);
    expect(await writeHeads(world.cx, 'slot')).toBe(0);
    const first = await world.cx.heads.lines();
    await writeHeads(world.cx, 'next');
    const all = await world.cx.heads.lines();
    expect(all.slice(0, 4)).toEqual(first);
    expect(recordedHeads(all).heads.map(({ chain }) => chain)).toEqual(expect.arrayContaining([PLATFORM, world.haina.enterpriseId, world.beichen.enterpriseId]));
  });

  it('cannot vanish, be cut short or be exchanged for earlier ones unnoticed', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    world.clock.set('2026-11-19T10:00:00+08:00');
    const first = await world.cx.heads.lines();
    await writeHeads(world.cx, 'day 2');
    expect(await findingsOf(world)).toEqual([]);
    const lines = await world.cx.heads.lines();
    const without = (kept: readonly string[]): World => ({ ...world, cx: { ...world.cx, heads: { ...world.cx.heads, lines: async () => [...kept] } } });
    for (const kept of [[], first]) {
      const [finding, ...others] = await findingsOf(without(kept));
      expect([finding, others]).toMatchObject([{ enterpriseId: PLATFORM, kind: 'headsMissing', at: '2026-11-19T02:00:00.000Z' }, []]);
      expect(describeFinding(finding!)).toContain('ZHIAN_HEADS_DIR');
    }
    expect(await findingsOf(without(lines.slice(first.length)))).toEqual([]);
  });

  it('know a chain that is gone as a whole, the platform’s word with it', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    for (const { table } of CHAINED) await tamper(world, `delete from ${getTableName(table)} where enterprise_id = ?`, [world.beichen.enterpriseId]).catch(() => undefined);
    for (const table of ['events', 'chain_heads']) await tamper(world, `delete from ${table} where enterprise_id = ?`, [world.beichen.enterpriseId]);
    expect((await findingsOf(world)).map(({ kind }) => kind).sort()).toEqual(['enterpriseMissing', 'rewritten']);
  });
});

describe('the audit', () => {
  const entry = (world: World, name: string) =>
    ({ kind: 'exported', enterpriseId: world.haina.enterpriseId, actor: world.haina.as('director', 'papers.view').actor, subject: { kind: 'file', id: '', name } }) as const;

  it('is a chain of its own in which verify names a changed, a deleted and a planted entry', async () => {
    const world = await createWorld();
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await audit(world.cx, entry(world, name));
    expect(await findingsOf(world)).toEqual([]);
    await tamper(world, "update audit_entries set actor_name = '别人' where subject_name = 'a.pdf'");
    await tamper(world, "delete from audit_entries where subject_name = 'b.pdf'");
    const { enterpriseId } = world.haina;
    expect(await findingsOf(world)).toMatchObject([
      { enterpriseId, kind: 'fieldChanged', table: 'audit_entries', field: 'actor_name' },
      { enterpriseId, kind: 'rowMissing', table: 'audit_entries' },
    ]);
  });

  it('loses what is older than the factory keeps, and what is left is still proven to follow', async () => {
    const world = await createWorld();
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await audit(world.cx, entry(world, name));
    await writeHeads(world.cx, 'before');
    world.clock.set('2030-11-18T10:00:00+08:00');
    await audit(world.cx, entry(world, 'd.pdf'));
    expect(await pruneTrails(world.cx)).toBe(3);
    expect(await pruneTrails(world.cx)).toBe(0);
    expect(await findingsOf(world)).toEqual([]);
    await tamper(world, 'delete from events where enterprise_id = ?', [trailOf(world.haina.enterpriseId)]);
    expect((await findingsOf(world)).map(({ kind }) => kind)).toContain('headMoved');
  });

  it('lets reading go on where nothing can be written, and says the whole entry in the log', async () => {
    const world = await createWorld();
    const said: unknown[] = [];
    vi.spyOn(world.cx.log, 'error').mockImplementation((facts: unknown) => void said.push(facts));
    vi.spyOn(world.store, 'commit').mockRejectedValue(new Error('database or disk is full'));
    await audit(world.cx, { ...entry(world, 'a'), kind: 'submissionRead' });
    expect(said).toMatchObject([{ entry: { kind: 'submissionRead', subject: { name: 'a' } } }]);
  });

  it('lets no file out that cannot be written down', async () => {
    const world = await createWorld();
    vi.spyOn(world.store, 'commit').mockRejectedValue(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
    await expect(handOut(world.cx, world.haina.as('director', 'papers.view'), { bytes: new Uint8Array(3), name: '清单' }, 'pdf')).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  });
});
