import { Conflict } from 'db/dialect/store';
import { remove } from 'db/dialect/writes';
import { watchedJobsOf } from 'db/repositories/paper/renderings';
import { scopeOf } from 'db/repositories/scope';
import { jobs } from 'db/schema/log';
import { evidencePackJob } from 'jobs/definitions/evidencePack';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PackRefusal } from '~/domain/report/packRefusals';
import type { Json } from '~/domain/shared/canonical';
import { addDays, type Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { PACK_DAYS, PACKS_OPEN } from '~/domain/shared/pack';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';
import { evidenceBytes, spanOf } from './span';

/** What an archive holds without its 64-bit form, with room for what is no photo. */
const MOST_BYTES = 3 * 1024 ** 3;

/** Jobs that are looked at: those of a crowd that asked at one moment among them. */
const LOOKED_AT = 100;

/**
 * Asks for the evidence pack of some days; it is made apart, and watched and downloaded at `/papers/packs`. What is waited for already is not asked for twice,
 * and a factory waits for a few at a time: who asks at the same moment counts in the order of the outbox.
 */
export async function requestPack(cx: Context, permit: Authorised<'submission.submit'>, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Decision<{ id: string }, PackRefusal>> {
  const { enterpriseId, actor, today } = permit;
  if (to < from) return refused({ code: 'endsBeforeItBegins' });
  if (to > today) return refused({ code: 'inTheFuture', today });
  if (addDays(from, PACK_DAYS - 1) < to) return refused({ code: 'tooManyDays', days: PACK_DAYS, latest: addDays(from, PACK_DAYS - 1) });
  const [span, bytes] = await Promise.all([spanOf(cx.store.read, enterpriseId, from, to), evidenceBytes(cx.store.read, enterpriseId, from, to)]);
  if (!span) return refused({ code: 'nothingThen' });
  if (bytes > MOST_BYTES) return refused({ code: 'tooLarge', gigabytes: MOST_BYTES / 1024 ** 3 });
  const packs = watchedJobsOf(scopeOf(cx.store, enterpriseId), evidencePackJob.name);
  const before = await placeIn(packs, from, to);
  if (before.same) return decided({ id: before.same });
  if (before.open >= PACKS_OPEN) return refused({ code: 'tooManyOpen', most: PACKS_OPEN });
  const id = cx.newId();
  const { kind, id: personId, name, title } = actor;
  await enqueue(cx, enterpriseId, evidencePackJob.job(id, { enterpriseId, from, to, requestedBy: { kind, id: personId, name, title } }));
  const now = await placeIn(packs, from, to, id);
  if (!now.same && now.open < PACKS_OPEN) return decided({ id });
  const withdrawn = await cx.store.write([remove(jobs, { id }, { state: 'waiting' })]).then(() => true, (error: unknown) => {
    if (error instanceof Conflict) return false;
    throw error;
  });
  if (!withdrawn) return decided({ id });
  return now.same ? decided({ id: now.same }) : refused({ code: 'tooManyOpen', most: PACKS_OPEN });
}

/** How many packs were asked for before one (before now, where none is named) and are still waited for, and which of them is of the same days. */
async function placeIn(packs: ReturnType<typeof watchedJobsOf>, from: Day, to: Day, id?: string): Promise<{ readonly open: number; readonly same: string | undefined }> {
  const open = await packs.open(LOOKED_AT);
  const own = open.findIndex((job) => job.id === id);
  const earlier = own < 0 ? open : open.slice(0, own);
  const isSame = (job: { readonly payload: Json }): boolean => {
    const asked = evidencePackJob.payload.parse(job.payload);
    return asked.from === from && asked.to === to;
  };
  return { open: earlier.length, same: earlier.find(isSame)?.id };
}
