import { describe, expect, it } from 'vitest';
import { diaryKeys } from 'db/schema';
import { day } from '~/domain/shared/day';
import { closeDiary, diaryFile, openDiary } from '~/services/channel/diary';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/records';

describe('the calendar of one\'s duties', () => {
  it('holds the checks of one\'s own posts by the working calendar, and no name of anybody', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    await publishList(world, haina, day('2026-11-16'), [
      { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }, { postId: haina.posts.outgoing, workshopId: haina.workshops.extrusion, frequency: 'day' },
    ]);
    const key = await openDiary(cx, haina.as('operator', 'check.view'));
    const file = (await diaryFile(cx, key))!;
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(23);
    expect(file).toContain('DTSTART:20261118T100000Z');
    expect(file).not.toContain('20261121');
    expect(file).not.toContain(haina.posts.outgoing);
    for (const name of Object.values(haina.names)) expect(file).not.toContain(name);
    expect(await diaryFile(cx, key)).toBe(file);
  });

  it('is opened by its key alone, of which the database knows only the digest, until it is made anew, taken back, or the person has left', async () => {
    const { cx, haina, store, clock } = await createWorld();
    const who = haina.as('operator', 'check.view');
    const first = await openDiary(cx, who);
    expect(JSON.stringify(await store.read.select().from(diaryKeys))).not.toContain(first);
    expect(await diaryFile(cx, `${first.slice(0, -1)}-`)).toBeNull();
    const second = await openDiary(cx, who);
    expect([await diaryFile(cx, first), (await diaryFile(cx, second)) === null]).toEqual([null, false]);
    expect([await closeDiary(cx, who), await closeDiary(cx, who)]).toEqual([true, false]);
    expect(await diaryFile(cx, second)).toBeNull();
    const third = await openDiary(cx, who);
    await leaveEnterprise(cx, haina.as('director', 'organisation.manage'), haina.people.operator, { lastDay: day('2026-11-18'), confirmed: false });
    clock.set('2026-11-19T10:00:00+08:00');
    expect(await diaryFile(cx, third)).toBeNull();
  });
});
