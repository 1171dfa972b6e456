import type { RunningJobs } from 'jobs/start';
import { latestEvent } from 'db/repositories/chainHead';
import { troubleOf } from '~/platform/host/trouble';
import { within } from '~/platform/host/within';
import { CLOCK_SLACK_MS, isBehind } from '~/domain/shared/clock';
import type { Context } from '~/services/context';
import { version } from '../../package.json';

/** How a part stands: ok, held by another program for the moment, without room, not to be written to, one of these two, or failing otherwise. */
type Part = 'ok' | 'busy' | 'full' | 'readOnly' | 'unwritable' | 'failing';

export interface Health {
  /** Whether people can work: nothing fails, and what is written is kept. A database held for the moment is waited for. */
  readonly ok: boolean;
  readonly version: string;
  readonly database: Part;
  readonly queue: Part;
  readonly storage: Part;
  /** Told only where there is less room than the limit of the warning. */
  readonly disk?: 'low';
  /** Told only where the clock says an earlier time than the newest record. */
  readonly clock?: 'behind';
}

/** A part that has not answered after this long fails. */
const PROBE_MS = 800;
/** An answer stands this long: whoever asks without end makes no work without end. */
const STANDS_MS = 1_000;

async function partOf(work: Promise<unknown>): Promise<Part> {
  try {
    return (await within(work, PROBE_MS)) ? 'ok' : 'failing';
  } catch (error) {
    const trouble = troubleOf(error);
    return trouble === null || trouble === 'away' ? 'failing' : trouble;
  }
}

/** Whether `work` answers yes in time; whatever fails is told by the part it belongs to. */
async function saysYes(work: Promise<boolean>): Promise<boolean> {
  try {
    return (await within(work, PROBE_MS)) && (await work);
  } catch {
    return false;
  }
}

async function look(cx: Context, jobs: Pick<RunningJobs, 'probe'>): Promise<Health> {
  const clockIsBehind = async (): Promise<boolean> => isBehind(cx.now(), await latestEvent(cx.store.read), CLOCK_SLACK_MS);
  const diskIsLow = async (): Promise<boolean> => ((await cx.disks?.low()) ?? []).length > 0;
  const [database, queue, storage, low, behind] = await Promise.all([
    partOf(cx.store.probe()), partOf(jobs.probe()), partOf(cx.storage.probe()), saysYes(diskIsLow()), saysYes(clockIsBehind()),
  ]);
  const ok = [database, queue, storage].every((part) => part === 'ok' || part === 'busy');
  return { ok, version, database, queue, storage, ...(low ? { disk: 'low' } : {}), ...(behind ? { clock: 'behind' } : {}) };
}

/** What `/healthz` answers, looked at anew once a second at most. */
export function healthOf(cx: Context, jobs: Pick<RunningJobs, 'probe'>): () => Promise<Health> {
  let [known, at] = [look(cx, jobs), performance.now()];
  return () => {
    if (performance.now() - at >= STANDS_MS) [known, at] = [look(cx, jobs), performance.now()];
    return known;
  };
}

/** How often the log is told of disk and clock. */
const WATCH_MS = 60_000;

/** Tells the log when the room on a disk runs low, a disk takes nothing, or the clock is behind the newest record: when it begins, and every hour of it. */
export function watchHost(cx: Context): { stop(): void } {
  const told = new Map<string, number>();
  const tell = (matter: string, so: boolean, facts: object, words: string): void => {
    const last = told.get(matter);
    if (!so) told.delete(matter);
    else if (last === undefined || performance.now() - last > 3_600_000) {
      told.set(matter, performance.now());
      cx.log.warn(facts, words);
    }
  };
  const round = async (): Promise<void> => {
    const low = (await cx.disks?.low()) ?? [];
    tell('disk', low.length > 0, { low }, 'a disk is running out of room');
    const closed = (await cx.disks?.closed()) ?? [];
    tell('closed', closed.length > 0, { closed }, 'a disk takes nothing: what people hand in is not kept');
    const newest = await latestEvent(cx.store.read);
    tell('clock', isBehind(cx.now(), newest, CLOCK_SLACK_MS), { now: cx.now(), newest }, 'the clock is behind the newest record');
  };
  const watch = (): void => void round().catch((error: unknown) => cx.log.warn({ err: error }, 'disk and clock could not be looked at'));
  watch();
  const timer = setInterval(watch, WATCH_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
