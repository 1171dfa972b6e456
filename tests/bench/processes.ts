import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Running {
  readonly origin: string;
  readonly pid: number;
  /** From the start of the process until it said that it is ready. */
  readonly readySeconds: number;
  /** Resident memory now, in MB. */
  rss(): number;
  stop(): Promise<void>;
}

/** Starts `node` with `args` and waits for an address that `ready` finds in its output; afterwards what it writes is thrown away. */
function start(args: readonly string[], environment: Readonly<Record<string, string>>, ready: RegExp): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let text = '';
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${args.join(' ')} ended with ${code}:\n${text}`));
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      const origin = ready.exec(text)?.[1];
      if (!origin) return;
      const readySeconds = (performance.now() - began) / 1000;
      child.off('exit', ended);
      for (const stream of [child.stdout, child.stderr]) stream.off('data', hear).resume();
      resolve({ origin: origin.replace('localhost', '127.0.0.1'), pid: child.pid!, readySeconds, rss: () => residentMb(child), stop: () => stop(child) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', ended);
  });
}

/** What `npm start` gives Node: under a limit the garbage collector lets the heap grow less before it clears it. */
const NODE_FLAGS = process.env.ZHIAN_BENCH_NODE?.split(' ') ?? ['--max-semi-space-size=16', '--max-old-space-size=1024'];

/** The built server as an operator starts it, on a free port; `environment` says what is not as it comes. */
export const startServer = (dataFolder: string, environment: Readonly<Record<string, string>> = {}): Promise<Running> =>
  start([...NODE_FLAGS, 'zhian.mjs', 'start'], { PORT: '0', ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off', NODE_ENV: '', ...environment }, /desk\s+(http:\/\/\S+)\/desk/);

/** The plain handler on a database of its own. */
export const startFloor = (databaseFile: string, queries: readonly string[]): Promise<Running> =>
  start(['tests/bench/floor.mjs', databaseFile, JSON.stringify(queries)], {}, /floor (http:\/\/\S+)/);

/** Processes that still run. */
const running = new Set<ChildProcess>();

/** Ends whatever a failed measurement left behind. */
export const stopAll = async (): Promise<void> => void (await Promise.all([...running].map(stop)));

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function residentMb({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout.toString()) / 1000;
  }
}
