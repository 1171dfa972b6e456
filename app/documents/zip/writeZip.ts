import { crc32, createDeflateRaw, type DeflateRaw, deflateRawSync } from 'node:zlib';
import { fileKind } from '../../domain/shared/fileKind';

/** 1980年1月1日: the first day the format knows; a fixed one, so that the same parts give the same bytes. */
const DOS_DATE = 0x0021;
const UTF8_NAME = 0x0800;
/** Checksum and sizes stand behind the content. */
const SIZED_BEHIND = 0x0008;
const STORED = 0;
const DEFLATED = 8;
const LEVEL = 6;
/** What the format holds without its 64-bit addition. */
const MOST_BYTES = 0xffffffff;
const MOST_PARTS = 0xffff;
/** Bytes gathered before they are packed. */
const PIECE = 64 * 1024;
/** A few pieces wait for the packer, so that it works while the next are made. */
const PACKER = { level: LEVEL, chunkSize: PIECE, writableHighWaterMark: 4 * PIECE };
/** Bytes a character (UTF-16) takes at most. */
const WIDEST = 3;

/** A part that is there as a whole. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
}

/** A part that is told piece by piece; its size is known at its end. */
export interface FlowingPart {
  readonly name: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

interface Facts {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

/** What the head of a part and its entry in the directory have in common. */
function factsOf({ flags, method, crc, packed, plain }: Facts, label: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(flags, 2);
  facts.writeUInt16LE(method, 4);
  facts.writeUInt16LE(DOS_DATE, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(packed, 14);
  facts.writeUInt32LE(plain, 18);
  facts.writeUInt16LE(label.length, 22);
  return facts;
}

const signature = (code: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(code);
  return bytes;
};

/** Lays parts one behind the other, and lists them at the end. */
class Layout {
  private readonly directory: Buffer[] = [];
  private parts = 0;
  private at = 0;

  /** Counts what was written, and answers it. */
  private wrote(bytes: Buffer): Buffer {
    this.at += bytes.length;
    if (this.at > MOST_BYTES) throw new RangeError('a zip archive holds 4 GiB');
    return bytes;
  }

  private list(facts: Buffer, label: Buffer, begins: number): void {
    if ((this.parts += 1) > MOST_PARTS) throw new RangeError(`a zip archive holds ${MOST_PARTS} parts`);
    const entry = Buffer.alloc(6);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(begins, 10);
    this.directory.push(entry, facts, tail, label);
  }

  /** A whole part. What is packed already (pictures, papers, archives) is stored as it is. */
  whole({ name, content }: ZipPart): Buffer {
    const plain = Buffer.from(content);
    const isPacked = fileKind(plain) !== null;
    const packed = isPacked ? plain : deflateRawSync(plain, { level: LEVEL });
    const label = Buffer.from(name, 'utf8');
    const facts = factsOf({ flags: UTF8_NAME, method: isPacked ? STORED : DEFLATED, crc: crc32(plain), packed: packed.length, plain: plain.length }, label);
    this.list(facts, label, this.at);
    return this.wrote(Buffer.concat([signature(0x04034b50), facts, label, packed]));
  }

  /** A part as it comes; no more of it is asked for than the reader of the archive takes. */
  async *flowing({ name, pieces }: FlowingPart): AsyncGenerator<Buffer> {
    const label = Buffer.from(name, 'utf8');
    const begins = this.at;
    const flags = UTF8_NAME | SIZED_BEHIND;
    yield this.wrote(Buffer.concat([signature(0x04034b50), factsOf({ flags, method: DEFLATED, crc: 0, packed: 0, plain: 0 }, label), label]));
    const sizes = { crc: 0, plain: 0 };
    const deflate = createDeflateRaw(PACKER);
    const fed = feed(deflate, pieces, sizes);
    const told = fed.catch((error: unknown) => deflate.destroy(error as Error));
    const head = this.at;
    try {
      for await (const packed of deflate) yield this.wrote(packed as Buffer);
    } finally {
      deflate.destroy();
      await told;
    }
    const facts = { flags, method: DEFLATED, packed: this.at - head, ...sizes };
    const behind = Buffer.alloc(12);
    [facts.crc, facts.packed, facts.plain].forEach((value, index) => behind.writeUInt32LE(value, index * 4));
    this.list(factsOf(facts, label), label, begins);
    yield this.wrote(Buffer.concat([signature(0x08074b50), behind]));
  }

  end(): Buffer {
    const listing = Buffer.concat(this.directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50);
    end.writeUInt16LE(this.parts, 8);
    end.writeUInt16LE(this.parts, 10);
    end.writeUInt32LE(listing.length, 12);
    end.writeUInt32LE(this.at, 16);
    return Buffer.concat([listing, end]);
  }
}

/** Until the packer takes more, or nobody wants it to. */
const roomIn = (deflate: DeflateRaw): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      deflate.off('drain', go).off('close', go);
      resolve();
    };
    if (deflate.destroyed) resolve();
    else deflate.once('drain', go).once('close', go);
  });

/**
 * Writes the pieces to the packer, each time it has room, and counts them; ends them early when nobody reads on. Each is encoded when it comes:
 * texts that are put together and kept are what a collector of garbage has most to do with.
 */
async function feed(deflate: DeflateRaw, pieces: FlowingPart['pieces'], sizes: { crc: number; plain: number }): Promise<void> {
  let [gathered, filled] = [Buffer.allocUnsafeSlow(PIECE), 0];
  const write = async (bytes: Buffer): Promise<void> => {
    sizes.crc = crc32(bytes, sizes.crc);
    sizes.plain += bytes.length;
    if (sizes.plain > MOST_BYTES) throw new RangeError('a part of a zip archive holds 4 GiB');
    if (!deflate.write(bytes)) await roomIn(deflate);
  };
  const passOn = async (): Promise<void> => {
    const bytes = gathered.subarray(0, filled);
    [gathered, filled] = [Buffer.allocUnsafeSlow(PIECE), 0];
    if (bytes.length > 0) await write(bytes);
  };
  for await (const piece of pieces) {
    if (filled + piece.length * WIDEST > PIECE) await passOn();
    if (piece.length * WIDEST > PIECE) await write(Buffer.from(piece));
    else filled += gathered.write(piece, filled);
    if (deflate.destroyed) return;
  }
  await passOn();
  deflate.end();
}

/** Packs parts into a zip archive, in their order. Equal parts give equal bytes. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const layout = new Layout();
  return Buffer.concat([...parts.map((part) => layout.whole(part)), layout.end()]);
}

/**
 * The same archive piece by piece, with parts that are made while it is read: memory does not grow with them. Equal parts give equal bytes.
 * Throws RangeError beyond 4 GiB or 65,535 parts.
 */
export async function* zipPieces(parts: AsyncIterable<ZipPart | FlowingPart>): AsyncGenerator<Buffer> {
  const layout = new Layout();
  for await (const part of parts) {
    if ('pieces' in part) yield* layout.flowing(part);
    else yield layout.whole(part);
  }
  yield layout.end();
}
