/** The files of a pack, however somebody brought them: in the archive, or unpacked in a folder. */
export interface PackFiles {
  readonly names: readonly string[];
  /** The bytes of a file in pieces; none where there is no such file. Throws where the archive is broken there. */
  pieces(name: string): AsyncIterable<Uint8Array>;
}

/** The archive is broken, or is none; `part` says where. */
export class BrokenPack extends Error {
  override readonly name = 'BrokenPack';
  constructor(readonly part: string) {
    super(part);
  }
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

const END_BYTES = 22;
const DEFLATED = 8;

async function* streamed(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

const viewOf = async (blob: Blob): Promise<DataView> => new DataView(await blob.arrayBuffer());

/** Reads the directory of an archive. Throws BrokenPack. */
export async function openZip(blob: Blob): Promise<PackFiles> {
  const tail = await viewOf(blob.slice(Math.max(0, blob.size - END_BYTES)));
  if (tail.byteLength < END_BYTES || tail.getUint32(0, true) !== 0x06054b50) throw new BrokenPack('末尾');
  const [count, size, start] = [tail.getUint16(10, true), tail.getUint32(12, true), tail.getUint32(16, true)];
  const directory = await viewOf(blob.slice(start, start + size));
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50) throw new BrokenPack('目录');
    const [label, extra, comment] = [directory.getUint16(at + 28, true), directory.getUint16(at + 30, true), directory.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, Math.min(label, directory.byteLength - at - 46)));
    entries.set(name, { method: directory.getUint16(at + 10, true), packed: directory.getUint32(at + 20, true), at: directory.getUint32(at + 42, true) });
    at += 46 + label + extra + comment;
  }
  return {
    names: [...entries.keys()],
    async *pieces(name) {
      const entry = entries.get(name);
      if (!entry) return;
      const head = await viewOf(blob.slice(entry.at, entry.at + 30));
      if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new BrokenPack(name);
      const begins = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
      const packed = blob.slice(begins, begins + entry.packed).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
      try {
        yield* streamed(entry.method === DEFLATED ? packed.pipeThrough(new DecompressionStream('deflate-raw')) : packed);
      } catch {
        throw new BrokenPack(name);
      }
    },
  };
}

/** The files of a folder, by their paths below it. */
export function openFolder(files: readonly { readonly path: string; readonly blob: Blob }[]): PackFiles {
  const byName = new Map(files.map(({ path, blob }) => [path.normalize('NFC'), blob]));
  return {
    names: [...byName.keys()],
    async *pieces(name) {
      const blob = byName.get(name);
      if (blob) yield* streamed(blob.stream());
    },
  };
}
