import { createHash } from 'node:crypto';
import { recentOf } from '../../dialect/recent';
import { chainHeadOf } from '../chainHead';
import { checksOf } from '../routine/checks';
import { hazardsOf } from './hazards';
import { type InboxItem, inboxOf } from '../inbox';
import { standingsOf } from '../routine/periodPapers';
import { postDaysBetween } from '../routine/postDays';
import { riskOf } from '../risk/risk';
import { riskLifeOf } from '../risk/riskLife';
import type { Scope } from '../scope';
import { openTemplateUpdates } from '../risk/templateUpdates';
import type { HazardVerb } from '../../../app/domain/hazard/types';
import { type AskedWait, waitOf } from '../../../app/domain/hazard/waits';
import { type Period, type PeriodKind, PERIODS } from '../../../app/domain/routine/periodKind';
import { dutyKey } from '../../../app/domain/routine/turn';
import { periodKeys } from '../../../app/domain/routine/waits';
import { reviewDeadline } from '../../../app/domain/risk/upkeep/reviews';
import { addDays, type Day } from '../../../app/domain/shared/day';
import { instrumentsOf } from '../paper/instruments';
import { registerOf } from '../paper/papers';
import { instrumentDeadlines } from '../../../app/domain/supervision/instrument';

/** How far back the matter of a reminder about a day, a week or a month is still looked up; an older one has ended. */
const LOOK_BACK_DAYS = 100;

type Matter = Pick<InboxItem, 'kind' | 'dedupeKey' | 'personId'>;
type Judge = (parts: readonly string[], item: Matter) => boolean;

/** Judges a kind by the keys of what is open of it: a reminder has such a key, with the rung of its ladder behind it where it has one. */
const byKeys = (open: (scope: Scope, items: readonly Matter[], today: Day) => Promise<Iterable<string>>) => async (scope: Scope, items: readonly Matter[], today: Day): Promise<Judge> => {
  const keys = new Set(await open(scope, items, today));
  return (_, { dedupeKey }) => keys.has(dedupeKey) || keys.has(dedupeKey.slice(0, dedupeKey.lastIndexOf(':')));
};

const ofPeriods = (kind: PeriodKind) => byKeys(async (scope, items, today) => {
  const last = addDays(today, -LOOK_BACK_DAYS);
  const periods = [...new Set(items.map((item) => partsOf(item)[1] as Period))].filter((period) => (PERIODS[kind].span(period)?.end ?? last) > last).sort();
  return (await standingsOf(scope, kind, periods, today)).flatMap(periodKeys);
});

/** The act by which a hazard began to ask for another's. */
const ASKING_VERBS: Readonly<Record<AskedWait, HazardVerb>> = { confirm: 'grade', verify: 'rectify', extension: 'requestExtension' };

const partsOf = ({ dedupeKey }: Matter): string[] => dedupeKey.split(':');

