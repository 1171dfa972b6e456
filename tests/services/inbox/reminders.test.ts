import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, inboxItems } from 'db/schema';
import { day } from '~/domain/shared/day';
import { inboxPage } from '~/pages/desk/inbox';
import { markRead } from '~/services/inbox/markRead';
import { remindDue } from '~/services/inbox/remindDue';
import { remindHazards } from '~/services/inbox/remindHazards';
import { remindMorning } from '~/services/inbox/remindMorning';
import { createWorld } from '../../world/factory';
import { putHazard } from '../../world/putHazard';
import { publishList, putRecord } from '../../world/records';

const setUp = async () => {
  const world = await createWorld();
  const { haina } = world;
  const { enterpriseId } = haina;
  const list = await publishList(world, haina, day('2026-11-16'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
  const told = async () => {
    const rows = await world.store.read.select().from(inboxItems).where(eq(inboxItems.enterpriseId, enterpriseId)).orderBy(asc(inboxItems.dedupeKey));
    const names = new Map(Object.entries(haina.people).map(([key, id]) => [id, key]));
    return rows.map(({ kind, personId, text, link }) => ({ kind, to: names.get(personId), text, link }));
  };
  return { world, haina, enterpriseId, list, told };
};

describe('reminders of today', () => {
  it('tells who holds the post within the hour before the due time, once', async () => {
    const { world, told, enterpriseId, haina } = await setUp();
    expect(await remindDue(world.cx, enterpriseId)).toBe(0);
    world.clock.set('2026-11-18T17:00:00+08:00');
    expect(await remindDue(world.cx, enterpriseId)).toBe(2);
    expect(await remindDue(world.cx, enterpriseId)).toBe(0);
    const recipients = (await told()).map(({ to }) => to);
    expect(recipients).toHaveLength(2);
    expect(new Set(recipients)).toEqual(new Set(['lead', 'operator']));
    expect((await told())[0]).toMatchObject({ kind: 'checkDue', link: `/check/${haina.posts.extruder}`, text: '“绝缘挤出岗”今天的检查还没有提交，请在 18:00 前完成。' });
  });
  it('tells the head too when the time has passed, and nobody once it is done', async () => {
    const { world, told, enterpriseId, haina, list } = await setUp();
    world.clock.set('2026-11-18T18:30:00+08:00');
    expect(await remindDue(world.cx, enterpriseId)).toBe(3);
    expect((await told()).map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual(['checkLate head', 'checkLate lead', 'checkLate operator']);
    await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-19'), submittedAt: '2026-11-19T09:00:00+08:00', versionId: list.versionId, itemId: list.itemIds[0]! });
    world.clock.set('2026-11-19T17:30:00+08:00');
    expect(await remindDue(world.cx, enterpriseId)).toBe(0);
  });
});

describe('reminders of the morning', () => {
  it('asks the head for the reason of each missed day, once', async () => {
    const { world, told, enterpriseId } = await setUp();
    await remindMorning(world.cx, enterpriseId);
    await remindMorning(world.cx, enterpriseId);
    const missed = (await told()).filter(({ kind }) => kind === 'checkMissed');
    expect(missed.map(({ to, text }) => `${to} ${text}`)).toEqual([
      'head “绝缘挤出岗”2026年11月16日（周一）的检查未进行，请补录或说明原因。',
      'head “绝缘挤出岗”2026年11月17日（周二）的检查未进行，请补录或说明原因。',
    ]);
  });
  it('asks the director for the week from Friday, and for its reason once it was missed', async () => {
    const { world, told, enterpriseId } = await setUp();
    const weeks = async () => (await told()).filter(({ kind }) => kind === 'weekDue').map(({ to, text }) => `${to} ${text}`);
    await remindMorning(world.cx, enterpriseId);
    expect(await weeks()).toEqual([]);
    world.clock.set('2026-11-20T08:00:00+08:00');
    await remindMorning(world.cx, enterpriseId);
    expect(await weeks()).toEqual([expect.stringMatching(/^director 2026年第47周.*还没有生成/)]);
    world.clock.set('2026-11-23T08:00:00+08:00');
    await remindMorning(world.cx, enterpriseId);
    expect(await weeks()).toContainEqual(expect.stringMatching(/^director 2026年第47周.*未按期完成，请补做或说明原因。$/));
  });
  it('asks for the minutes in the last days of the month', async () => {
    const { world, told, enterpriseId } = await setUp();
    world.clock.set('2026-11-25T08:00:00+08:00');
    await remindMorning(world.cx, enterpriseId);
    expect((await told()).filter(({ kind }) => kind === 'monthDue').map(({ to, text }) => `${to} ${text}`)).toEqual([
      'director 2026年11月的月调度会议纪要还没有生成，请在本期结束前完成。',
    ]);
  });
  it('leaves a factory without a list in peace', async () => {
    const { cx, beichen } = await createWorld();
    expect(await remindMorning(cx, beichen.enterpriseId)).toBe(0);
  });
});

describe('the ladder of hazards', () => {
  const climb = async (...days: string[]) => {
    const { world, enterpriseId, told } = await setUp();
    await putHazard(world, day('2026-11-20'));
    const counts: number[] = [];
    for (const one of days) {
      world.clock.set(`${one}T08:00:00+08:00`);
      counts.push(await remindHazards(world.cx, enterpriseId));
    }
    return { world, counts, told: (await told()).map(({ to }) => to) };
  };
  it('reaches one more each rung, and the same rung once', async () => {
    const { counts } = await climb('2026-11-18', '2026-11-19', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24');
    expect(counts).toEqual([0, 1, 0, 2, 3, 0, 4, 0]);
  });
  it('names every recipient in an event', async () => {
    const { world, told } = await climb('2026-11-23');
    expect(told).toHaveLength(4);
    expect(new Set(told)).toEqual(new Set(['director', 'head', 'lead', 'principal']));
    const [event] = await world.store.read.select().from(events).where(eq(events.type, 'hazard.reminded'));
    const payload = JSON.parse(event!.payload) as { step: string; recipients: { name: string }[] };
    expect(payload.step).toBe('overdue3');
    expect(payload.recipients.map(({ name }) => name).sort()).toEqual(['吴建华', '孙磊', '林晓燕', '陈国栋'].sort());
  });
  it('is silent about hazards without a deadline', async () => {
    const { world, enterpriseId } = await setUp();
    await putHazard(world, null);
    world.clock.set('2027-11-18T08:00:00+08:00');
    expect(await remindHazards(world.cx, enterpriseId)).toBe(0);
  });
});

describe('the inbox', () => {
  const filled = async () => {
    const { world, haina, enterpriseId } = await setUp();
    await remindMorning(world.cx, enterpriseId);
    const permit = haina.as('head', 'desk.view');
    return { world, haina, permit, view: () => inboxPage(world.cx, permit, null) };
  };
  it('shows a person their own reminders only', async () => {
    const { world, haina, view } = await filled();
    expect(await view()).toMatchObject({ unread: 2, next: null });
    expect((await inboxPage(world.cx, haina.as('otherHead', 'desk.view'), null)).items).toEqual([]);
    expect((await inboxPage(world.cx, world.beichen.as('head', 'desk.view'), null)).items).toEqual([]);
  });
  it('marks one as read and leads where it should be done; again changes nothing', async () => {
    const { world, haina, permit, view } = await filled();
    const id = (await view()).items[0]!.id;
    expect(await markRead(world.cx, permit, id)).toMatchObject({ ok: true, fact: { link: expect.stringContaining(`/check/${haina.posts.extruder}`) } });
    expect(await markRead(world.cx, permit, id)).toMatchObject({ ok: true });
    expect((await view()).unread).toBe(1);
  });
  it('marks all as read', async () => {
    const { world, permit, view } = await filled();
    expect(await markRead(world.cx, permit, null)).toEqual({ ok: true, fact: { link: null } });
    expect((await view()).unread).toBe(0);
  });
  it('does not know the reminder of somebody else', async () => {
    const { world, haina, view } = await filled();
    const id = (await view()).items[0]!.id;
    for (const permit of [haina.as('otherHead', 'desk.view'), haina.as('operator', 'hazard.view'), world.beichen.as('head', 'desk.view')]) {
      expect(await markRead(world.cx, permit, id)).toEqual({ ok: false, refusal: { code: 'notFound' } });
    }
    expect((await view()).unread).toBe(2);
  });
});
