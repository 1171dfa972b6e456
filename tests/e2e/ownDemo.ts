import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Server } from '../routes/visitor';
import { land, launch } from '../setup/server';

/** The demo as it stands, in a folder and on a server of its own: what a journey leaves behind there disturbs no other. */
export async function demoOfItsOwn(server: Server): Promise<{ own: Server; end: () => Promise<void> }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-own-'));
  const source = new Database(path.join(server.dataFolder, 'zhian.db'), { readonly: true });
  await source.backup(path.join(dataFolder, 'zhian.db'));
  source.close();
  for (const name of ['files', 'cookies-of-the-tests.json']) {
    const kept = path.join(server.dataFolder, name);
    if (existsSync(kept)) cpSync(kept, path.join(dataFolder, name), { recursive: true });
  }
  const { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  return {
    own: { ...server, origin, dataFolder },
    end: async () => {
      await land(child);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
