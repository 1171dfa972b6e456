import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { alone } from 'db/dialect/alone';
import { clearDatabase } from 'db/dialect/clear';
import { insert, remove } from 'db/dialect/writes';
import { anySession, installationFact, isEmptyInstallation, namesOfEnterprises } from 'db/repositories/installation';
import { installationFacts, setupLinks } from 'db/schema';
import { tellKey } from '~/services/integrity/keys';
import { loadLibrary } from '~/services/library/loadLibrary';
import { parseAddress } from '~/domain/organisation/address';
import { CannotStart, type Config } from '~/platform/host/config';
import { newPassword } from '~/platform/host/passwords';
import type { Context } from '~/services/context';
import { enterprisesWithFiles, storedFiles } from '~/services/installation/manifest';
import { tellToWait, withoutPassword } from './boot';

const DemoAccounts = z.object({
  password: z.string(),
  accounts: z.array(z.object({ loginName: z.string(), name: z.string(), title: z.string(), factory: z.string() })),
});

/** What the person who starts the server should be told. */
export interface FirstRun {
  /** Sign-in names of the demo with their one password; null when there is no demo, or its file cannot be read. */
  readonly demo: z.infer<typeof DemoAccounts> | null;
  /** The file they are kept in. */
  readonly accountsFile: string;
  /** Path of the one-time link that creates the first enterprise; null when there is one already. */
  readonly setupPath: string | null;
  /** What is not as it should be, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Brings an empty installation to life: always the template library; then the demo factory, or a one-time link. A later start finds everything
 * as it was. Processes that start at once do it one after the other; a start that was cut off at any moment is begun anew by the next,
 * since a mark stands in the database from before the first row until the last file. Throws CannotStart when files are there that no
 * record of an empty database can speak of. What somebody asked to be taken away is taken away first.
 */
export async function prepareFirstRun(cx: Context, config: Config): Promise<FirstRun> {
  const accountsFile = path.join(config.dataFolder, 'demo-accounts.json');
  const told = { accountsFile, demo: null, setupPath: null, notes: [] };
  const fresh = async (): Promise<boolean> => (await clearing(cx)) !== null || (await isUnfinished(cx)) || isEmptyInstallation(cx.store.read);
  if (!(await fresh())) {
    await refuseOthersFiles(cx, config);
    await loadLibrary(cx.store, cx.now());
    return { ...told, ...readAccounts(accountsFile) };
  }
  return alone(
    config.databaseUrl,
    async () => {
      const cleared = await clearing(cx);
      if (cleared) await takeAway(cx, config, cleared.again);
      else if (await isUnfinished(cx)) await beginAnew(config);
      else if (await isEmptyInstallation(cx.store.read)) await refuseStrayFiles(config);
      await loadLibrary(cx.store, cx.now());
      if (!(await isEmptyInstallation(cx.store.read))) return { ...told, ...readAccounts(accountsFile) };
      const plays = cleared ? cleared.again : config.demo && (await installationFact(cx.store.read, 'ownData')) === null;
      return plays ? { ...told, demo: await playDemo(cx, accountsFile, config.port) } : { ...told, setupPath: await newSetupLink(cx) };
    },
    tellToWait,
  );
}

/** Whether a first start was begun and not finished. Nobody can sign in before it is, so a session proves that it was. */
const isUnfinished = async (cx: Context): Promise<boolean> => (await installationFact(cx.store.read, 'firstStart')) !== null && !(await anySession(cx.store.read));

/** What was decided when somebody asked for everything to be taken away, until it is; null where nobody did. */
async function clearing(cx: Context): Promise<{ readonly again: boolean } | null> {
  const fact = await installationFact(cx.store.read, 'clearing');
  return fact && { again: (fact.value as { again?: unknown }).again === true };
}

/**
 * Takes a demo away with its files; the heads of its chains are kept beside, since no chain they speak of is left. The key is told anew in the file
 * that begins, before anything is signed with it. A new demo keeps its password.
 */
async function takeAway(cx: Context, config: Config, again: boolean): Promise<void> {
  if (existsSync(cx.heads.file)) renameSync(cx.heads.file, `${cx.heads.file}.${cx.now().replaceAll(':', '-')}`);
  await tellKey(cx);
  await beginAnew(config);
  if (again) return;
  rmSync(path.join(config.dataFolder, 'demo-accounts.json'), { force: true });
  await cx.store.write([insert(installationFacts, { name: 'ownData', value: {}, at: cx.now() })]);
}

/** Takes away what a first start left that was cut off. No file was there before it, and the mark goes last. */
async function beginAnew({ databaseUrl, storageFolder }: Config): Promise<void> {
  for (const file of await storedFiles(storageFolder)) rmSync(path.join(storageFolder, file));
  await clearDatabase(databaseUrl);
}

/** Plays the demo between the mark and its removal; the sign-in names are on the disk before the mark goes. */
async function playDemo(cx: Context, accountsFile: string, port: number): Promise<FirstRun['demo']> {
  await cx.store.write([insert(installationFacts, { name: 'firstStart', value: {}, at: cx.now() })]);
  const password = readAccounts(accountsFile).demo?.password ?? newPassword();
  const { seedDemo } = await import('~/entry/demo');
  const demo = { password, accounts: await seedDemo(cx, password, port === 0 ? null : parseAddress(`http://localhost:${port}`)) };
  writeFileSync(`${accountsFile}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${accountsFile}.new`, accountsFile);
  await cx.store.write([remove(installationFacts, { name: 'firstStart' })]);
  return demo;
}

/** An empty database beside stored files is a lost or a wrong one: nothing is founded over what it spoke of. */
async function refuseStrayFiles({ databaseUrl, storageFolder }: Config): Promise<void> {
  const files = await storedFiles(storageFolder);
  if (files.length === 0) return;
  throw new CannotStart(
    `数据库是空的，文件目录 ${storageFolder} 里却有 ${files.length} 个文件：数据库可能丢失了，或者指错了位置（现在是 ${withoutPassword(databaseUrl)}）。` +
      '请指到原来的数据库，或用 npm run zhian -- restore 恢复备份；确实要从头开始，请先把这个文件目录移走。',
  );
}

/** Files that all belong to enterprises this database has never heard of are those of another database. */
async function refuseOthersFiles(cx: Context, { databaseUrl, storageFolder }: Config): Promise<void> {
  const known = await namesOfEnterprises(cx.store.read);
  const owners = enterprisesWithFiles(storageFolder);
  if (owners.length === 0 || owners.some((id) => known.has(id))) return;
  throw new CannotStart(
    `文件目录 ${storageFolder} 里的文件属于另一个数据库里的企业，与现在的数据库（${withoutPassword(databaseUrl)}）对不上。请用 ZHIAN_DATA、DATABASE_URL、STORAGE_URL 把数据库和文件指到同一套数据。`,
  );
}

/** The sign-in names of the demo, when there was one; a file that cannot be read is told of and stops nothing. */
function readAccounts(file: string): Pick<FirstRun, 'demo' | 'notes'> {
  if (!existsSync(file)) return { demo: null, notes: [] };
  try {
    return { demo: DemoAccounts.parse(JSON.parse(readFileSync(file, 'utf8'))), notes: [] };
  } catch {
    return { demo: null, notes: [`${file} 读不出来，演示账户的密码没有显示；账户本身没有变化。`] };
  }
}

/** A fresh link each start while the installation is empty; only the hash of its token is kept. */
async function newSetupLink(cx: Context): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  await cx.store.write([insert(setupLinks, { id, createdAt: cx.now() })]);
  return `/setup/${token}`;
}
