import type { Address } from '~/domain/organisation/address';
import { addDays, type Day, daysFrom, weekdayOf } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { hashPassword } from '~/platform/host/passwords';
import type { Context } from '~/services/context';
import { closeDays } from '~/services/routine/closeDay';
import { declareStop } from '~/services/routine/declareStop';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { dayCues, HOLDERS } from './days';
import { foundCableMaker, foundNeighbour, foundRegulators, type House, joinRegional, sayAddress } from './founding';
import type { Cue } from './hazardLife';
import { addOwnItem, confirmAndPublish, layCableList, measureRows } from './list';
import { answerList, instrumentCues, monthCues, openCues, submitList, sweepCue, weekCues } from './papers';
import { readingCues } from './readings';
import { CAST, CABLE, DIRECTOR, LAMP, OFFICERS, OWN_ITEMS, REGIONAL } from './script';
import { dice, must, Stage } from './stage';

/** Somebody a visitor may sign in as. */
export interface DemoAccount {
  readonly loginName: string;
  readonly name: string;
  readonly title: string;
  readonly factory: string;
}

/** Days before today that are played: the first publishes the list, two are a stop, sixty are checked. */
const DAYS = 63;
/** Who has still not signed for the first list. */
const UNREAD = ['tang', 'luo'];
/** Posts whose check of today is left to the visitor. */
const LEFT_OPEN = ['绝缘挤出岗', '成品检验岗', '护套挤出岗'];

/**
 * Plays some sixty days of two fictional factories and their regulators by the product's own verbs, with given dates up to
 * now, so that every chain verifies. The figures vary but are the same each time. `address` is where the program is reached, null when that
 * is not known.
 */
export async function seedDemo(outer: Context, password: string, address: Address | null): Promise<DemoAccount[]> {
  const now = outer.now();
  const today = dayOf(now);
  const passwordHash = await hashPassword(password);
  const stage = new Stage(outer, '');
  stage.at(addDays(today, -75), '08:30');
  await foundRegulators(stage.cx, passwordHash);
  const cable = await foundCableMaker(stage, passwordHash, password);
  await sayAddress(cable, address);
  const first = addDays(today, -DAYS);
  const version = await foundList(cable, first);
  await joinRegional(cable, passwordHash);
  await play(cable, today, first, dice(20_261_121), [...submissionScenes(cable, first, version), ...instrumentCues(cable, 'jianguan', addDays(first, 8)), ...openCues(cable, 'jianguan', addDays(today, -1)), ...scenes(cable, today, first)], LEFT_OPEN);
  stage.at(addDays(today, -30), '08:30');
  const lamp = await foundNeighbour(stage, passwordHash, password);
  await sayAddress(lamp, address);
  const small = await neighbourList(lamp, today);
  await joinRegional(lamp, passwordHash);
  await play(lamp, today, addDays(today, -15), dice(76), readingCues(lamp, () => small, ['bai'], addDays(today, -15)), ['老化检验岗']);
  return visitors();

  /** Works through the days in the order of the clock, up to now. */
  async function play(house: House, last: Day, first: Day, roll: () => number, story: readonly Cue[], open: readonly string[]): Promise<void> {
    const waiting: Cue[] = [...story];
    const add = (cues: readonly Cue[]): void => void waiting.push(...cues);
    const counter = { found: 0 };
    for (const day of daysFrom(first, last)) {
      add(await dayCues(house, day, last, roll, open, add, counter));
      for (;;) {
        const due = waiting.filter((cue) => cue.day <= day && instantAt(cue.day, cue.time) < now).sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1))[0];
        if (!due) break;
        waiting.splice(waiting.indexOf(due), 1);
        house.stage.at(due.day, due.time);
        await due.act();
      }
      if (day < last) {
        house.stage.at(addDays(day, 1), '00:10');
        await closeDays(house.stage.cx, house.stage.enterpriseId);
      }
    }
  }
}

/** The first version of the list, published on the morning of the first day. */
async function foundList(house: House, first: Day): Promise<string> {
  house.stage.at(addDays(first, -8), '09:00');
  await layCableList(house);
  await measureRows(house);
  for (const own of OWN_ITEMS.slice(0, 3)) await addOwnItem(house, own);
  house.stage.at(first, '07:30');
  return confirmAndPublish(house);
}

