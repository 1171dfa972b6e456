import { calendarOf } from 'db/repositories/routine/calendar';
import { periodAnswers } from 'db/repositories/routine/periodAnswers';
import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { askedOf, limitsFor, productsOf } from '~/domain/risk/list/measurements';
import type { RiskItem } from '~/domain/risk/types';
import type { GivenAnswer } from '~/domain/routine/answers';
import { dueSheet } from '~/domain/routine/due';
import { addDays, type Day } from '~/domain/shared/day';
import { instantAt, millisecondsOf } from '~/domain/shared/instant';
import { preparePhotos } from '~/services/evidence/storePhoto';
import { explainGap } from '~/services/routine/explainGap';
import { signDay } from '~/services/routine/signDay';
import { submitCheck } from '~/services/routine/submitCheck';
import type { House } from './founding';
import { type Cue, type Fate, hazardCues } from './hazardLife';
import { picture } from './pictures';
import { BACKFILL_REASONS, FINDINGS, GAP_REASONS } from './script';
import { must } from './stage';

const clockTime = (from: string, minutes: number): string => {
  const [hour, minute] = from.split(':').map(Number) as [number, number];
  const total = hour * 60 + minute + Math.floor(minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

/** Share of the room between limits that numbers of the demo keep from its middle. */
const WANDERS = 0.3;

/** Numbers within the limits of a row, the same for the same day. */
function measuredOn({ measurements }: RiskItem, day: Day): Pick<GivenAnswer, 'values' | 'product'> {
  if (!measurements) return {};
  const asked = askedOf(measurements);
  const product = productsOf(asked)[0] ?? '';
  const turn = Number(day.slice(-2)) + Number(day.slice(5, 7));
  const values = asked.flatMap((one, label) => {
    const { lower, upper } = limitsFor(one, product);
    const [least, most] = [lower ?? 0, upper ?? 0];
    return Array.from({ length: one.count }, (_, at) => ((least + most) / 2 + (most - least) * WANDERS * Math.sin(turn * (label + 2) + at * 2.4)).toFixed(one.decimals));
  });
  return { values, product };
}

/** The check of one post: every due item answered, `wrong` as not conforming with a photo; the hazards' further life as cues. */
async function check(house: House, holder: string, postId: string, day: Day, due: readonly RiskItem[], wrong: { item: RiskItem; turn: number; fate: Fate } | null, backfillReason: string, play: (cues: readonly Cue[]) => void): Promise<void> {
  const { stage } = house;
  const permit = await stage.as(holder, 'check.submit');
  const finding = wrong && (FINDINGS[wrong.item.stage] ?? FINDINGS.process)![wrong.turn % (FINDINGS[wrong.item.stage] ?? FINDINGS.process)!.length]!;
  const photos = finding && wrong ? must(await preparePhotos(stage.cx, permit, [await picture(wrong.turn, true)]), 'a photo') : [];
  const answers = due.map((item): GivenAnswer =>
    item.id === wrong?.item.id && finding
      ? { itemId: item.id, ...measuredOn(item, day), result: 'nonconforming', description: finding.description, immediateMeasure: finding.immediate, photos: photos.map(({ hash }) => hash) }
      : { itemId: item.id, ...measuredOn(item, day), result: 'conforming', description: '', immediateMeasure: '', photos: [] },
  );
  const version = due[0]?.versionId ?? '';
  const submitted = must(
    await submitCheck(stage.cx, permit, { postId, day, versionId: version, submissionKey: stage.cx.newId(), clientAt: stage.cx.now(), answers, zeroRisk: !finding, backfillReason, prepared: photos }),
    `the check of ${day}`,
  );
  if (finding && wrong) for (const id of submitted.hazardIds) play(hazardCues(house, id, finding, wrong.fate, stage.today, wrong.turn));
}

/** A post that is never missed and where nothing is found: its daily lines stay clean long enough to be proposed less often. */
const STEADY = '交联岗';

/** What is forced to be found on the last days, so that a hazard stands in every state today. */
const LAST_FATES: Readonly<Record<number, Fate>> = { 1: 'registered', 2: 'graded', 3: 'notified', 4: 'rectifying', 5: 'awaitingVerification', 12: 'overdue' };
const FATES: readonly Fate[] = ['closed', 'closed', 'returnedThenClosed', 'closed', 'closed', 'extendedThenClosed'];

/** The cues of one day's checks at every post that owes one. `open` names posts left for the visitor to do today. */
export async function dayCues(house: House, day: Day, last: Day, roll: () => number, open: readonly string[], play: (cues: readonly Cue[]) => void, counter: { found: number }): Promise<Cue[]> {
  const { stage, people, posts, director } = house;
  const scope = scopeOf(stage.cx.store, stage.enterpriseId);
  const version = await riskOf(scope).publishedOn(day);
  if (!version) return [];
  const [items, calendar, standing, held] = await Promise.all([riskOf(scope).itemsOf(version.id), calendarOf(scope).working(), organisationOf(scope).posts(), checksOf(scope).between(day, day)]);
  const answers = await periodAnswers(scope, items, day, day);
  const back = daysBack(day, last);
  const cues: Cue[] = [];
  const forcedFate = LAST_FATES[back];
  const forcedAt = (back * 5) % posts.size;
  for (const [position, [name, postId]] of [...posts].entries()) {
    const post = standing.find(({ id }) => id === postId);
    const { items: due, until } = dueSheet(items.filter((item) => item.postId === postId), day, calendar, answers);
    if (!post || until !== day || held.some((record) => record.postId === postId) || (back === 0 && open.includes(name))) continue;
    const holder = house.posts.size > 2 ? (people.get(HOLDERS.get(name) ?? '') ?? director) : (people.get(name === '装配岗' ? 'bai' : 'yu') ?? director);
    const chance = roll();
    const forced = position === forcedAt ? forcedFate : undefined;
    const finds = forced !== undefined || (back > 5 && roll() < 0.05 && name !== STEADY);
    const fate = forced ?? FATES[counter.found % FATES.length]!;
    const wrong = finds ? { item: due[Math.floor(roll() * due.length)]!, turn: counter.found, fate } : null;
    if (wrong) counter.found += 1;
    const at = (on: Day, time: string, backfill: string): Cue => ({ day: on, time, act: () => check(house, holder, postId, day, due, wrong, backfill, play) });
    if (chance < 0.9 || wrong || back < 2 || name === STEADY) cues.push(at(day, clockTime('08:05', roll() * 300), ''));
    else if (chance < 0.94) cues.push(at(day, clockTime('18:12', roll() * 150), ''));
    else if (chance < 0.965) cues.push(at(addDays(day, 1), clockTime('08:20', roll() * 60), BACKFILL_REASONS[Math.floor(roll() * BACKFILL_REASONS.length)]!));
    else if (chance < 0.985) {
      const reason = GAP_REASONS[Math.floor(roll() * GAP_REASONS.length)]!;
      cues.push({
        day: addDays(day, 1), time: '09:50',
        act: async () => {
          must(await explainGap(stage.cx, await stage.as(director, 'gap.explain'), postId, day, reason), 'explaining a gap');
        },
      });
    }
  }
  cues.push({
    day: addDays(day, 1), time: '08:40',
    act: async () => {
      const officer = people.get('zhou') ?? people.get('shi') ?? director;
      await signDay(stage.cx, await stage.as(officer, 'daily.sign'), day, '已逐条核对，未检岗位已要求说明');
    },
  });
  return cues;
}

const daysBack = (day: Day, last: Day): number => Math.round((millisecondsOf(instantAt(last, '12:00')) - millisecondsOf(instantAt(day, '12:00'))) / 86_400_000);

/** Who holds each post of the cable maker, by login name. */
export const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['进货检验岗', 'li'], ['原料仓管岗', 'qian'], ['拉丝退火岗', 'ma'], ['绞线岗', 'gao'], ['绝缘挤出岗', 'sun'], ['火花检验岗', 'xu'],
  ['交联岗', 'tang'], ['护套挤出岗', 'wang'], ['成缆印字岗', 'luo'], ['成品检验岗', 'deng'], ['计量体系岗', 'cao'], ['成品仓管岗', 'peng'],
]);
