import { expect, test } from 'vitest';
import { offlineReadout, soakOffline } from './offline';

test('fourteen rounds with a blow at a step of chance lose nothing that was filled in on a phone, and double nothing', { timeout: 600_000 }, async () => {
  const outcomes = await soakOffline(14, () => undefined);
  console.log(offlineReadout(outcomes));
  expect(outcomes.map(({ blow, rounds, lost, doubled }) => ({ blow, rounds, lost, doubled }))).toEqual(outcomes.map(({ blow }) => ({ blow, rounds: 2, lost: 0, doubled: 0 })));
});