/** The first version goes to the regulator and comes back; the second one is accepted. Whoever holds a post reads and signs for them. */
function submissionScenes(house: House, first: Day, version: string): Cue[] {
  const { stage } = house;
  const reason = '绞线岗缺断线自停装置等设备设施类风险点，请补充后重新报送。';
  const remarks = '1 进货查验写明查验哪些证明文件';
  let submission = '';
  let second = '';
  return [
    { day: first, time: '14:20', act: async () => void (submission = await submitList(house, version)) },
    { day: addDays(first, 2), time: '10:05', act: () => answerList(stage, submission, 'jianguan', { kind: 'returned', reason, remarks }) },
    ...readingCues(house, () => version, [...HOLDERS.values()].filter((login) => !UNREAD.includes(login)), first),
    ...readingCues(house, () => second, ['gao'], addDays(first, 3)),
    { day: addDays(first, 3), time: '09:30', act: () => addOwnItem(house, OWN_ITEMS[3]!) },
    { day: addDays(first, 3), time: '16:00', act: async () => void (second = await confirmAndPublish(house)) },
    { day: addDays(first, 4), time: '09:10', act: async () => void (submission = await submitList(house, second)) },
    { day: addDays(first, 5), time: '10:30', act: () => answerList(stage, submission, 'jianguan', { kind: 'accepted', reason: '' }) },
  ];
}

/** The neighbour's list is small and wholly its own. */
async function neighbourList(house: House, today: Day): Promise<string> {
  const { stage } = house;
  stage.at(addDays(today, -20), '09:00');
  const row = { dimension: 'technology', measures: '首件确认，每两小时巡检', failure: '漏检或错装', consequence: '成品不合格', likelihood: 2, severity: 4 } as const;
  await addOwnItem(house, { ...row, post: '装配岗', stage: 'incoming', riskPoint: '灯珠与驱动型号核对', check: '核对领料单与实物', criterion: '型号、批号与领料单一致' });
  await addOwnItem(house, { ...row, post: '装配岗', stage: 'process', riskPoint: '接地螺钉紧固', check: '抽查扭力', criterion: '不松动，有确认标记' });
  await addOwnItem(house, { ...row, post: '老化检验岗', stage: 'outgoing', riskPoint: '出厂耐压与老化', check: '查看老化架与耐压记录', criterion: '每批有记录且结论合格' });
  stage.at(addDays(today, -15), '06:40');
  const version = await confirmAndPublish(house);
  stage.at(addDays(today, -15), '07:10');
  const submission = await submitList(house, version);
  stage.at(addDays(today, -15), '07:40');
  await answerList(stage, submission, 'dongshan', { kind: 'accepted', reason: '' });
  return version;
}

/** Stop days, weekly reports and monthly minutes of the whole stretch. */
function scenes(house: House, last: Day, first: Day): Cue[] {
  const { stage, director } = house;
  const stop: Cue = {
    day: addDays(last, -36), time: '09:00',
    act: async () => {
      must(await declareStop(stage.cx, await stage.as(director, 'calendar.declareStop'), { workshopId: null, fromDay: addDays(last, -34), toDay: addDays(last, -33), reason: '年度设备检修，全厂停产两天' }), 'declaring a stop');
    },
  };
  const mondays = daysFrom(first, addDays(last, -6)).filter((day) => weekdayOf(day) === 1);
  const weeks = mondays.flatMap((monday, index) => weekCues(house, monday, index === 3 ? 'missed' : 'signed'));
  const months = daysFrom(addDays(first, 3), last).filter((day) => day.endsWith('-28')).flatMap((day) => monthCues(house, day));
  return [stop, sweepCue(house, addDays(first, 9)), ...weeks, ...months];
}

/** Those worth trying first, each with the face it is for. */
function visitors(): DemoAccount[] {
  const show = ['lin', 'chen', 'zhou', 'wu', 'sun', 'deng', 'wang'];
  const cable = [DIRECTOR, ...CAST].filter(({ login }) => show.includes(login)).sort((a, b) => show.indexOf(a.login) - show.indexOf(b.login));
  return [
    ...cable.map(({ login, name, role, place }) => ({ loginName: login, name, title: [place, ROLE_NAMES[role]].filter(Boolean).join(' '), factory: CABLE.name })),
    { loginName: 'du', name: '杜鹃', title: '质量安全总监', factory: LAMP.name },
    { loginName: 'bai', name: '白雪', title: '装配岗 班组长', factory: LAMP.name },
    { loginName: REGIONAL.login, name: REGIONAL.name, title: '区域总监', factory: `${CABLE.name}、${LAMP.name}` },
    ...OFFICERS.map(({ login, name, title, regulator }) => ({ loginName: login, name, title, factory: regulator })),
  ];
}
