import path from 'node:path';

/** How an installation is run, from the environment; every name is described in the README. */
export interface Config {
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly storageFolder: string;
  /** Redis or PostgreSQL address for BullMQ; null works the queue inside this process. */
  readonly queueUrl: string | null;
  /** Whether an empty database gets the demo factory. */
  readonly demo: boolean;
  /** The address people use, when a proxy stands before this server. */
  readonly origin: string | null;
  readonly development: boolean;
}

/** A reason not to start, as one sentence for the person at the console. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Reads the environment. Throws CannotStart. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CannotStart(`PORT 应为 0–65535 的整数,现在是「${env.PORT}」。`);
  const dataFolder = path.resolve(env.ZHIAN_DATA ?? 'data');
  const declared = env.ZHIAN_DEMO?.toLowerCase();
  if (declared !== undefined && !['on', 'off'].includes(declared)) throw new CannotStart(`ZHIAN_DEMO 只能是 on 或 off,现在是「${env.ZHIAN_DEMO}」。`);
  return {
    port,
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataFolder, 'zhian.db')}`,
    storageFolder: env.STORAGE_URL?.replace(/^file:/, '') ?? path.join(dataFolder, 'files'),
    queueUrl: env.QUEUE_URL ?? null,
    // The launcher keeps what NODE_ENV said before it set it for React.
    demo: declared ? declared === 'on' : env.ZHIAN_DECLARED_NODE_ENV !== 'production',
    origin: env.ZHIAN_ORIGIN?.replace(/\/$/, '') ?? null,
    development: env.NODE_ENV !== 'production',
  };
}
