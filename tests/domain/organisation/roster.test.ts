import { expect, it } from 'vitest';
import { rosterOn } from '~/domain/organisation/people/roster';
import { day } from '~/domain/shared/day';

it('tells who is what on a day, each once, and nobody whose time is over', () => {
  const [from, before, on] = [day('2026-01-05'), day('2026-11-17'), day('2026-11-18')];
  const roster = rosterOn(
    [
      { personId: 'lin', role: 'director', fromDay: from, toDay: null },
      { personId: 'old', role: 'director', fromDay: from, toDay: before },
      { personId: 'chen', role: 'principal', fromDay: from, toDay: null },
    ],
    [
      { personId: 'wu', role: 'workshopHead', workshopId: 'w', postId: null, fromDay: from, toDay: null },
      { personId: 'sun', role: 'teamLead', workshopId: 'w', postId: 'p', fromDay: from, toDay: null },
      { personId: 'sun', role: 'operator', workshopId: 'w', postId: 'p', fromDay: from, toDay: on },
      { personId: 'gone', role: 'operator', workshopId: 'w', postId: 'p', fromDay: from, toDay: before },
    ],
    on,
  );
  expect(roster.appointed('director')).toEqual(['lin']);
  expect(roster.headsOf('w')).toEqual(['wu']);
  expect(roster.headsOf('other')).toEqual([]);
  expect(roster.holdersOf('p')).toEqual(['sun']);
});
