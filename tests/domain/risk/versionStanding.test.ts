import { describe, expect, it } from 'vitest';
import { versionStanding } from '~/domain/risk/list/versionStanding';
import { day } from '~/domain/shared/day';

const today = day('2026-11-18');
const at = (number: number, from: string) => ({ number, effectiveFrom: day(from) });

describe('where a published version stands', () => {
  const [first, second, third] = [at(1, '2026-10-01'), at(2, '2026-11-01'), at(3, '2026-11-19')];
  const all = [third, second, first];

  it('is replaced by the next one that took effect, in force, or still to come with its day', () => {
    expect(all.map((version) => versionStanding(version, all, today))).toEqual([{ kind: 'coming', from: day('2026-11-19') }, { kind: 'inForce' }, { kind: 'replaced', by: 2 }]);
    expect(all.map((version) => versionStanding(version, all, day('2026-11-19')))).toEqual([{ kind: 'inForce' }, { kind: 'replaced', by: 3 }, { kind: 'replaced', by: 2 }]);
  });

  it('is replaced before it began when a later one takes effect the same day', () => {
    const again = at(4, '2026-11-19');
    expect(versionStanding(third, [...all, again], today)).toEqual({ kind: 'replaced', by: 4 });
    expect(versionStanding(second, [...all, again], today)).toEqual({ kind: 'inForce' });
  });
});
