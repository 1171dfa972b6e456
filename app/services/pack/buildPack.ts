import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, type WriteStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import type { EventRow } from 'db/dialect/chain';
import type { Step } from 'db/dialect/store';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { evidenceOf } from 'db/repositories/paper/evidence';
import { issuedFileOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { sealedPapers } from 'db/schema';
import { type FlowingPart, zipPieces, type ZipPart } from '~/documents/zip/writeZip';
import type { Actor } from '~/domain/shared/actor';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { fileKind } from '~/domain/shared/fileKind';
import { PACK_PATHS, type PackFile, type PackList, type PackSeal, packText } from '~/domain/shared/pack';
import { isRunning } from '~/platform/host/storage';
import type { Context } from '../context';
import { evidenceKey } from '../evidence/evidenceKey';
import { readPhoto } from '../evidence/readPhoto';
import { recordName } from '../integrity/findings';
import { deposit, signerOf } from '../integrity/keys';
import { changesIn } from 'db/dialect/told';
import { issuing } from '../papers/issueFile';
import { renderPaper } from '../papers/render';
import { keptPaper } from '../papers/seal';
import { packKey } from './packKey';
import { readmeOf } from './readme';
import { eventsIn, type Span, spanOf } from './span';

/** Which pack is made. `heads` are the lines kept outside the database that belong to it; `page` is the HTML file that checks it. */
export interface PackOrder {
  readonly id: string;
  readonly enterpriseId: string;
  readonly actor: Actor;
  readonly from: Day;
  readonly to: Day;
  readonly heads: readonly string[];
  readonly page: string;
}

/** What was made: the size of the file, and the hash of its list. */
export interface MadePack {
  readonly bytes: number;
  readonly list: string;
}

type Cx = Pick<Context, 'store' | 'storage' | 'site' | 'now'> & { readonly tell?: (percent: number) => void };

/** An event as a line of the pack: the fields it is hashed over, and its hash. */
const lineOf = ({ enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev, hash }: EventRow): string =>
  canonicalJson([enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev, hash]);

/** Beginning of the name of a folder of lines on their way; the number of its process follows. */
const SPOOLS = 'zhian-pack-';

/** Takes away what a process that was ended in the middle left behind. */
async function clearSpools(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = new RegExp(`^${SPOOLS}(\\d+)-`).exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Lines of one table on their way into the pack, in a file beside it, so that the chain is read once. */
class Spools {
  readonly folder = mkdtempSync(path.join(tmpdir(), `${SPOOLS}${process.pid}-`));
  private readonly streams = new Map<string, WriteStream>();

  async add(table: string, line: string): Promise<void> {
    let stream = this.streams.get(table);
    if (!stream) this.streams.set(table, (stream = createWriteStream(this.fileOf(table))));
    if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  }

  fileOf = (table: string): string => path.join(this.folder, `${table}.jsonl`);

  async end(): Promise<string[]> {
    for (const stream of this.streams.values()) {
      stream.end();
      await once(stream, 'close');
    }
    return [...this.streams.keys()].sort();
  }
}

/** What the events of a span speak of besides rows. */
interface Spoken {
  readonly photos: Set<string>;
  /** Kept papers with the hash that is printed on them, by their id. */
  readonly papers: Map<string, string>;
}

/**
 * Makes the evidence pack of some days: what the chain told in them, the same by table, photos, papers as they were kept, signed heads, the page that
 * checks all of it without a network, and a signed list of every file. It goes into the storage as it is made; memory holds one photo or paper at a time.
 * Answers null where the chain told nothing in those days. Throws where no key is configured.
 */
export async function buildPack(cx: Cx, order: PackOrder): Promise<MadePack | null> {
  const { enterpriseId, from, to } = order;
  const span = await spanOf(cx.store.read, enterpriseId, from, to);
  const signer = signerOf(cx.site);
  if (!span) return null;
  if (!signer) throw new Error('no signing key is configured');
  await clearSpools();
  const spools = new Spools();
  const files: PackFile[] = [];
  const printed = new Map<string, { readonly contentHash: string; readonly format: 'pdf'; readonly bytes: number }>();
  let list = '';
  const whole = (name: string, content: string | Buffer): ZipPart => {
    files.push({ path: name, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') });
    return { name, content };
  };
  const flowing = (name: string, pieces: AsyncIterable<string>): FlowingPart => ({ name, pieces: listed(name, pieces, files) });

  async function* parts(): AsyncGenerator<ZipPart | FlowingPart> {
    const scope = scopeOf(cx.store, enterpriseId);
    const { name: enterprise } = await enterpriseOf(scope);
    const madeAt = cx.now();
    const spoken: Spoken = { photos: new Set(), papers: new Map() };
    yield whole(PACK_PATHS.page, order.page);
    yield flowing(PACK_PATHS.chain, chainLines(cx, enterpriseId, span!, spools, spoken, (share) => cx.tell?.(share * 30)));
    const tables = await spools.end();
    for (const table of tables) yield flowing(`${PACK_PATHS.records}${recordName(table)}.jsonl`, createReadStream(spools.fileOf(table), 'utf8') as AsyncIterable<string>);
    yield whole(PACK_PATHS.heads, order.heads.map((line) => `${line}\n`).join(''));
    const missing: string[] = [];
    let done = 0;
    const step = (): void => cx.tell?.(30 + ((done += 1) / (spoken.photos.size + spoken.papers.size)) * 70);
    for (const hash of spoken.photos) {
      const bytes = await cx.storage.get(evidenceKey(enterpriseId, hash));
      step();
      if (bytes) yield whole(`${PACK_PATHS.photos}${hash}.${fileKind(bytes) ?? 'bin'}`, bytes);
      else missing.push(hash);
    }
    for (const [id, contentHash] of spoken.papers) {
      const paper = await drawn(cx, enterpriseId, id, contentHash);
      step();
      if (!paper) continue;
      yield whole(paper.name, paper.bytes);
      printed.set(files.at(-1)!.sha256, { contentHash: paper.contentHash, format: 'pdf', bytes: paper.bytes.length });
    }
    yield whole(PACK_PATHS.readme, readmeOf({ enterprise, from, to, madeAt, key: signer!.key, tables, missing }));
    const head = deposit(signer, { chain: enterpriseId, seq: span!.last, hash: span!.hash, at: madeAt })!;
    const told: PackList = { kind: 'zhian.pack.1', enterprise, chain: enterpriseId, from, to, madeAt, madeBy: order.actor.name, before: span!.before, head, files, missing };
    const text = `${JSON.stringify(told, null, 1)}\n`;
    list = createHash('sha256').update(text).digest('hex');
    const seal: PackSeal = { key: signer!.key, publicKey: signer!.publicKey, signature: signer!.sign(packText(list)) };
    yield { name: PACK_PATHS.list, content: text };
    yield { name: PACK_PATHS.seal, content: `${JSON.stringify(seal)}\n` };
  }

  try {
    const key = packKey(enterpriseId, order.id);
    await cx.storage.putPieces(key, zipPieces(parts()));
    await remember(cx, order, printed);
    return { bytes: (await cx.storage.sizeOf(key)) ?? 0, list };
  } finally {
    await rm(spools.folder, { recursive: true, force: true });
  }
}

/** Tells of the papers in a pack as of every other file that is handed out, so that each can be checked by itself too. */
async function remember(cx: Cx, { enterpriseId, actor }: PackOrder, printed: ReadonlyMap<string, { readonly contentHash: string; readonly format: 'pdf'; readonly bytes: number }>): Promise<void> {
  const at = cx.now();
  const steps: Step[] = [];
  for (const [hash, file] of printed) {
    const known = await issuedFileOf(cx.store.read, hash);
    if (file.contentHash !== '' && known?.enterpriseId !== enterpriseId) steps.push(issuing(enterpriseId, hash, file, at));
  }
  if (steps.length > 0) await cx.store.commit({ enterpriseId, actor, at, build: () => ({ steps }) });
}

/** Passes texts on, and lists them as a file once all went by. */
async function* listed(name: string, pieces: AsyncIterable<string>, files: PackFile[]): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  files.push({ path: name, bytes, sha256: hash.digest('hex') });
}

/** What may be the name of a photo, wherever an event tells it. */
const MAYBE_PHOTO = /[\da-f]{64}/g;
/** So many are looked up at once. */
const LOOKED_UP = 500;

/**
 * The lines of the chain; what each tells of rows goes to the lines of their table, and what it speaks of is noted: photos that were handed in, and
 * those of any earlier day that a record uses.
 */
async function* chainLines(cx: Pick<Cx, 'store'>, chain: string, span: Span, spools: Spools, { photos, papers }: Spoken, tell: (share: number) => void): AsyncGenerator<string> {
  const evidence = evidenceOf(scopeOf(cx.store, chain));
  const named = new Set<string>();
  const lookUp = async (): Promise<void> => {
    for (const hash of await evidence.known([...named])) photos.add(hash);
    named.clear();
  };
  for await (const event of eventsIn(cx.store.read, chain, span)) {
    yield `${lineOf(event)}\n`;
    for (const [hash] of `${event.payload} ${event.changes}`.matchAll(MAYBE_PHOTO)) if (!photos.has(hash)) named.add(hash);
    if (named.size >= LOOKED_UP) await lookUp();
    const rows = changesIn(event)?.rows ?? [];
    for (const change of rows) {
      await spools.add(change.t, canonicalJson({ seq: event.seq, ...change }));
      if (change.op !== 'i') continue;
      if (change.t === 'evidence') photos.add(String(change.v.hash));
      if (change.t === 'sealed_papers') {
        const line = rows.find((one) => one.op === 'i' && one.t === 'papers' && one.v.kind === change.v.kind);
        papers.set(String(change.v.id), line?.op === 'i' ? String(line.v.content_hash) : '');
      }
    }
    tell((event.seq - span.first + 1) / (span.last - span.first + 1));
  }
  await lookUp();
}

/** A kept paper as a PDF; null for what is no paper (cards), or is gone. */
async function drawn(cx: Cx, enterpriseId: string, id: string, contentHash: string): Promise<{ readonly name: string; readonly bytes: Buffer; readonly contentHash: string } | null> {
  const [row] = await cx.store.read.select().from(sealedPapers).where(and(eq(sealedPapers.enterpriseId, enterpriseId), eq(sealedPapers.id, id)));
  if (!row || row.kind === 'riskCards') return null;
  const kept = keptPaper(row);
  // Papers of a hazard are kept without their hash and with the address alone; the register has it.
  const paper = kept.contentHash ? kept : { ...kept, contentHash, verifyUrl: kept.verifyUrl && contentHash ? `${kept.verifyUrl}/verify/${contentHash}` : '' };
  const bytes = await renderPaper(paper, { photo: (name) => readPhoto(cx, enterpriseId, name) });
  const name = `${paper.title}-${paper.number || row.number}-${row.ordinal}-${id.slice(-6)}`.replace(/[/\\:*?"<>|\s]/g, '_');
  return { name: `${PACK_PATHS.papers}${name}.pdf`, bytes, contentHash: paper.contentHash };
}