/** One reader for each kind of reminder: loads what its matters say now, and answers whether one still waits. */
const JUDGES: Readonly<Record<string, (scope: Scope, items: readonly Matter[], today: Day) => Promise<Judge>>> = {
  check: byKeys(async (scope, items, today) => {
    const days = items.map((item) => partsOf(item)[2] as Day).filter((day) => day >= addDays(today, -LOOK_BACK_DAYS) && day <= today).sort();
    const view = days.length === 0 ? null : await postDaysBetween(scope, days[0]!, days.at(-1)!, today);
    return (view?.days ?? []).flatMap(({ day, state, ...of }) => (state === 'missed' ? [`missed:${dutyKey(of)}:${day}`] : state === 'open' ? [`check:${dutyKey(of)}:${day}`] : []));
  }),
  hazard: async (scope, items) => {
    const open = await hazardsOf(scope).openByIds([...new Set(items.map((item) => partsOf(item)[1]!))]);
    return ([, id, deadline], { personId }) => {
      const hazard = open.get(id ?? '');
      // Who has reported the rectification has done what the reminder asks for; the others still wait for the close.
      return hazard !== undefined && hazard.deadline === deadline && !(hazard.stage === 'awaitingVerification' && hazard.responsibleId === personId);
    };
  },
  task: async (scope, items) => {
    const ids = [...new Set(items.map((item) => partsOf(item)[1]!))];
    const [open, acts] = await Promise.all([hazardsOf(scope).openByIds(ids), hazardsOf(scope).actsOfMany(ids)]);
    return ([, id = '', ordinal, what], { personId }) => {
      const hazard = open.get(id);
      if (!hazard) return false;
      const asked = ASKING_VERBS[what as AskedWait];
      if (asked) return waitOf(hazard) === what && hazard.responsibleId !== personId && acts.get(id)?.findLast(({ verb }) => verb === asked)?.ordinal === Number(ordinal);
      if (hazard.responsibleId !== personId) return false;
      if (what === 'registered') return hazard.stage === 'registered' || hazard.stage === 'graded';
      if (what === 'handedOver') return hazard.stage !== 'awaitingVerification';
      if (what === 'notified') return hazard.stage === 'notified';
      return hazard.stage === 'rectifying' && acts.get(id)?.findLast(({ verb }) => verb === 'verify')?.ordinal === Number(ordinal);
    };
  },
  day: async (scope, items) => {
    const signed = await checksOf(scope).signedDays([...new Set(items.map((item) => partsOf(item)[1] as Day))]);
    return ([, day = '']) => !signed.has(day);
  },
  week: ofPeriods('week'),
  month: ofPeriods('month'),
  read: async (scope) => {
    const [latest, readings] = await Promise.all([riskOf(scope).latestPublished(), riskLifeOf(scope).readings()]);
    const read = new Set(readings.flatMap(({ versionId, personId, postIds }) => [`${versionId} ${personId}`, ...postIds.map((postId) => `${personId} ${postId}`)]));
    // What was taken up since is named by its posts, and may have been read with another version.
    return ([, versionId, of = 'again'], { personId }) =>
      versionId === latest?.id && (of === 'again' ? !read.has(`${versionId} ${personId}`) : !of.split('+').every((postId) => read.has(`${personId} ${postId}`)));
  },
  review: byKeys(async (scope) => (await riskLifeOf(scope).openReviews()).map((review) => reviewDeadline(review).key)),
  library: byKeys(async (scope) => {
    const updates = await openTemplateUpdates(scope);
    return updates?.open ? [`library:${updates.edition}`] : [];
  }),
  instrument: byKeys(async (scope) => (await instrumentsOf(scope).open()).flatMap(instrumentDeadlines).map(({ key }) => key)),
  returned: byKeys(async (scope) => (await registerOf(scope).sentBack()).map((id) => `returned:${id}`)),
};

const nounOf = (item: Matter): string => {
  const [noun = ''] = partsOf(item);
  return noun === 'missed' ? 'check' : noun;
};

const judged = recentOf<{ readonly hash: string; readonly waits: boolean }>(5_000);

/**
 * Which reminders still have their reason: the check is not done, the hazard not closed, the paper not signed. Computed from the records
 * themselves, so that no act has to remember whom it told; kept until the factory's chain moves or the day is over. A reminder
 * of an unknown matter waits until it is read.
 */
export async function waitingMatters<T extends Matter & { readonly id: string }>(scope: Scope, items: readonly T[], today: Day): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  // Read before the records: what is written meanwhile moves the head, and everything is judged again.
  const { hash } = await chainHeadOf(scope);
  const known = judged(scope.read);
  const nameOf = (item: T): string => `${scope.enterpriseId} ${today} ${item.id}`;
  const unjudged = items.filter((item) => known.get(nameOf(item))?.hash !== hash);
  const nouns = [...new Set(unjudged.map(nounOf))];
  await Promise.all(nouns.map(async (noun) => {
    const own = unjudged.filter((item) => nounOf(item) === noun);
    const judge = await JUDGES[noun]?.(scope, own, today);
    for (const item of own) known.put(nameOf(item), { hash, waits: judge?.(partsOf(item), item) ?? true });
  }));
  return new Set(items.filter((item) => known.get(nameOf(item))?.waits ?? true).map(({ id }) => id));
}

const counted = recentOf<{ readonly of: string; readonly waiting: number }>(5_000);

/**
 * How many of a person's newest unread reminders, at most `limit`, still have their reason. Asked with every page: while neither they nor the chain
 * moved, two short queries; one while there are none.
 */
export async function waitingUnread(scope: Scope, personId: string, today: Day, limit: number): Promise<number> {
  const inbox = inboxOf(scope);
  const ids = await inbox.newestUnread(personId, limit);
  if (ids.length === 0) return 0;
  const { hash } = await chainHeadOf(scope);
  const of = createHash('sha256').update(`${today} ${hash} ${ids.join()}`).digest('hex');
  const [known, name] = [counted(scope.read), `${scope.enterpriseId} ${personId}`];
  const kept = known.get(name);
  if (kept?.of === of) return kept.waiting;
  const waiting = (await waitingMatters(scope, await inbox.unread(personId, limit), today)).size;
  known.put(name, { of, waiting });
  return waiting;
}
