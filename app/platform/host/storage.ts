import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** Bytes under a key; keys are ASCII and made by the program, never by a person. */
export interface FileStorage {
  /**
   * Keeps bytes for good: when this is answered they survive a power cut. A file that already holds them is left alone; at no moment
   * does a file under its key hold a part of them. Throws what the file system throws (ENOSPC, EROFS …).
   */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The same for bytes that come in pieces, however many they are. */
  putPieces(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null when there is no such key. */
  get(key: string): Promise<Buffer | null>;
  /** How many bytes lie under a key; null when there is no such key. */
  sizeOf(key: string): Promise<number | null>;
  /** The bytes from one place up to another, that one included, in pieces. The file must be there. */
  pieces(key: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** Takes files away that have lain under a folder of keys for longer than `milliseconds`, but those `kept` names. Answers how many. */
  prune(folder: string, milliseconds: number, kept: ReadonlySet<string>): Promise<number>;
  /** Throws when a fresh block cannot be written and read back. */
  probe(): Promise<void>;
}

/** Where files grow until they are whole: beside the others, so that taking their place is one step of the file system. */
const UNFINISHED = '.unfinished';
/** Bytes of the probe: more than a file system tucks away beside a name. */
const PROBE_BYTES = 64 * 1024;
/** However its writer fares, a file that has not grown whole after this long never will. */
const ABANDONED_MS = 3_600_000;

/** A path of plain names, none of which begins with a dot. */
const KEY = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** What a file holds; null when there is none. */
async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Whether a file is there and holds exactly these bytes. */
async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.size === bytes.length && ((await contentOf(file))?.equals(bytes) ?? false);
}

/** Makes the entries of a folder survive a power cut. Windows knows no such thing of folders. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder with those above it, and makes their entries last. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await settle(path.dirname(made));
}

/** Opens a folder as the one place of files. What a process that ended left unfinished is cleared away before the first write. */
export function openStorage(folder: string): FileStorage {
  const root = path.resolve(folder);
  const unfinished = path.join(root, UNFINISHED);
  const own = `${hostname()}.${process.pid}`;
  const fileOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error(`no key of a file: ${key}`);
    return path.join(root, key);
  };

  /** Whether the writer of an unfinished file has ended: a process of this machine that is gone, or anybody after an hour. */
  const isAbandoned = async (name: string): Promise<boolean> => {
    const { mtimeMs } = await stat(path.join(unfinished, name));
    const age = Date.now() - mtimeMs;
    const [, host, pid] = /^(.*)\.(\d+)\.\w+$/.exec(name) ?? [];
    // after a restart of a container its first process has the number of the one before
    if (host === hostname()) return Number(pid) === process.pid ? age > process.uptime() * 1000 : !isRunning(Number(pid));
    return age > ABANDONED_MS;
  };
  const clear = async (): Promise<void> => {
    await makeFolder(unfinished);
    for (const name of await readdir(unfinished)) {
      // a neighbour may clear the same file at the same moment
      if (await isAbandoned(name).catch(() => false)) await rm(path.join(unfinished, name), { force: true });
    }
  };
  let cleared: Promise<void> | undefined;
  const ready = (): Promise<void> =>
    (cleared ??= clear().catch((error: unknown) => {
      cleared = undefined;
      throw error;
    }));

  /** Writes bytes to a file of its own and waits for the disk; then `use` takes it. Whatever happens, nothing unfinished stays. */
  const written = async (bytes: Uint8Array | AsyncIterable<Uint8Array>, use: (file: string) => Promise<void>): Promise<void> => {
    await ready();
    await makeFolder(unfinished);
    const file = path.join(unfinished, `${own}.${randomBytes(9).toString('hex')}`);
    try {
      const handle = await open(file, 'wx', 0o600);
      try {
        if (bytes instanceof Uint8Array) await handle.writeFile(bytes);
        else for await (const piece of bytes) await handle.writeFile(piece);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await use(file);
    } finally {
      await rm(file, { force: true });
    }
  };

  const takePlace = async (whole: string, file: string): Promise<void> => {
    await makeFolder(path.dirname(file));
    await rename(whole, file);
    await settle(path.dirname(file));
  };

  return {
    put: async (key, bytes) => {
      const file = fileOf(key);
      if (await holds(file, bytes)) return;
      await written(bytes, (whole) => takePlace(whole, file));
    },
    putPieces: (key, pieces) => {
      const file = fileOf(key);
      return written(pieces, (whole) => takePlace(whole, file));
    },
    get: (key) => contentOf(fileOf(key)),
    sizeOf: async (key) => {
      try {
        return (await stat(fileOf(key))).size;
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    pieces: (key, from, to) => createReadStream(fileOf(key), { start: from, end: to }) as AsyncIterable<Uint8Array>,
    prune: async (folder, milliseconds, kept) => {
      const old: string[] = [];
      for (const key of await keysIn(root, folder)) {
        const found = kept.has(key) ? null : await stat(fileOf(key)).catch(() => null);
        if (found && Date.now() - found.mtimeMs > milliseconds) old.push(key);
      }
      // another process may clear the same
      for (const key of old) await rm(fileOf(key), { force: true });
      return old.length;
    },
    probe: () =>
      written(randomBytes(PROBE_BYTES), async (file) => {
        if ((await readFile(file)).length !== PROBE_BYTES) throw new Error('what was written cannot be read back');
      }),
  };
}

/** The keys of all files under a folder of keys. What others laid there under names that are no keys (`.DS_Store`, `.nfs…`) is theirs. */
async function keysIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).filter((key) => KEY.test(key));
}

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
