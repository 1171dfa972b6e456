import { describe, expect, it } from 'vitest';
import { rosterOn } from '~/domain/organisation/people/roster';
import type { ChangeKind, Frequency } from '~/domain/risk/types';
import { type PostChange, restartsAfter } from '~/domain/routine/changes';
import type { PeriodAnswer } from '~/domain/routine/due';
import { postDays } from '~/domain/routine/postDays';
import { dueAt } from '~/domain/routine/due';
import type { PostDayState } from '~/domain/routine/types';
import { day, daysFrom } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const on = (date: string) => day(`2026-10-${date}`);
const at = (text: string) => instant(`2026-10-${text}:00+08:00`);
const [DAY, NIGHT] = ['08:00-20:00', '20:00-32:00'];

/** One item of each frequency; R and E are asked on events. */
const ITEMS: readonly (readonly [string, Frequency, ChangeKind?])[] = [
  ['S', 'shift'], ['D', 'day'], ['W', 'week'], ['M', 'month'], ['Q', 'quarter'], ['A', 'halfYear'], ['Y', 'year'], ['E', 'event', 'material'], ['R', 'event', 'restart'], ['H', 'hour6'],
];
const POST = { id: 'p', workshopId: 'w', closedOn: null, dueTime: '18:00', shifts: [{ from: on('12'), names: ['白班', '夜班'] }] };
const STOPS = [{ workshopId: 'w', fromDay: on('20'), toDay: on('21'), reason: '设备大修' }];
const CHANGES: readonly PostChange[] = [{ postId: 'p', kind: 'material', at: at('14T10:00'), byItself: false }, ...restartsAfter(STOPS, [POST], on('31'))];

const answer = (lineId: string, of: string, turn = '', came = `${of}T12:00`): PeriodAnswer => ({
  postId: 'p', lineId, frequency: ITEMS.find(([name]) => name === lineId)![1], day: on(of), turn, at: at(came), receivedOn: day(`2026-10-${came.slice(0, 2)}`),
});
/** Done: the week's item on the 13th and on a sheet of the 26th that came on the 28th, the month's on the 15th, the half-year's in July; E on the 15th, R on the 22nd; Q and Y never. */
const ANSWERS: readonly PeriodAnswer[] = [
  answer('W', '13', DAY), answer('W', '26', DAY, '28T09:00'), answer('M', '15', DAY), answer('E', '15', DAY, '15T09:00'), answer('R', '22', DAY, '22T09:00'),
  { ...answer('A', '01'), day: day('2026-07-02'), receivedOn: day('2026-07-02') },
];

/** A record of a day and shift; `opened` and `signed` where a mark of its sheet came back. */
const record = (of: string, turn: string, submitted: string, { opened = null, signed = null }: { readonly opened?: string | null; readonly signed?: string | null } = {}) => ({
  id: `${of} ${turn}`, postId: 'p', day: on(of), turn, turnName: null, dueAt: dueAt(POST, on(of), turn), submittedAt: at(submitted), openedAt: opened === null ? null : at(opened), signedAt: signed === null ? null : at(signed),
});
const RECORDS = [
  record('08', '', '08T17:00'), record('09', '', '09T18:30'), record('10', '', '11T09:00', { opened: '10T16:00', signed: '10T16:30' }),
  record('12', DAY, '12T19:59'), record('12', '14:00-20:00', '12T19:00'), record('12', NIGHT, '13T07:00'), record('13', DAY, '13T21:00'), record('13', NIGHT, '14T09:00'),
  record('14', DAY, '14T10:30', { opened: '14T09:00', signed: '14T10:30' }), record('15', DAY, '15T10:00', { opened: '15T09:00', signed: '15T10:00' }), record('16', DAY, '17T09:00'),
  record('22', DAY, '22T09:30', { opened: '22T09:00', signed: '22T09:30' }), record('26', DAY, '28T09:00'),
];

/*
 * October 2026, by hand. Holidays 1 to 7, a make-up Saturday the 10th; two shifts from the 12th on, before that one check a day until 18:00; the line stands
 * still on the 20th and 21st; a new material on the 14th at ten. Letters are what a sheet asks, small on the last day of a period; then how it was done:
 * o on time, l late, d delivered later, b backfilled, x missed, e missed with a reason, s stopped, - nothing due. Behind H: the parts of six hours. `+li`
 * stands in for zhang.
 */
