import { hazardsOf } from 'db/repositories/hazard/hazards';
import { instrumentsBy, instrumentsOf, type InstrumentKey } from 'db/repositories/paper/instruments';
import { bureauSettingsOf } from 'db/repositories/paper/bureaus';
import { recordsBy, recordsOf } from 'db/repositories/paper/supervisionRecords';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { addDays } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { bureausAsked, type RegulatorPermit } from '~/domain/supervision/authority';
import { daysIn, INSTRUMENT_LIMITS, type InstrumentLine, type InstrumentStory, lateBy, stageOf } from '~/domain/supervision/instrument';
import { LOOKED_BACK } from '~/domain/supervision/records';
import type { InstrumentStage } from '~/domain/supervision/types';
import type { Context } from '~/services/context';

const PER_PAGE = 25;

/** Tabs of what a regulator sent: replies to read, what lies at factories, what is to be looked at again, what has ended. */
export const SENT_TABS = { replied: ['replied'], open: ['issued', 'received'], lookBack: ['closed'], ended: ['closed', 'withdrawn'] } as const satisfies Readonly<Record<string, readonly InstrumentStage[]>>;
export type SentTab = keyof typeof SENT_TABS;
export const tabAsked = (params: URLSearchParams): SentTab => (Object.keys(SENT_TABS) as SentTab[]).find((tab) => tab === params.get('show')) ?? 'replied';

const keyIn = (text: string | null): InstrumentKey | null => {
  const [at, id] = text?.split('~') ?? [];
  return at && id ? { at, id } : null;
};
const cutAt = (rows: readonly InstrumentLine[], of: 'issuedAt' | 'stageAt') => {
  const page = rows.slice(0, PER_PAGE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > PER_PAGE && last ? `${last[of]}~${last.id}` : null };
};

/** What a regulator sent, by tab, what stands there longest first; to look at again is what was closed so many days ago as the bureau set. Six queries. */
export async function sentInstruments(cx: Pick<Context, 'store' | 'now'>, permit: RegulatorPermit, params: URLSearchParams) {
  const { of, ids } = bureausAsked(permit, params.get('of'));
  const sent = instrumentsBy(cx.store.read, ids);
  const tab = tabAsked(params);
  const { lookBackDays } = await bureauSettingsOf(cx.store.read, permit.regulatorId);
  const until = instantAt(addDays(dayOf(cx.now()), 1 - lookBackDays), '00:00');
  const key = keyIn(params.get('after'));
  const [rows, replied, open, lookBack, ended] = await Promise.all([
    tab === 'lookBack' ? sent.toLookBack(until, key, PER_PAGE + 1) : sent.page(SENT_TABS[tab], key, PER_PAGE + 1),
    sent.count(SENT_TABS.replied), sent.count(SENT_TABS.open), sent.toLookBackCount(until), sent.count(SENT_TABS.ended),
  ]);
  return { ...cutAt(rows, 'stageAt'), tab, counts: { replied, open, lookBack, ended }, of, bureaus: permit.bureaus, lookBackDays };
}

/** Records of bureaus that a factory sees at once. */
const RECORDS_SHOWN = 50;

/** What a factory was sent, the newest first, and what bureaus put on record of it. Three queries. */
export async function receivedInstruments(cx: Pick<Context, 'store'>, permit: Authorised<'submission.view'>, params: URLSearchParams) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const own = instrumentsOf(scope);
  const [rows, total, records] = await Promise.all([own.page(keyIn(params.get('after')), PER_PAGE + 1), own.count(), recordsOf(scope, RECORDS_SHOWN)]);
  return { ...cutAt(rows, 'issuedAt'), total, records };
}

/** How a story stands today, with the hazards its replies name: their stage, as the factory's records say it now. */
async function standing(cx: Pick<Context, 'store' | 'now'>, story: InstrumentStory) {
  const today = dayOf(cx.now());
  const numbers = [...new Set(story.acts.flatMap(({ hazards }) => hazards))];
  const stages = await hazardsOf(scopeOf(cx.store, story.enterpriseId)).byNumber(numbers);
  return { story, stage: stageOf(story.acts), late: lateBy(story, today), days: daysIn(story, today), hazards: numbers.map((number) => ({ number, id: stages.get(number)?.id ?? '', stage: stages.get(number)?.stage ?? null })) };
}
export type InstrumentStanding = Awaited<ReturnType<typeof standing>>;

/** One that a regulator sent, or one below it, which is read only, with whether it may be looked back at and the look-back on record; null for every other. */
export async function sentInstrument(cx: Pick<Context, 'store' | 'now'>, permit: RegulatorPermit, id: string) {
  const story = await instrumentsBy(cx.store.read, permit.bureaus.map((bureau) => bureau.id)).byId(id);
  if (!story) return null;
  const own = story.regulatorId === permit.regulatorId;
  const [view, lookedBack] = await Promise.all([standing(cx, story), recordsBy(cx.store.read, [story.regulatorId]).lookBackAt(id)]);
  return { ...view, own, lookedBack, mayLookBack: own && view.stage === 'closed' && LOOKED_BACK.includes(story.kind) && lookedBack === null };
}

/** One that a factory was sent, with the hazards that were registered as found by a regulator since it was sent: a reply is likely to name them. Null for every other. */
export async function receivedInstrument(cx: Pick<Context, 'store' | 'now'>, permit: Authorised<'submission.view'>, id: string): Promise<(InstrumentStanding & { readonly found: readonly string[] }) | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const story = await instrumentsOf(scope).byId(id);
  if (!story) return null;
  const view = await standing(cx, story);
  return { ...view, found: view.stage === 'received' ? await hazardsOf(scope).numbersFrom('regulator', dayOf(story.issuedAt), INSTRUMENT_LIMITS.hazards) : [] };
}
