import { watchedJobsOf } from 'db/repositories/paper/renderings';
import { scopeOf } from 'db/repositories/scope';
import { evidencePackJob } from 'jobs/definitions/evidencePack';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Day, parseDay } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { partsOf } from '~/domain/shared/stored';
import type { Context } from '../context';
import type { MadePack } from './buildPack';
import { packKey } from './packKey';

type Permit = Authorised<'submission.submit'>;

/** A pack that was asked for. */
export interface PackView {
  readonly id: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'gone';
  /** Percent. */
  readonly progress: number;
  readonly bytes: number;
}

const packsOf = (cx: Pick<Context, 'store'>, { enterpriseId }: Permit) => watchedJobsOf(scopeOf(cx.store, enterpriseId), evidencePackJob.name);

/** The packs of one's own enterprise that were asked for lately, the newest first. */
export async function readPacks(cx: Pick<Context, 'store' | 'storage'>, permit: Permit): Promise<PackView[]> {
  const views: PackView[] = [];
  for (const { id, payload, state, progress, createdAt, result } of await packsOf(cx, permit).newest(20)) {
    const { from, to, requestedBy } = evidencePackJob.payload.parse(payload);
    const isThere = state !== 'done' || (await cx.storage.sizeOf(packKey(permit.enterpriseId, id))) !== null;
    const stands = state === 'done' ? (isThere ? 'done' : 'gone') : state === 'failed' ? 'failed' : state === 'running' ? 'working' : 'waiting';
    views.push({ id, from: parseDay(from), to: parseDay(to), askedBy: requestedBy.name, askedAt: createdAt, state: stands, progress, bytes: partsOf<MadePack>(result).bytes ?? 0 });
  }
  return views;
}

/** A finished pack as it can be downloaded, from any byte on; null where there is none, or it is somebody else's. */
export async function openPack(cx: Pick<Context, 'store' | 'storage'>, permit: Permit, id: string): Promise<{ readonly key: string; readonly size: number; readonly mark: string; readonly name: string } | null> {
  const job = await packsOf(cx, permit).byId(id);
  if (job?.state !== 'done') return null;
  const key = packKey(permit.enterpriseId, id);
  const size = await cx.storage.sizeOf(key);
  const { from, to } = evidencePackJob.payload.parse(job.payload);
  return size === null ? null : { key, size, mark: partsOf<MadePack>(job.result).list ?? id, name: `证据包 ${from}至${to}` };
}
