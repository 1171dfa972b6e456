import { expect, test } from 'vitest';
import { readout, soakByKilling } from './kill';

test('twenty blows at moments of chance lose nothing, double nothing, and leave records that verify', { timeout: 600_000 }, async () => {
  const outcomes = await soakByKilling(20, () => undefined);
  console.log(readout(outcomes));
  expect(outcomes.map(({ blow, lost, doubled, unclean }) => ({ blow, lost, doubled, unclean }))).toEqual(outcomes.map(({ blow }) => ({ blow, lost: 0, doubled: 0, unclean: 0 })));
  expect(outcomes.reduce((sum, { rounds }) => sum + rounds, 0)).toBeGreaterThanOrEqual(18);
});
