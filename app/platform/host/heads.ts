import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A place outside the database where the heads of all chains are written down; lines are added and never changed. */
export interface HeadsFile {
  readonly file: string;
  /** Adds lines, durable when answered. Throws when the place cannot be written. */
  append(lines: readonly string[]): Promise<void>;
  /** Every line there is; none where nothing was written yet. Makes nothing. */
  lines(): Promise<string[]>;
}

/** Opens the file in a folder (`ZHIAN_HEADS_DIR`); folder and file are made when the first lines are written. */
export function openHeads(folder: string): HeadsFile {
  const file = path.join(path.resolve(folder), 'heads.jsonl');
  return {
    file,
    async append(lines) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.writeFile(lines.map((line) => `${line}\n`).join(''));
        await handle.sync();
      } finally {
        await handle.close();
      }
      const directory = await open(path.dirname(file), 'r');
      await directory.sync().finally(() => directory.close());
    },
    async lines() {
      try {
        return (await readFile(file, 'utf8')).split('\n').filter(Boolean);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
  };
}
