import path from 'node:path';
import { type Address, parseAddress } from '~/domain/organisation/address';
import { version } from '../../../package.json';

/** Where backups go, and when one is made each day. */
export interface BackupPlan {
  readonly folder: string;
  /** Wall time of Shanghai, `HH:MM`. */
  readonly at: string;
}

/** How an installation is run, from the environment; every name is described in the README. */
export interface Config {
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly storageFolder: string;
  /** Where the heads of the chains are written down, outside the database. */
  readonly headsFolder: string;
  /** Redis or PostgreSQL address for BullMQ; null works the queue inside this process. */
  readonly queueUrl: string | null;
  /** False for a server that only hands its jobs to the queue, for workers elsewhere. */
  readonly work: boolean;
  /** Whether an empty database gets the demo factory. */
  readonly demo: boolean;
  /** Below so many free megabytes on the disk of database or files people are warned; 0 never warns. */
  readonly diskWarnMegabytes: number;
  /** The address people use; null when nobody has said one. */
  readonly origin: Address | null;
  /** A backup every day; null for none. */
  readonly backup: BackupPlan | null;
  /** How many backups stay in a folder. */
  readonly backupKeep: number;
  /** Of the program. */
  readonly version: string;
  readonly development: boolean;
}

/** What use cases know of the installation: where it is reached, where its data lies, where copies of it go. */
export type Site = Pick<Config, 'origin' | 'databaseUrl' | 'dataFolder' | 'storageFolder' | 'backup' | 'backupKeep' | 'version'>;

/** A reason not to start, as one sentence for the person at the console. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** `on`, `off`, or undefined when it is not set. Throws CannotStart on anything else. */
function switchOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.toLowerCase();
  if (value !== undefined && !['on', 'off'].includes(value)) throw new CannotStart(`${name} 只能是 on 或 off，现在是“${env[name]}”。`);
  return value;
}

/** A whole number from 0 up, or `otherwise` when it is not set. Throws CannotStart on anything else. */
function wholeNumberOf(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = env[name];
  if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new CannotStart(`${name} 应为 0 或更大的整数，现在是“${value}”。`);
  return value === undefined ? otherwise : Number(value);
}

/** The address in `ZHIAN_ORIGIN`; null when it is not set. Throws CannotStart on anything that is no address. */
function originOf(value: string | undefined): Address | null {
  if (!value) return null;
  const origin = parseAddress(value);
  if (origin === null) throw new CannotStart(`ZHIAN_ORIGIN 应写成 https://zhian.example.com 这样的地址，可以带端口，不带后面的路径，现在是“${value}”。`);
  return origin;
}

/** The plan of `ZHIAN_BACKUP` and `ZHIAN_BACKUP_AT`; null without a folder. Throws CannotStart. */
function backupOf(env: NodeJS.ProcessEnv): BackupPlan | null {
  const at = env.ZHIAN_BACKUP_AT || '02:20';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new CannotStart(`ZHIAN_BACKUP_AT 应写成 24 小时制的时和分，例如 02:20，现在是“${at}”。`);
  return env.ZHIAN_BACKUP ? { folder: path.resolve(env.ZHIAN_BACKUP), at } : null;
}

/** Reads the environment. Throws CannotStart. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CannotStart(`PORT 应为 0–65535 的整数，现在是“${env.PORT}”。`);
  const dataFolder = path.resolve(env.ZHIAN_DATA ?? 'data');
  const declared = switchOf(env, 'ZHIAN_DEMO');
  const work = switchOf(env, 'ZHIAN_WORK') !== 'off';
  if (!work && !env.QUEUE_URL) throw new CannotStart('ZHIAN_WORK=off 要与 QUEUE_URL 一起设置，否则后台任务没有进程处理。');
  const backupKeep = Number(env.ZHIAN_BACKUP_KEEP || 7);
  if (!Number.isInteger(backupKeep) || backupKeep < 1 || backupKeep > 1000) throw new CannotStart(`ZHIAN_BACKUP_KEEP 应为 1 至 1000 的整数，现在是“${env.ZHIAN_BACKUP_KEEP}”。`);
  return {
    port,
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataFolder, 'zhian.db')}`,
    storageFolder: env.STORAGE_URL?.replace(/^file:/, '') ?? path.join(dataFolder, 'files'),
    headsFolder: env.ZHIAN_HEADS_DIR ?? path.join(dataFolder, 'heads'),
    queueUrl: env.QUEUE_URL ?? null,
    work,
    // The launcher keeps what NODE_ENV said before it set it for React.
    demo: declared ? declared === 'on' : env.ZHIAN_DECLARED_NODE_ENV !== 'production',
    diskWarnMegabytes: wholeNumberOf(env, 'ZHIAN_DISK_WARN_MB', 1024),
    origin: originOf(env.ZHIAN_ORIGIN),
    backup: backupOf(env),
    backupKeep,
    version,
    development: env.NODE_ENV !== 'production',
  };
}
