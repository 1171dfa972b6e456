import { beforeAll, expect, inject, test } from 'vitest';
import { addDays, type Day, monthOf } from '~/domain/shared/day';
import { dayOf, instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';
import { type FormCase, read, refusesBadInput, TYPED } from './forms';
import { cableMaker, foreignRecords, look, type Records } from './records';
import { type Visitor, visitorAs } from './visitor';

const server = inject('server');
const cable = cableMaker(server);
const today = dayOf(instant(new Date().toISOString()));
const monday: Day = weekOf(today).start;
const month = monthOf(today);

type Ids = Records & { draftReport: string; draftMeeting: string; openResolution: string; reportNumber: string; minutesNumber: string; resolved: string; otherPerson: string };
let ids: Ids;
const people = new Map<string, Visitor>();
const versionIn = (table: string, id: string): string => look<{ it: string }>(server, `select cast(version as text) as it from ${table} where enterprise_id = ? and id = ?`, cable, id)[0]!.it;

beforeAll(async () => {
  const one = (sql: string): string => look<{ it: string }>(server, sql, cable)[0]?.it ?? '';
  people.set('lin', await visitorAs(server, 'lin'));
  await people.get('lin')!.post(`/routine/weeks/${monday}/compilation`, {});
  await people.get('lin')!.post(`/routine/months/${month}/compilation`, {});
  const lastReport = `from weekly_reports where enterprise_id = ? and week_start = '${monday}' order by id desc limit 1`;
  const lastMeeting = `from monthly_meetings where enterprise_id = ? and month = '${month}' order by id desc limit 1`;
  const openResolution = 'from resolutions r join signatures s on s.enterprise_id = r.enterprise_id and s.paper_id = r.meeting_id where r.enterprise_id = ? and r.done_on is null order by r.id limit 1';
  ids = {
    ...foreignRecords(server),
    draftReport: one(`select id as it ${lastReport}`), reportNumber: one(`select number as it ${lastReport}`),
    draftMeeting: one(`select id as it ${lastMeeting}`), minutesNumber: one(`select number as it ${lastMeeting}`),
    openResolution: one(`select r.id as it ${openResolution}`), resolved: one(`select r.content as it ${openResolution}`),
    otherPerson: one("select id as it from persons where enterprise_id <> ? and name = '杜鹃'"),
  };
});

const CASES: readonly FormCase<Ids>[] = [
  {
    name: '周报内容', who: 'lin', to: (now) => `/routine/reports/${now.draftReport}/words`, lock: 'version', now: ({ reportNumber }) => reportNumber,
    right: (now) => ({ version: versionIn('weekly_reports', now.draftReport), lastWeek: TYPED, thisWeek: '', evaluation: '', nextWeek: '' }), required: {}, text: ['lastWeek', 'thisWeek', 'evaluation', 'nextWeek'],
  },
  {
    name: '周报签字', who: 'lin', to: (now) => `/routine/reports/${now.draftReport}/signature`, lock: 'version', now: ({ reportNumber }) => reportNumber,
    right: (now) => ({ version: versionIn('weekly_reports', now.draftReport), words: TYPED }), required: {}, text: ['words'],
  },
  {
    name: '排查结果', who: 'lin', to: (now) => `/routine/reports/${now.draftReport}/sweep`, lock: 'version', now: ({ reportNumber }) => reportNumber,
    right: (now) => ({ version: versionIn('weekly_reports', now.draftReport), [`answer.${now.post}`]: 'nonconforming' }), required: {}, text: [],
  },
  { name: '自定排查项', who: 'lin', to: () => '/routine/sweep', right: (now) => ({ content: TYPED, place: now.post }), required: { content: /排查什么/ }, text: ['content'], names: ['place'] },
  {
    name: '会议纪要', who: 'lin', to: (now) => `/routine/meetings/${now.draftMeeting}/minutes`, lock: 'version', now: ({ minutesNumber }) => minutesNumber,
    right: (now) => ({
      version: versionIn('monthly_meetings', now.draftMeeting), place: TYPED, heldDay: today, heldTime: '14:30', chairId: now.person, recorderId: now.person, attendees: [now.person],
      problems: '', rectification: '', unsolved: '', dispatch: '', other: '', measures: '',
    }),
    required: { heldDay: /会议日期/, heldTime: /会议时间/, chairId: /主持人/, recorderId: /记录人/ }, names: ['chairId', 'recorderId', 'attendees'],
    text: ['place', 'problems', 'rectification', 'unsolved', 'dispatch', 'other', 'measures'],
  },
  {
    name: '纪要签字', who: 'lin', to: (now) => `/routine/meetings/${now.draftMeeting}/signature`, lock: 'version', now: ({ minutesNumber }) => minutesNumber,
    right: (now) => ({ version: versionIn('monthly_meetings', now.draftMeeting), words: TYPED }), required: {}, text: ['words'],
  },
  {
    name: '加入决议', who: 'lin', to: (now) => `/routine/meetings/${now.draftMeeting}/resolutions`, lock: 'version', now: ({ minutesNumber }) => minutesNumber,
    right: (now) => ({ version: versionIn('monthly_meetings', now.draftMeeting), content: TYPED, ownerId: now.person, dueDay: addDays(today, 14) }),
    required: { content: /决议内容/, ownerId: /责任人/, dueDay: /完成期限/ }, text: ['content'], names: ['ownerId'],
  },
  {
    name: '登记决议完成', who: 'lin', to: (now) => `/routine/resolutions/${now.openResolution}/completion`, right: (now) => ({ version: versionIn('resolutions', now.openResolution), doneOn: today, doneNote: TYPED }),
    required: { doneOn: /完成日期/, doneNote: /完成情况/ }, text: ['doneNote'], lock: 'version', now: ({ resolved }) => resolved,
  },
  {
    name: '开工日', who: 'lin', to: () => '/routine/work-week', right: () => ({ from: '2099-01-05', weekdays: ['1', '2'], worksOnHolidays: 'on' }), required: { from: /哪天|日期/, weekdays: /开工日/ }, text: [],
  },
  { name: '班次', who: 'lin', to: () => '/routine/shifts', right: () => ({ from: '2099-01-05', shifts: '白班 08:00-20:00\n夜班 20:00-08:00' }), required: { from: /哪天|日期/ }, text: ['shifts'] },
  { name: '岗位的班次', who: 'lin', to: () => '/routine/post-shifts', right: () => ({ from: '2099-01-05', place: 'all', names: [] }), required: { from: /哪天|日期/, place: /岗位/ }, text: [] },
  { name: '周未进行原因', who: 'lin', to: () => '/routine/weeks/2026-01-05/reason', right: () => ({ reason: TYPED }), required: {}, text: ['reason'] },
  { name: '月未进行原因', who: 'lin', to: () => '/routine/months/2026-01/reason', right: () => ({ reason: TYPED }), required: {}, text: ['reason'] },
  { name: '当日签认', who: 'lin', to: () => `/routine/days/${today}/signature`, right: () => ({ words: TYPED }), required: {}, text: ['words'] },
];

refusesBadInput(CASES, (name) => people.get(name)!, () => ids, () => ids.otherPerson);

test('a row of gaps that names no day is told, with what was typed', async () => {
  const answer = await read(await people.get('lin')!.post('/routine/gaps', { same: TYPED, [`tick~${ids.post}~gestern`]: 'on' }));
  expect([answer.status, answer.alert]).toEqual([422, expect.stringMatching(/日期不正确/)]);
  expect(answer.all).toContain(TYPED);
});

test('a finding of the director’s sweep that says nothing is told at its row, with what was typed, without scripts', async () => {
  const lin = people.get('lin')!;
  expect((await lin.post('/routine/sweep', { content: '墙外的排查项' })).status).toBe(302);
  const item = look<{ it: string }>(server, "select id as it from sweep_items where enterprise_id = ? and content = '墙外的排查项' and ended_at is null", cable)[0]!.it;
  const page = `/routine/reports/${ids.draftReport}/sweep`;
  expect((await read(await lin.get(page))).all).toContain('墙外的排查项');
  const form = { version: versionIn('weekly_reports', ids.draftReport), [`answer.${item}`]: 'nonconforming', [`description.${item}`]: TYPED, [`place.${item}`]: ids.post };
  const silent = await read(await lin.post(page, { ...form, [`measure.${item}`]: '无' }));
  expect([silent.status, silent.alert]).toEqual([422, expect.stringMatching(/“墙外的排查项”选了不符合，请写明当场采取了什么措施/)]);
  expect(silent.all).toContain(TYPED);
  const placeless = await read(await lin.post(page, { ...form, [`measure.${item}`]: '停用', [`place.${item}`]: '' }));
  expect([placeless.status, placeless.alert]).toEqual([422, expect.stringMatching(/请选择是在哪个岗位发现的/)]);
  const known = await read(await lin.post('/routine/sweep', { content: '墙外的排查项' }));
  expect([known.status, known.alert]).toEqual([409, expect.stringMatching(/同一处已有这一项/)]);
  expect((await lin.post(`/routine/sweep/${item}/end`, {})).status).toBe(302);
  expect((await read(await lin.get(page))).all).not.toContain('墙外的排查项');
  const before = await read(await lin.post(page, { ...form, [`measure.${item}`]: '停用' }));
  const ended = await read(await lin.post(page, { ...form, version: versionIn('weekly_reports', ids.draftReport), [`measure.${item}`]: '停用' }));
  for (const back of [before, ended]) expect(back.all).toContain(TYPED);
  expect([ended.status, ended.alert]).toEqual([422, expect.stringMatching(/1 项已停用/)]);
});
