import { canonicalJson } from '../domain/shared/canonical';
import { PACK_PATHS, type PackList, type PackSeal, packText } from '../domain/shared/pack';
import { headText, keyText, type SignedHead, type SignedKey } from '../domain/shared/signed';
import { bytesOf, isSigned } from './ed25519';
import { Sha256, sha256 } from './sha256';
import type { PackFiles } from './zip';

/** What was found that is not as it was when the pack was made: where, and what is so. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

/** What was looked at, with every fault in the order of the pack. */
export interface Checked {
  readonly list: PackList | null;
  readonly key: string;
  readonly publicKey: string;
  readonly events: number;
  readonly rows: number;
  readonly photos: number;
  readonly papers: number;
  readonly heads: number;
  /** Where the clock went back: no fault, but to be known. */
  readonly setBacks: number;
  readonly faults: readonly Fault[];
}

export type Tell = (done: number, of: number, name: string) => void;

const MOST_FAULTS = 500;
/** An event ends with its hash: a comma, quotes, 64 digits and the bracket. */
const HASH_TAIL = 68;
const decoder = new TextDecoder();
const BRACKET = new Uint8Array([0x5d]);
const NEW_LINE = 10;
const LINE_END = new Uint8Array([NEW_LINE]);
/** What may be the name of a photo. */
const MAYBE_PHOTO = /[\da-f]{64}/g;
/** Clocks of several machines differ a little. */
const CLOCK_SLACK_MS = 120_000;

const safely = <T>(text: string): T | null => {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
};

/** A number of 32 bits that tells lines apart to name the first that differs; what proves them equal is SHA-256. */
function mark(line: Uint8Array): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < line.length; at += 1) hash = Math.imul(hash ^ line[at]!, 0x01000193);
  return hash;
}

/** Keys that JavaScript moves to the front of an object, whatever their order was. */
const NUMBERED = /"\d+":/;

/** What an event tells of a row, as the line of its table has it. `asTold` where its keys stand in the order of canonical JSON, as they do in an event. */
function lineOf(seq: number, change: Told, asTold: boolean): string {
  if (!asTold || change.op !== 'i' && change.op !== 'u') return canonicalJson({ seq, ...change });
  return `{${change.op === 'u' ? `"k":${JSON.stringify(change.k)},` : ''}"op":"${change.op}","seq":${seq},"t":${JSON.stringify(change.t)},"v":${JSON.stringify(change.v)}}`;
}

/** Calls `take` with the bytes of each line, and hashes all that goes by. */
async function linesOf(pieces: AsyncIterable<Uint8Array>, hash: Sha256, take: (line: Uint8Array) => void): Promise<void> {
  let rest = new Uint8Array();
  for await (const piece of pieces) {
    hash.update(piece);
    let from = 0;
    for (let end = piece.indexOf(NEW_LINE); end >= 0; end = piece.indexOf(NEW_LINE, from)) {
      if (rest.length > 0) {
        const line = new Uint8Array(rest.length + end);
        line.set(rest);
        line.set(piece.subarray(0, end), rest.length);
        rest = new Uint8Array();
        take(line);
      } else take(piece.subarray(from, end));
      from = end + 1;
    }
    if (from === piece.length) continue;
    const left = new Uint8Array(rest.length + piece.length - from);
    left.set(rest);
    left.set(piece.subarray(from), rest.length);
    rest = left;
  }
  if (rest.length > 0) take(rest);
}

async function textOf(files: PackFiles, name: string): Promise<string> {
  let text = '';
  const read = new TextDecoder();
  for await (const piece of files.pieces(name)) text += read.decode(piece, { stream: true });
  return text + read.decode();
}

interface Expected {
  /** A mark of each line. */
  readonly marks: number[];
  readonly hash: Sha256;
}

const utf8 = new TextEncoder();

/**
 * Checks everything in a pack by itself, without a network: the signed list against every file, the chain event by event, the lines of each table
 * against the events, photos against the hashes that events tell, and the heads that were signed while the records grew. Reads each file once.
 */
