import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { insert } from 'db/dialect/writes';
import { isEmptyInstallation } from 'db/repositories/installation';
import { setupLinks } from 'db/schema';
import { loadLibrary } from 'db/seeds/library';
import type { Config } from '~/platform/host/config';
import { newPassword } from '~/platform/host/passwords';
import type { Context } from '~/services/context';

/** What the person who starts the server should be told. */
export interface FirstRun {
  /** Sign-in names of the demo with their one password; null when there is no demo. */
  readonly demo: { readonly password: string; readonly accounts: readonly DemoAccount[] } | null;
  /** Path of the one-time link that creates the first enterprise; null when there is one already. */
  readonly setupPath: string | null;
}

export interface DemoAccount {
  readonly loginName: string;
  readonly name: string;
  readonly title: string;
  readonly factory: string;
}

/**
 * Brings an empty installation to life: always the template library; then the demo factory, or a one-time link.
 * A later start finds everything as it was.
 */
export async function prepareFirstRun(cx: Context, config: Config): Promise<FirstRun> {
  await loadLibrary(cx.store, cx.now());
  const accountsFile = path.join(config.dataFolder, 'demo-accounts.json');
  if (!(await isEmptyInstallation(cx.store.read))) {
    const demo = existsSync(accountsFile) ? (JSON.parse(readFileSync(accountsFile, 'utf8')) as FirstRun['demo']) : null;
    return { demo, setupPath: null };
  }
  if (!config.demo) return { demo: null, setupPath: await newSetupLink(cx) };
  const password = newPassword();
  const { seedDemo } = await import('db/seeds/demo');
  const demo = { password, accounts: await seedDemo(cx, password) };
  writeFileSync(accountsFile, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return { demo, setupPath: null };
}

/** A fresh link each start while the installation is empty; only the hash of its token is kept. */
async function newSetupLink(cx: Context): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  await cx.store.write([insert(setupLinks, { id, createdAt: cx.now() })]);
  return `/setup/${token}`;
}
