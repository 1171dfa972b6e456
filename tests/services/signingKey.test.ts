import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { submissions } from 'db/schema';
import { receivedBy } from 'db/repositories/paper/submissions';
import { day } from '~/domain/shared/day';
import { headText, keyText } from '~/domain/shared/signed';
import { run } from '~/entry/cli';
import { isSigned, openSigner, UnreadableSigningKey } from '~/platform/host/signer';
import { describeFinding, type Finding } from '~/services/integrity/findings';
import { recordedHeads } from '~/services/integrity/headLines';
import { changeKey, exportedKeys, tellKey, toldKeys } from '~/services/integrity/keys';
import { verifyChains } from '~/services/integrity/verifyChains';
import { writeHeads } from '~/services/integrity/writeHeads';
import { receiptOf } from '~/services/supervision/receiptOf';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { createWorld, type World } from '../world/factory';
import { publishList } from '../world/records';
import { tamper } from '../world/tamper';

const keyFile = (world: World): string => path.join(world.folder, 'keys', 'signing.key');
const findingsOf = async (world: World): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const { heads, keys } = recordedHeads(await world.cx.heads.lines());
  await verifyChains({ store: world.store, storage: world.cx.storage }, (finding) => findings.push(finding), { recorded: heads, keys });
  return findings;
};
/** Changes the lines outside the database, as somebody who can write there would. */
const editLines = (world: World, edit: (line: Record<string, unknown>) => Record<string, unknown>): void => {
  const lines = readFileSync(world.cx.heads.file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.stringify(edit(JSON.parse(line) as Record<string, unknown>)));
  writeFileSync(world.cx.heads.file, `${lines.join('\n')}\n`);
};
async function submitted(world: World): Promise<{ number: string; id: string }> {
  const { haina } = world;
  const { versionId } = await publishList(world, haina, day('2026-11-02'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
  const sent = await submitRiskList(world.cx, haina.as('director', 'submission.submit'), versionId);
  if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
  return sent.fact;
}

describe('the key of the platform', () => {
  it('is made once, for its owner alone, and told beside the heads once', async () => {
    const world = await createWorld();
    const signers = await Promise.all([1, 2, 3].map(() => tellKey(world.cx)));
    expect(new Set(signers.map((signer) => signer?.key)).size).toBe(1);
    expect((statSync(keyFile(world)).mode & 0o777).toString(8)).toBe('600');
    await tellKey(world.cx);
    expect((await exportedKeys(world.cx)).map(({ key }) => key)).toEqual([signers[0]!.key]);
    expect((await exportedKeys(world.cx))[0]!.pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it('is refused where the file holds something else', async () => {
    const world = await createWorld();
    await tellKey(world.cx);
    writeFileSync(keyFile(world), 'no key');
    expect(() => openSigner(keyFile(world))).toThrow(UnreadableSigningKey);
  });

  it('may be changed: what the old one signed stays right, and the new one is told by it', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    const old = openSigner(keyFile(world));
    const made = await changeKey(world.cx);
    expect(made?.key).not.toBe(old.key);
    expect(openSigner(keyFile(world)).key).toBe(made?.key);
    await writeHeads(world.cx, 'day 2');
    expect((await exportedKeys(world.cx)).map(({ key }) => key)).toEqual([made!.key, old.key]);
    expect(await findingsOf(world)).toEqual([]);
  });

  it('cannot be exchanged for one that no key before it told', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    const other = openSigner(path.join(world.folder, 'other.key'));
    const [own] = await toldKeys(world.cx);
    await world.cx.heads.append([JSON.stringify({ ...own, key: other.key, publicKey: other.publicKey, by: other.key })]);
    const findings = await findingsOf(world);
    expect(findings).toMatchObject([{ kind: 'keyUntrusted', key: other.key }]);
    expect(describeFinding(findings[0]!)).toContain('来历不明');
    const known: Finding[] = [];
    const { heads, keys } = recordedHeads(await world.cx.heads.lines());
    await verifyChains({ store: world.store, storage: world.cx.storage }, (finding) => known.push(finding), { recorded: heads, keys: [keys[0]!, { ...keys[1]!, signature: other.sign(keyText({ ...keys[1]!, by: other.key })) }], knownKeys: [other.key] });
    expect(known).toEqual([]);
  });
});

describe('a head that was written down', () => {
  it('is signed, and named exactly when it, its signature or its signer is not what it was', async () => {
    const world = await createWorld();
    await writeHeads(world.cx, 'day 1');
    const { heads, keys } = recordedHeads(await world.cx.heads.lines());
    expect(heads).toHaveLength(3);
    expect(heads.every(({ signed }) => signed && isSigned(keys[0]!.publicKey, headText(signed), signed.signature))).toBe(true);
    const { enterpriseId } = world.haina;
    const untouched = readFileSync(world.cx.heads.file, 'utf8');
    const edits: readonly [string, (line: Record<string, unknown>) => Record<string, unknown>][] = [
      ['forged', (line) => ({ ...line, at: '2020-01-01T00:00:00.000Z' })],
      ['forged', (line) => ({ ...line, signature: String(line.signature).replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })],
      ['keyUnknown', (line) => ({ ...line, key: 'f'.repeat(32) })],
    ];
    for (const [why, edit] of edits) {
      writeFileSync(world.cx.heads.file, untouched);
      editLines(world, (line) => (line.chain === enterpriseId ? edit(line) : line));
      const found = (await findingsOf(world)).filter(({ kind }) => kind !== 'headsMissing');
      expect(found).toMatchObject([{ enterpriseId, kind: 'headForged', chain: enterpriseId, why }]);
    }
    writeFileSync(world.cx.heads.file, untouched);
    await writeHeads(world.cx, 'day 2');
    editLines(world, ({ key, signature, ...line }) => (line.slot === 'day 2' && line.chain === enterpriseId ? line : { key, signature, ...line }));
    expect(await findingsOf(world)).toMatchObject([{ kind: 'headForged', chain: enterpriseId, why: 'unsigned' }]);
  });
});

describe('a head that was deposited with a submission', () => {
  it('is signed, kept by the receiver as a receipt, and compared by verify', async () => {
    const world = await createWorld();
    const { id } = await submitted(world);
    await tellKey(world.cx);
    expect(await findingsOf(world)).toEqual([]);
    const submission = await receivedBy(world.store.read, world.regulators.linshui).byId(id);
    const receipt = await receiptOf(world.cx, submission!);
    expect(receipt).toMatchObject({ number: submission!.number, head: { chain: world.haina.enterpriseId, seq: submission!.headSeq, hash: submission!.headHash }, publicKey: openSigner(keyFile(world)).publicKey });
    expect(isSigned(receipt!.publicKey, headText(receipt!.head), receipt!.head.signature)).toBe(true);
  });

  it('is named when somebody with the database rewrites it', async () => {
    const world = await createWorld();
    const { number } = await submitted(world);
    await tellKey(world.cx);
    const [row] = await world.store.read.select().from(submissions).where(eq(submissions.number, number));
    await tamper(world, 'update submissions set deposit = ? where number = ?', [JSON.stringify({ ...row!.deposit, at: '2020-01-01T00:00:00.000Z' }), number]);
    expect(await findingsOf(world)).toMatchObject([{ kind: 'fieldChanged', table: 'submissions', field: 'deposit' }, { enterpriseId: world.haina.enterpriseId, kind: 'depositForged', submission: number, why: 'forged' }]);
  });

  it('is held against the chain from the receipt alone, and a receipt with another signature is not taken', async () => {
    const world = await createWorld();
    const { id } = await submitted(world);
    await tellKey(world.cx);
    const receipt = await receiptOf(world.cx, (await receivedBy(world.store.read, world.regulators.linshui).byId(id))!);
    const file = path.join(world.folder, 'receipt.json');
    const said: string[] = [];
    const verify = (given: object) => {
      said.length = 0;
      writeFileSync(file, JSON.stringify(given));
      return run(['verify', '--receipt', file], { NODE_ENV: 'test', ZHIAN_DATA: world.folder, DATABASE_URL: world.url }, (line) => said.push(line));
    };
    expect([await verify(receipt!), said.join('\n')]).toEqual([0, expect.stringContaining('已与命令中给出的 1 个末端对照')]);
    expect(await verify({ ...receipt, head: { ...receipt!.head, hash: 'a'.repeat(64) } })).toBe(2);
    const signer = openSigner(keyFile(world));
    const head = { ...receipt!.head, hash: 'a'.repeat(64) };
    expect([await verify({ ...receipt, head: { ...head, signature: signer.sign(headText(head)) } }), said.join('\n')]).toEqual([1, expect.stringContaining(`第 ${head.seq} 条 ${head.hash}`)]);
  });
});