export async function checkPack(files: PackFiles, tell: Tell = () => undefined): Promise<Checked> {
  const faults: Fault[] = [];
  const say = (where: string, what: string): void => void (faults.length < MOST_FAULTS && faults.push({ where, what }));
  const sum = { events: 0, rows: 0, photos: 0, papers: 0, heads: 0, setBacks: 0 };
  const end = (list: PackList | null, seal: Partial<PackSeal> | null): Checked => ({ list, key: seal?.key ?? '', publicKey: seal?.publicKey ?? '', ...sum, faults });

  const listText = await textOf(files, PACK_PATHS.list).catch(() => '');
  const list = safely<PackList>(listText);
  const seal = safely<PackSeal>(await textOf(files, PACK_PATHS.seal).catch(() => ''));
  if (!list || list.kind !== 'zhian.pack.1' || !Array.isArray(list.files)) {
    say(PACK_PATHS.list, '没有目录，或目录读不出：这不是一个完整的证据包');
    return end(null, seal);
  }
  if (!seal || !isSigned(seal.publicKey, packText(sha256(listText)), seal.signature)) say(PACK_PATHS.list, '目录与平台签名不符：目录或签名被改动过');
  else if (sha256(bytesOf(seal.publicKey)).slice(0, 32) !== seal.key) say(PACK_PATHS.seal, '公钥的名称与公钥不符');
  else if (!isSigned(seal.publicKey, headText(list.head), list.head.signature)) say(PACK_PATHS.list, '链的末端与平台签名不符');

  const known = new Map(list.files.map((file) => [file.path, file]));
  const beside: readonly string[] = [PACK_PATHS.list, PACK_PATHS.seal];
  for (const name of files.names) if (!known.has(name) && !beside.includes(name)) say(name, '多出来的文件：目录里没有它');
  const present = new Set(files.names);
  const lines = new Map<string, Expected>();
  const evidence = new Set<string>();
  /** Photos the list says are gone, of which no event has spoken so far. */
  const unspoken = new Set(list.missing);
  const heads: SignedHead[] = [];
  const keys = new Map<string, string>();
  const total = list.files.reduce((bytes, file) => bytes + file.bytes, 0);
  let done = 0;

  // The heads come first: the chain is held against them as it goes by.
  const headLines = (await textOf(files, PACK_PATHS.heads).catch(() => '')).split('\n').filter(Boolean);
  for (const line of headLines) {
    const said = safely<SignedHead & SignedKey>(line);
    if (said?.publicKey && said.by && (keys.size === 0 || said.by === said.key || keys.has(said.by))) {
      if (isSigned(said.by === said.key ? said.publicKey : keys.get(said.by)!, keyText(said), said.signature)) keys.set(said.key, said.publicKey);
    } else if (said?.chain === list.chain) heads.push(said);
    else say(PACK_PATHS.heads, '有一行读不出');
  }
  if (seal && keys.size > 0 && keys.get(seal.key) !== seal.publicKey) say(PACK_PATHS.seal, '目录是用另一把密钥签的，不是给末端签名的那把：整个包可能被人重做过');
  const held = new Map<number, SignedHead[]>();
  for (const head of heads) held.set(head.seq, [...(held.get(head.seq) ?? []), head]);
  for (const head of heads) {
    sum.heads += 1;
    const publicKey = keys.get(head.key ?? '');
    if (head.signature && (!publicKey || !isSigned(publicKey, headText(head), head.signature))) say(PACK_PATHS.heads, `${head.at} 留存的第 ${head.seq} 条末端与平台签名不符：被改动过`);
  }

  const chain = { seq: list.before.seq, hash: list.before.hash, at: 0 };
  const event = (line: Uint8Array): void => {
    const text = decoder.decode(line);
    const fields = safely<[string, number, string, string, string, string, string, string, string, string, string, string, string]>(text);
    if (!Array.isArray(fields) || fields.length !== 13) return say(PACK_PATHS.chain, `第 ${chain.seq + 1} 条之后有一行读不出：被改动过`);
    const [of, seq, , type, , , , , at, , changes, prev, hash] = fields;
    sum.events += 1;
    for (let missing = chain.seq + 1; missing < seq && missing < chain.seq + 20; missing += 1) say(PACK_PATHS.chain, `第 ${missing} 条不见了`);
    if (new Sha256().update(line.subarray(0, line.length - HASH_TAIL)).update(BRACKET).digest() !== hash || of !== list.chain) say(PACK_PATHS.chain, `第 ${seq} 条（${type}，${at}）的内容与其校验值不符：这一条被改动过`);
    if (prev !== chain.hash) say(PACK_PATHS.chain, `第 ${seq} 条（${type}，${at}）接不上前一条：两条之间被改动、删除或插入过`);
    for (const head of held.get(seq) ?? []) if (head.hash !== hash) say(PACK_PATHS.heads, `${head.at} 留存的末端是第 ${seq} 条 ${head.hash}，链里是 ${hash}：记录在那以后被改写过`);
    const time = Date.parse(at);
    if (time < chain.at - CLOCK_SLACK_MS) sum.setBacks += 1;
    [chain.seq, chain.hash, chain.at] = [seq, hash, time];
    if (unspoken.size > 0) for (const [photo] of text.matchAll(MAYBE_PHOTO)) unspoken.delete(photo);
    const asTold = changes.startsWith('{') && !NUMBERED.test(changes);
    for (const change of changesIn(changes)) {
      let expected = lines.get(change.t);
      if (!expected) lines.set(change.t, (expected = { marks: [], hash: new Sha256() }));
      const row = utf8.encode(lineOf(seq, change, asTold));
      expected.marks.push(mark(row));
      expected.hash.update(row).update(LINE_END);
      if (change.op === 'i' && change.t === 'evidence') evidence.add(String(change.v?.hash));
    }
  };

  const record = (name: string, state: { table: string; at: number }) => (line: Uint8Array): void => {
    const read = () => safely<{ seq: number; t: string; v?: Record<string, unknown>; k?: Record<string, unknown> }>(decoder.decode(line));
    state.table ||= read()?.t ?? '';
    const expected = lines.get(state.table);
    sum.rows += 1;
    if (expected?.marks[state.at] !== mark(line)) {
      const row = read();
      const id = [row?.v?.id, row?.k?.id, row?.v?.hash].find((one) => typeof one === 'string') ?? '';
      say(name, `第 ${state.at + 1} 行${row ? `（第 ${row.seq} 件事${id ? `，编号 ${id}` : ''}）` : ''}与链里记的不一样：这一行被改动过`);
    }
    state.at += 1;
  };

  for (const { path, bytes, sha256: wanted } of list.files) {
    tell(done, total, path);
    done += bytes;
    if (!present.has(path)) {
      say(path, '不见了：目录里有它');
      continue;
    }
    const hash = new Sha256();
    const before = faults.length;
    let proven: string | null = null;
    try {
      if (path === PACK_PATHS.chain) await linesOf(files.pieces(path), hash, event);
      else if (path.startsWith(PACK_PATHS.records)) {
        const state = { table: '', at: 0 };
        await linesOf(files.pieces(path), hash, record(path, state));
        const expected = lines.get(state.table);
        if (expected && expected.marks.length !== state.at) say(path, `应有 ${expected.marks.length} 行，实有 ${state.at} 行`);
        if (expected) proven = expected.hash.digest();
        lines.delete(state.table);
      } else for await (const piece of files.pieces(path)) hash.update(piece);
    } catch {
      say(path, '解不开：压缩包在这里被改动或损坏');
      continue;
    }
    const found = hash.digest();
    if (found !== wanted && faults.length === before) say(path, '内容与目录里的校验值不符：这个文件被改动过');
    if (proven !== null && found !== proven && faults.length === before) say(path, '内容与链里记的不一样：有的行被改动过');
    if (path.startsWith(PACK_PATHS.photos)) {
      sum.photos += 1;
      const named = path.slice(PACK_PATHS.photos.length).replace(/\.\w+$/, '');
      if (found === wanted && found !== named) say(path, '内容与它的名字（校验值）不符：照片在生成证据包之前就被改动过');
      evidence.delete(named);
    }
    if (path.startsWith(PACK_PATHS.papers)) sum.papers += 1;
  }
  if (chain.seq !== list.head.seq || chain.hash !== list.head.hash) say(PACK_PATHS.chain, `末端是第 ${chain.seq} 条，签名的末端是第 ${list.head.seq} 条：链被截短、续写或改写过`);
  for (const [table, { marks }] of lines) say(PACK_PATHS.records, `表 ${table} 的 ${marks.length} 行没有随包提供`);
  for (const hash of evidence) if (!list.missing.includes(hash)) say(PACK_PATHS.photos, `照片 ${hash} 不见了：链里记有它`);
  for (const hash of unspoken) say(PACK_PATHS.list, `目录说照片 ${hash} 缺失，链里没有记它`);
  tell(total, total, '');
  return end(list, seal);
}

interface Told {
  readonly op: string;
  readonly t: string;
  readonly v?: Record<string, unknown>;
  readonly k?: Record<string, unknown>;
}

const columnNamed = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const byColumn = (row?: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [columnNamed(name), value]));

/** The rows an event tells of; those of the first releases, told by properties, in the words of the others. */
function changesIn(text: string): readonly Told[] {
  const told = safely<{ rows?: readonly Told[] } | readonly Told[]>(text);
  if (!Array.isArray(told)) return (told as { rows?: readonly Told[] } | null)?.rows ?? [];
  return (told as readonly Told[]).map(({ op, t, k, v }) => (op === 'i' ? { op, t, v: byColumn(v) } : op === 'u' ? { op, t, k: byColumn(k), v: byColumn(v) } : { op, t, k: byColumn(k) }));
}