const HAND: Readonly<Record<string, string>> = {
  '01': '-', '02': '-', '03': '-', '04': '-', '05': '-', '06': '-', '07': '-',
  '08': 'SDWMQYo H xxxx', '09': 'SDWMQYl H xxxx', '10': 'SDwMQYd H xxxx', '11': '-',
  '12': 'SDWMQYo So H xoxx', '13': 'SDWMQYl Sl H xxxx', '14': 'SDMQYo SEx H xxxx', '15': 'SDMQYEo Se H xxxx', '16': 'SDQYb Sx H xxxx', '17': '- -', '18': '- -',
  '19': 'SDWQYx Sx H xxxx', '20': 's s H ssss', '21': 's s H ssss', '22': 'SDWQYRo Sx H xxxx', '23': 'SDwQYx Sx H xxxx', '24': '- -', '25': '- -',
  '26': 'SDWQYb Sx H xxxx +li', '27': 'SDWQYx Sx H xxxx +li', '28': 'SDQYx Sx H xxxx +li', '29': 'SDQYx Sx H xxxx', '30': 'SDQYx Sx H xxxx', '31': '- -',
};
const LETTERS: Readonly<Record<PostDayState, string>> = {
  onTime: 'o', late: 'l', deliveredLater: 'd', backfilled: 'b', missed: 'x', excused: 'e', stopped: 's', nothingDue: '-', open: '?', future: '?',
};

describe('a month', () => {
  const asOf = (today: string) => postDays({
    posts: [POST], versions: [{ id: 'v', number: 1, publication: { effectiveFrom: day('2026-01-01') } }],
    items: ITEMS.map(([name, frequency, change]) => ({ id: name, lineId: name, versionId: 'v', postId: 'p', workshopId: 'w', frequency, changes: change ? [change] : null })),
    answers: ANSWERS, occasions: { changes: CHANGES, since: new Map([['E', day('2026-01-01')], ['R', day('2026-01-01')]]) },
    calendar: { stops: STOPS, shiftPlans: [{ from: on('12'), shifts: [{ name: '白班', begin: '08:00', end: '20:00' }, { name: '夜班', begin: '20:00', end: '08:00' }] }] },
    records: RECORDS, further: [], gapReasons: [{ postId: 'p', period: '2026-10-15', turn: NIGHT, reason: '停电' }], from: on('01'), to: on('31'), today: day(today),
  });
  const days = asOf('2026-11-02');
  const last = { W: ['10', '16', '23', '30'], M: ['30'] } as Readonly<Record<string, readonly string[]>>;

  it('of every frequency, shift, stop, holiday, event and stand-in equals a table by hand', () => {
    const held = { role: 'operator' as const, workshopId: 'w', postId: 'p' };
    const holdings = [{ ...held, personId: 'zhang', fromDay: on('01'), toDay: null }, { ...held, personId: 'li', standsInFor: 'zhang', fromDay: on('26'), toDay: on('28') }];
    const computed = Object.fromEntries(daysFrom(on('01'), on('31')).map((date) => {
      const own = days.filter((row) => row.day === date);
      const parts = own.filter(({ turn }) => turn !== '' && turn !== DAY && turn !== NIGHT);
      const told = own.filter((row) => !parts.includes(row)).map(({ dueItemIds, state }) =>
        `${dueItemIds.map((name) => (last[name]?.includes(date.slice(8)) ? name.toLowerCase() : name)).join('')}${LETTERS[state]}`);
      const hours = parts.every(({ state }) => state === 'nothingDue') ? [] : ['H', parts.map(({ state }) => LETTERS[state]).join('')];
      const stands = rosterOn([], holdings, date).holdersOf('p').filter((id) => id !== 'zhang').map((id) => `+${id}`);
      return [date.slice(8), [...told, ...hours, ...stands].join(' ')];
    }));
    expect(computed).toEqual(HAND);
  });

  it('has as many last chances as its table says: what may wait for a later day is no gap', () => {
    const chances = days.filter(({ day: date, turn }) => date >= on('19') && date <= on('23') && turn === DAY).map(({ lastChance }) => lastChance);
    // shift and day; on the 22nd the restart besides; on the 23rd the week's item, whose last day it is
    expect(chances).toEqual([2, 0, 0, 3, 3]);
  });

  it('is the same on whatever later day it is asked about', () => {
    expect(asOf('2027-03-01')).toEqual(days);
  });
});
