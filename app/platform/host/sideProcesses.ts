import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';

/** Work by name: each takes something that can be cloned, may tell of its progress, and gives something that can be cloned. */
export type Tasks = Readonly<Record<string, (input: never, tell: (percent: number) => void) => unknown>>;
type Input<T extends Tasks, N extends keyof T> = Parameters<T[N]>[0];
type Output<T extends Tasks, N extends keyof T> = Awaited<ReturnType<T[N]>>;

/** What is sent to a side process, and what comes back. */
export interface Order {
  readonly name: string;
  readonly input: unknown;
}
export type Answer =
  | { readonly kind: 'told'; readonly percent: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: { readonly name: string; readonly message: string; readonly stack?: string; readonly code?: string } };

/** A task outgrew what it may take; its process was ended, nothing else was. */
export class Outgrown extends Error {
  override readonly name = 'Outgrown';
  constructor(readonly limit: 'time' | 'memory', task: string) {
    super(`${task} took more ${limit} than it may`);
  }
}

export interface ProcessLimits {
  /** Processes at a time; more work waits in turn. */
  readonly processes: number;
  /** Heap of one process. */
  readonly megabytes: number;
}

export interface TaskOptions {
  readonly milliseconds: number;
  readonly onTold?: (percent: number) => void;
  /** Ends the task when it is aborted; the reason is thrown. */
  readonly signal?: AbortSignal;
}

/** How far a side process stands behind the one that answers requests, where both want the same processor. */
const BEHIND = 10;
/** A process without work is ended after this long, and gives its memory back. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly order: Order;
  readonly options: TaskOptions;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Fall {
  readonly kind: 'fallen';
  readonly memory: boolean;
  readonly message: string;
}

/** Signs of the last words of a process that are kept. */
const LAST_WORDS = 2_000;

/** Node aborts when its heap is full; an operating system kills when its own memory is. */
const isOfMemory = (code: number | null, signal: string | null): boolean => code === 134 || signal === 'SIGABRT' || signal === 'SIGKILL';

/** One process: works on one order at a time, and is gone for good once it was stopped or fell. */
class SideProcess {
  private readonly child: ChildProcess;
  private hear: (answer: Answer | Fall) => void = () => undefined;
  private idle: NodeJS.Timeout | undefined;
  private lastWords = '';
  gone = false;

  constructor(file: string, megabytes: number) {
    const fromSource = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
    this.child = fork(file, [], { execArgv: [...fromSource, `--max-old-space-size=${megabytes}`], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child.on('message', (answer) => this.hear(answer as Answer));
    this.child.on('error', ({ message }) => this.fall({ kind: 'fallen', memory: false, message }));
    this.child.on('exit', (code, signal) => this.fall({ kind: 'fallen', memory: isOfMemory(code, signal), message: `ended with ${signal ?? code}: ${this.lastWords}` }));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.lastWords = (this.lastWords + chunk.toString()).slice(-LAST_WORDS)));
    if (fromSource.length === 0) this.giveWay();
  }

  /** People who wait for a page come first. */
  private giveWay(): void {
    try {
      if (this.child.pid) setPriority(this.child.pid, BEHIND);
    } catch {
      // some systems let nobody change a priority; the work is done all the same
    }
  }

  private fall(how: Fall): void {
    this.gone = true;
    clearTimeout(this.idle);
    this.hear(how);
  }

  private stop(): void {
    this.gone = true;
    this.child.kill('SIGKILL');
  }

  /** Whether the process that began this one waits for it to end. */
  private hold(held: boolean): void {
    for (const part of [this.child, this.child.channel, this.child.stderr as Socket | null]) part?.[held ? 'ref' : 'unref']();
  }

  /** Has one order done, and rests. */
  async work({ order, options: { milliseconds, onTold, signal } }: Waiting): Promise<unknown> {
    clearTimeout(this.idle);
    this.hold(true);
    let timer: NodeJS.Timeout | undefined;
    let aborted: (() => void) | undefined;
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.hear = (answer) => {
          if (answer.kind === 'fallen') reject(answer.memory ? new Outgrown('memory', order.name) : new Error(`${order.name}: ${answer.message}`));
          else if (answer.kind === 'told') onTold?.(answer.percent);
          else if (answer.kind === 'done') resolve(answer.output);
          else reject(Object.assign(new Error(answer.error.message), answer.error));
        };
        const giveUp = (reason: unknown): void => {
          this.stop();
          reject(reason as Error);
        };
        timer = setTimeout(() => giveUp(new Outgrown('time', order.name)), milliseconds);
        aborted = () => giveUp(signal?.reason);
        signal?.addEventListener('abort', aborted);
        this.child.send(order, (error) => error && giveUp(error));
      });
    } finally {
      this.hear = () => undefined;
      clearTimeout(timer);
      if (aborted) signal?.removeEventListener('abort', aborted);
      this.hold(false);
      if (!this.gone) this.idle = setTimeout(() => this.stop(), IDLE_MS).unref();
    }
  }
}

/**
 * Processes beside the one that answers requests, for work that takes long or reads what strangers made. `file` is a program that answers
 * orders (`serveTasks`). A task that takes more time or memory than it may fails by itself: its process is ended, the next has a fresh one.
 * Idle processes keep no other alive, and end with the one that began them.
 */
export class SideProcesses<T extends Tasks> {
  private resting: SideProcess[] = [];
  private readonly waiting: Waiting[] = [];
  private working = 0;

  constructor(private readonly file: string, private readonly limits: ProcessLimits) {}

  /** Has a task done. Throws what the task throws, `Outgrown`, or the reason of an aborted signal. */
  run<N extends keyof T & string>(name: N, input: Input<T, N>, options: TaskOptions): Promise<Output<T, N>> {
    return new Promise<unknown>((resolve, reject) => {
      this.waiting.push({ order: { name, input }, options, resolve, reject });
      this.next();
    }) as Promise<Output<T, N>>;
  }

  private next(): void {
    if (this.working >= this.limits.processes) return;
    const task = this.waiting.shift();
    if (!task) return;
    this.working += 1;
    const done = (): void => {
      this.working -= 1;
      this.next();
    };
    void this.give(task).then(task.resolve, task.reject).finally(done);
  }

  private async give(task: Waiting): Promise<unknown> {
    task.options.signal?.throwIfAborted();
    this.resting = this.resting.filter(({ gone }) => !gone);
    const process = this.resting.pop() ?? new SideProcess(this.file, this.limits.megabytes);
    try {
      return await process.work(task);
    } finally {
      if (!process.gone) this.resting.push(process);
    }
  }
}
