import path from 'node:path';

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
  /** The address people use, when a proxy stands before this server. */
  readonly origin: string | null;
  /** Below so many free megabytes on the disk of database or files people are warned; 0 never warns. */
  readonly diskWarnMegabytes: number;
  readonly development: boolean;
}

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

/** Reads the environment. Throws CannotStart. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CannotStart(`PORT 应为 0–65535 的整数，现在是“${env.PORT}”。`);
  const dataFolder = path.resolve(env.ZHIAN_DATA ?? 'data');
  const declared = switchOf(env, 'ZHIAN_DEMO');
  const work = switchOf(env, 'ZHIAN_WORK') !== 'off';
  if (!work && !env.QUEUE_URL) throw new CannotStart('ZHIAN_WORK=off 要与 QUEUE_URL 一起设置，否则后台任务没有进程处理。');
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
    origin: env.ZHIAN_ORIGIN?.replace(/\/$/, '') ?? null,
    diskWarnMegabytes: wholeNumberOf(env, 'ZHIAN_DISK_WARN_MB', 1024),
    development: env.NODE_ENV !== 'production',
  };
}
