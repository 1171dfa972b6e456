import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { instant } from '~/domain/shared/instant';

const HASH = z.string().regex(/^[0-9a-f]{64}$/);
/** A path inside a backup, with `/`; none leads out of it. */
const INSIDE = z.string().refine((name) => !path.isAbsolute(name) && !name.split('/').includes('..') && !name.includes('\\'));
const CopiedFile = z.object({ path: INSIDE, bytes: z.number().int().nonnegative(), sha256: HASH });

/** What a backup says of itself; it is written last, and a folder without it is no backup. */
const Manifest = z.object({
  program: z.literal('zhian'),
  format: z.literal(1),
  /** Version of the program that made it. */
  version: z.string(),
  at: z.string(),
  database: CopiedFile.extend({ dialect: z.enum(['sqlite', 'postgres']), migration: z.number().nullable() }),
  /** Photos and papers, by their path under `files/`. */
  files: z.array(CopiedFile),
  /** The heads of the chains that were written down outside the database; null where there were none. */
  heads: CopiedFile.nullable().default(null),
});
export type Manifest = z.infer<typeof Manifest>;
export type CopiedFile = z.infer<typeof CopiedFile>;

export const MANIFEST_FILE = 'manifest.json';
export const FILES_FOLDER = 'files';
export const HEADS_COPY = 'heads.jsonl';
/** Beside the manifest once somebody put the backup back and looked it over. */
export const DRILL_FILE = 'drill.json';

/** When a backup was put back, and whether all of it agreed. */
const Drill = z.object({ at: z.string().transform((text) => instant(text)), agrees: z.boolean() });
export type Drill = z.infer<typeof Drill>;

function parsed<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
  if (!existsSync(file)) return null;
  try {
    const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return result.success ? result.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The manifest of a backup; null where there is none or it cannot be read. */
export const manifestOf = (folder: string): Manifest | null => parsed(path.join(folder, MANIFEST_FILE), Manifest);

/** The restore drill of a backup; null when there was none. */
export const drillOf = (folder: string): Drill | null => parsed(path.join(folder, DRILL_FILE), Drill);

const NAME = /^zhian-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/;

/** The name of a backup made at a moment; names sort in time. */
export const backupName = (at: string): string => `zhian-${at.replaceAll(/[:.]/g, '-')}`;

/** The whole backups in a folder, the oldest first. */
export const backupsIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => NAME.test(name) && existsSync(path.join(folder, name, MANIFEST_FILE))).sort() : [];

/** SHA-256 and length of a file. */
export async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(file), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}

/** What is only on its way to being a stored file, or a test of the folder. */
const passing = (name: string): boolean => name === 'probe' || name.startsWith('.') || name.includes('.tmp');

/** Every stored file under a folder, by its path with `/`, in a steady order. */
export async function storedFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !passing(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** `12.3 MB`, as a person reads a size. */
export const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The enterprises that files are stored for: keys are `KIND/ENTERPRISE/NAME`. */
export function enterprisesWithFiles(folder: string): string[] {
  const foldersIn = (name: string): string[] => (existsSync(name) ? readdirSync(name, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : []);
  return [...new Set(foldersIn(folder).flatMap((kind) => foldersIn(path.join(folder, kind))))];
}
