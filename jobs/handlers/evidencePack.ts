import { evidencePackJob } from 'jobs/definitions/evidencePack';
import { parseDay } from '~/domain/shared/day';
import { made } from '~/services/aside/made';
import { checkerPage } from '~/services/pack/checkerPage';
import { headLinesOf } from '~/services/pack/headLinesOf';
import { handler } from './handler';

const MAKE_MS = 840_000;

export const evidencePackHandler = handler(evidencePackJob, async (cx, { enterpriseId, from, to, requestedBy }, { id, signal, progress }) => {
  let told: Promise<void> = Promise.resolve();
  const onTold = (percent: number): void => {
    told = told.then(() => progress(percent));
  };
  const [first, last] = [parseDay(from), parseDay(to)];
  if (!first || !last) throw new Error(`no days: ${from} ${to}`);
  const order = { id, enterpriseId, actor: requestedBy, from: first, to: last, heads: await headLinesOf(cx, enterpriseId), page: await checkerPage() };
  const pack = await made(cx, 'buildPack', [order], { signal, onTold, milliseconds: MAKE_MS });
  await told;
  return pack && { bytes: pack.bytes, list: pack.list };
});
