import { evidencePackJob } from 'jobs/definitions/evidencePack';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PackRefusal } from '~/domain/report/packRefusals';
import { addDays, type Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { PACK_DAYS } from '~/domain/shared/pack';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';
import { evidenceBytes, spanOf } from './span';

/** What an archive holds without its 64-bit form, with room for what is no photo. */
const MOST_BYTES = 3 * 1024 ** 3;

/** Asks for the evidence pack of some days; it is made apart, and watched and downloaded at `/papers/packs`. */
export async function requestPack(cx: Context, permit: Authorised<'submission.submit'>, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Decision<{ id: string }, PackRefusal>> {
  const { enterpriseId, actor, today } = permit;
  if (to < from) return refused({ code: 'endsBeforeItBegins' });
  if (to > today) return refused({ code: 'inTheFuture', today });
  if (addDays(from, PACK_DAYS - 1) < to) return refused({ code: 'tooManyDays', days: PACK_DAYS, latest: addDays(from, PACK_DAYS - 1) });
  const [span, bytes] = await Promise.all([spanOf(cx.store.read, enterpriseId, from, to), evidenceBytes(cx.store.read, enterpriseId, from, to)]);
  if (!span) return refused({ code: 'nothingThen' });
  if (bytes > MOST_BYTES) return refused({ code: 'tooLarge', gigabytes: MOST_BYTES / 1024 ** 3 });
  const id = cx.newId();
  const { kind, id: personId, name, title } = actor;
  await enqueue(cx, enterpriseId, evidencePackJob.job(id, { enterpriseId, from, to, requestedBy: { kind, id: personId, name, title } }));
  return decided({ id });
}
