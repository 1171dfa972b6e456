import { crc32, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The archive breaks the format, or a part of it does not match its checksum; `part` names it. */
export class BrokenZip extends Error {
  override readonly name = 'BrokenZip';
  constructor(readonly part: string) {
    super(part);
  }
}

/** A part is encrypted. */
export class LockedZip extends Error {
  override readonly name = 'LockedZip';
}

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

export interface ZipArchive {
  readonly names: readonly string[];
  /** Bytes a part claims to unpack to; 0 for a part that is not there. */
  sizeOf(name: string): number;
  /** Unpacks a part; null when there is none. Never gives more than the part claims. Throws BrokenZip or LockedZip. */
  read(name: string): Promise<Buffer | null>;
}

/** Reads the directory of a zip archive. Throws BrokenZip when there is none. */
export function openZip(bytes: Buffer): ZipArchive {
  const end = endOf(bytes);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new BrokenZip('目录');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    entries.set(name.replace(/^\//, ''), {
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.unpacked ?? 0,
    read: async (name) => {
      const entry = entries.get(name);
      return entry ? unpack(bytes, name, entry) : null;
    },
  };
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new BrokenZip('目录');
}

async function unpack(bytes: Buffer, name: string, entry: Entry): Promise<Buffer> {
  if (entry.flags & 1) throw new LockedZip(name);
  if (entry.at + 30 > bytes.length) throw new BrokenZip(name);
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed || (entry.method !== STORED && entry.method !== DEFLATED)) throw new BrokenZip(name);
  const content = entry.method === STORED ? packed : await inflate(packed, { maxOutputLength: entry.unpacked + 1 }).catch(() => null);
  if (content === null || content.length !== entry.unpacked || crc32(content) !== entry.crc) throw new BrokenZip(name);
  return content;
}
