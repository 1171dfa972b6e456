import { deliverJob, gatherEverywhereJob, gatherJob } from 'jobs/definitions/channel';
import { deliverAll } from '~/services/channel/deliver';
import { gather, gatherEverywhere } from '~/services/channel/gather';
import { handler } from './handler';

export const gatherHandler = handler(gatherJob, (cx, { enterpriseId }) => gather(cx, enterpriseId));

export const gatherEverywhereHandler = handler(gatherEverywhereJob, (cx, { slot }) => gatherEverywhere(cx, slot));

export const deliverHandler = handler(deliverJob, (cx, payload, { attempt, signal }) =>
  deliverAll(cx, payload.enterpriseId, 'ids' in payload ? payload.ids : [payload.id], attempt >= deliverJob.attempts, signal));
