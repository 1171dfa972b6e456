import { beforeEach, describe, expect, it } from 'vitest';
import { events, issuedFiles } from 'db/schema';
import { eq } from 'drizzle-orm';
import { verifyCode } from '~/domain/report/verifyCode';
import { day } from '~/domain/shared/day';
import { hashOfCode, verifiedFile, verifiedPaper } from '~/pages/paper/verifiedPaper';
import { digestOf } from '~/platform/host/digest';
import { handOut } from '~/platform/web/handOut';
import { verifyChains } from '~/services/integrity/verifyChains';
import { riskDocument } from '~/services/papers/riskDocument';
import { WHOLE_LIST } from '~/services/papers/riskPaper';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList } from '../../world/records';
import { tamper } from '../../world/tamper';

let world: World;
let haina: Factory;

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
});

const published = () => publishList(world, haina, day('2026-11-02'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
const drawn = async (versionId: string, format: 'pdf' | 'xlsx' = 'pdf') => {
  const document = await riskDocument(world.cx, haina.as('director', 'risk.view'), { versionId, paper: 'riskList', format, part: WHOLE_LIST, origin: '' });
  if (document === null || document === 'long') throw new Error('no document');
  return document;
};
const issued = () => world.store.read.select().from(issuedFiles).where(eq(issuedFiles.enterpriseId, haina.enterpriseId));
const told = async (bytes: Uint8Array) => verifiedFile(world.cx, await digestOf(bytes));

describe('a file of a paper that is handed out', () => {
  it('is known by its bytes to anybody who holds it, and one changed byte is not', async () => {
    const { versionId } = await published();
    const document = await drawn(versionId);
    expect(await told(document.bytes)).toEqual({ known: false });
    await handOut(world.cx, haina.as('director', 'risk.view'), document, 'pdf');
    expect(await told(document.bytes)).toMatchObject({ known: true, contentHash: document.contentHash, format: 'pdf', paper: { factory: '海纳线缆有限公司', newer: null } });
    for (const at of [0, Math.floor(document.bytes.length / 2), document.bytes.length - 1]) {
      const altered = Uint8Array.from(document.bytes);
      altered[at] = altered[at]! ^ 1;
      expect(await told(altered)).toEqual({ known: false });
    }
    expect(await verifiedFile(world.cx, 'no hash')).toBeNull();
  });

  it('is remembered once, and told by one event, however often and by whomever it is fetched', async () => {
    const { versionId } = await published();
    const document = await drawn(versionId);
    await Promise.all([1, 2].map(() => handOut(world.cx, haina.as('director', 'risk.view'), document, 'pdf')));
    await handOut(world.cx, haina.as('officer', 'risk.view'), document, 'pdf');
    await handOut(world.cx, haina.as('director', 'risk.view'), await drawn(versionId, 'xlsx'), 'xlsx');
    expect((await issued()).map(({ format }) => format).sort()).toEqual(['pdf', 'xlsx']);
    expect(await world.store.read.$count(events, eq(events.type, 'paper.handedOut'))).toBe(2);
  });

  it('which is no paper of the register is handed out and not remembered', async () => {
    const table = { bytes: Buffer.from('PK..'), name: '表' };
    await handOut(world.cx, haina.as('director', 'risk.view'), table, 'xlsx');
    await handOut(world.cx, haina.as('director', 'risk.view'), { ...table, contentHash: 'd'.repeat(64) }, 'xlsx');
    expect(await issued()).toEqual([]);
  });

  it('keeps what verify finds whole, and a file slipped in behind the program is named', async () => {
    const { versionId } = await published();
    const document = await drawn(versionId);
    await handOut(world.cx, haina.as('director', 'risk.view'), document, 'pdf');
    const findings: unknown[] = [];
    const look = () => verifyChains({ store: world.store, storage: world.cx.storage }, (finding) => findings.push(finding));
    await look();
    expect(findings).toEqual([]);
    const [row] = await issued();
    await tamper(world, 'update issued_files set hash = ? where hash = ?', ['e'.repeat(64), row!.hash]);
    await look();
    expect(findings).toMatchObject([{ kind: 'rowExtra', table: 'issued_files', key: `hash=${'e'.repeat(64)}` }, { kind: 'rowMissing', table: 'issued_files', key: `hash=${row!.hash}` }]);
  });
});

describe('the code typed from a paper', () => {
  it('leads to the hash of that paper, and to no draft', async () => {
    const { versionId } = await published();
    const { contentHash = '' } = await drawn(versionId);
    expect(await hashOfCode(world.cx, verifyCode(contentHash))).toEqual({ hash: contentHash });
    expect(await verifiedPaper(world.cx, contentHash)).not.toBeNull();
    expect(await hashOfCode(world.cx, verifyCode('0'.repeat(64)))).toEqual({ wrong: 'unknown' });
    expect(await hashOfCode(world.cx, verifyCode(contentHash).replace(/.$/, (last) => (last === '2' ? '3' : '2')))).toEqual({ wrong: 'mistyped' });
  });
});
