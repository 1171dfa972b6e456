import { calendarOf } from 'db/repositories/routine/calendar';
import { occasionsBetween } from 'db/repositories/routine/changes';
import { periodAnswers } from 'db/repositories/routine/periodAnswers';
import { checksOf } from 'db/repositories/routine/checks';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { RiskItem } from '~/domain/risk/types';
import type { GivenAnswer } from '~/domain/routine/answers';
import { dayKind } from '~/domain/routine/calendar';
import { answerable, dueAt, dueSheet, postStands, turnsAsked } from '~/domain/routine/due';
import { checkNumber, checkSeries } from '~/domain/routine/record';
import { plateSeen } from '~/domain/routine/sheet';
import { asksForPhoto, spotOf } from '~/domain/routine/spot';
import { isBackfill, signedAtOf } from '~/domain/routine/state';
import { isTurnKey, turnsOn } from '~/domain/routine/turn';
import { submit, type SubmitRefusal } from '~/domain/routine/submit';
import type { Answer, FurtherBecause } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf, type Instant, millisecondsOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { goOn, goOnWithDay, headingsOf } from '../papers/register';
import { findingSteps, reserveHazards } from './findingSteps';
import { recordStep, seriesOf } from './recordWrites';
import { inPlaceOf, type Responsible, responsibleFor } from './responsible';
import { openedBy } from './sheetMark';
import { takenEarlier } from './takenEarlier';

export interface SubmitCheckInput {
  readonly postId: string;
  readonly day: Day;
  /** The shift, by its key (`domain/routine/turn`); left out or '', the day as a whole. */
  readonly turn?: string;
  /** Version of the list the form was made from. */
  readonly versionId: string;
  /** The key of its form, kept with the record; null where it brought none. */
  readonly submissionKey: string | null;
  /** The person the form was made for, who signs it; left out where there was no form. */
  readonly signerId?: string;
  /** What the phone's clock said; null without JavaScript. */
  readonly clientAt: Instant | null;
  /** What the form witnesses of how it was filled in; left out where it witnesses nothing. */
  readonly witness?: CheckWitness;
  readonly answers: readonly GivenAnswer[];
  readonly zeroRisk: boolean;
  readonly backfillReason: string;
  /** Photos that came with the form itself. */
  readonly prepared?: readonly PreparedPhoto[];
}

/** See `ROUTINE_CONTRACTS`. */
export interface CheckWitness {
  /** The mark of the sheet; '' without one. */
  readonly opened: string;
  /** Milliseconds from the mark to the signature; null where the phone did not count. */
  readonly elapsed: number | null;
  /** Seconds from the first answer to the signature; null where the phone did not count. */
  readonly took: number | null;
  /** The plate that opened it where there was no network, as the phone says (`plateSeen`). */
  readonly seen?: string;
}

/** Longest time that is believed to be one check, in seconds; a form left open overnight tells nothing. */
const LONGEST_CHECK = 4 * 3600;

export interface CheckSubmitted {
  /** The record, also as `recordId`. */
  readonly id: string;
  readonly recordId: string;
  readonly number: string;
  /** True when this submission had been taken before. */
  readonly repeated: boolean;
  /** Why it is a 后续报告; null where it is the check of its day. */
  readonly further: FurtherBecause | null;
  /** Ids of the hazards it opened. */
  readonly hazardIds: readonly string[];
}

/**
 * Hands in the check of a post for a day, or for a shift of it (日管控): the record, its answers, and one hazard for each 不符合, in one write set. What cannot be the check of
 * its day and found something is kept as a 后续报告 beside it, with its hazards.
 * Only the person who filled it in hands it in: what waited on a phone is not signed by whoever signs in next.
 * One that was taken before there were receipts, and comes again from a phone that kept it, answers with its record.
 */
export async function submitCheck(cx: Context, permit: Authorised<'check.submit'>, input: SubmitCheckInput): Promise<Decision<CheckSubmitted, SubmitRefusal>> {
  const { enterpriseId, actor } = permit;
  const { postId, day, turn = '' } = input;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<CheckSubmitted, SubmitRefusal>(async () => {
    const [post, workshops, current, calendar, every, taken, headings, rules] = await Promise.all([
      organisationOf(scope).post(postId),
      organisationOf(scope).workshops(),
      riskOf(scope).publishedOn(day),
      calendarOf(scope).working(),
      isTurnKey(turn) ? checksOf(scope).everyOfPostDay(postId, day, turn) : [],
      takenEarlier(scope, input.submissionKey, input.answers),
      headingsOf(scope),
      rulesFor(scope),
    ]);
    if (!post || !isTurnKey(turn) || !postStands(post, day) || !covers(permit, { workshopId: post.workshopId, postId })) return refused({ code: 'notFound' });
    if (input.signerId !== undefined && input.signerId !== permit.personId) return refused({ code: 'signedByAnother' });
    if (taken) {
      const { record, same } = taken;
      if (record.postId !== postId || record.day !== day || record.turn !== turn || record.personId !== permit.personId) return refused({ code: 'keyInUse' });
      const again = same && record.zeroRisk === input.zeroRisk && (record.backfillReason === null || record.backfillReason === input.backfillReason.trim());
      return again ? decided({ id: record.id, recordId: record.id, number: record.number, repeated: true, further: record.furtherBecause, hazardIds: [] }) : refused({ code: 'takenBefore', recordId: record.id, number: record.number });
    }
    const records = every.filter((record) => record.further === 0);
    const version = current?.id === input.versionId ? current : (await riskOf(scope).published()).find(({ id }) => id === input.versionId) ?? null;
    const itemsOf = async (of: typeof version): Promise<readonly RiskItem[]> => (of ? riskOf(scope).publishedItemsOfPost(of.id, postId) : []);
    const [items, listed] = await Promise.all([itemsOf(version), itemsOf(current)]);
    const here = listed.map((item) => ({ ...item, workshopId: post.workshopId }));
    const turns = turnsOn(calendar.shiftPlans ?? [], post, day);
    const opened = await openedBy(cx, permit, { postId, day, turn }, input.witness?.opened ?? '');
    const openedAt = opened?.at ?? null;
    const [periods, { occasions, answers: asked }] = await Promise.all([periodAnswers(scope, here, day, day, postId), occasionsBetween(scope, here, [post], calendar.stops, day, day, postId)]);
    const sheet = dueSheet(here, day, calendar, [...periods, ...asked], turn, turns, occasions, openedAt ?? cx.now());
    const due = answerable(here, sheet.items, new Set(input.answers.map(({ itemId }) => itemId)), day, calendar, turn, turns);
    const mayWait = new Set(sheet.items.flatMap(({ id }, at) => (sheet.untils[at]! > day ? [id] : [])));
    const turnName = turnsAsked(here, turns).find(({ key }) => key === turn)?.name || null;
    const at = cx.now();
    const signedAt = openedAt && signedAtOf(openedAt, input.witness?.elapsed ?? null, at);
    const decision = submit({ ...input, turn }, { now: at, openedAt, signedAt, kind: dayKind(calendar, day, post.workshopId), versionId: current?.id ?? null, due, mayWait, listed: items, existing: records.at(-1) ?? null });
    if (!decision.ok) return decision;
    if (!version) return refused({ code: 'listMoved' });
    const { zeroRisk, further } = decision.fact;
    const given = new Map(input.answers.map(({ itemId, spot }) => [itemId, spot]));
    const answers = decision.fact.answers.map((answer): Answer => {
      const spot = spotOf(!further && asksForPhoto(rules.signals.photoPercent, { enterpriseId, postId, day, turn, itemId: answer.itemId }), given.get(answer.itemId));
      return spot ? { ...answer, spot } : answer;
    });
    const evidence = await newEvidence(cx, enterpriseId, answers.flatMap(({ photos, spot }) => [...photos, ...(spot?.photos ?? [])]), input.prepared ?? []);
    if (!evidence) return refused({ code: 'photoUnknown' });
    const found = items.filter(({ id }) => decision.fact.findings.some(({ item }) => item.id === id));
    const responsible = found.length > 0 ? await responsibleFor(scope, found, post, dayOf(at), actor) : new Map<string, Responsible>();
    const findings = decision.fact.findings.map(({ item, answer }) => ({
      item: found.find(({ id }) => id === item.id)!, answer, hazardId: cx.newId(), actId: cx.newId(), responsible: responsible.get(item.id) ?? actor,
    }));
    // What the phone alone says of a plate counts for the day itself: nobody comes by it to a day that is past.
    const late = isBackfill({ day, turn, submittedAt: at, openedAt, signedAt });
    const recordId = cx.newId();
    const standsIn = await inPlaceOf(scope, post, day, permit.personId);
    const today = dayOf(at);
    const workshopName = workshops.find(({ id }) => id === post.workshopId)?.name ?? '';
    const goesOn = [
      ...(day < today || further ? await goOnWithDay(scope, day) : []),
      ...(further ? goOn(enterpriseId, await registerOf(scope).newest('daily', seriesOf({ postId, day, turn, further: 0 }))) : []),
    ];
    const paper = { before: null, headings, workshopId: post.workshopId, goesOn, beside: further ? (records[0] ?? null) : null };
    let number = '';
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      reserve: { [checkSeries(today)]: 1, ...reserveHazards(at, findings.length) },
      build: (serials) => {
        number = checkNumber(today, serials[checkSeries(today)]!);
        const record = {
          id: recordId, number, postId, day, turn, turnName, versionId: version.id, versionHash: version.publication.contentHash, submissionKey: input.submissionKey ?? recordId,
          personId: permit.personId, personName: actor.name, personTitle: actor.title, postName: post.name, workshopName,
          dueAt: dueAt(post, sheet.until ?? day, turn), submittedAt: at, clientAt: input.clientAt, openedAt, signedAt, seconds: durationOf(input.witness?.took ?? null, answers, openedAt, signedAt),
          plate: opened?.plate ?? (late ? null : plateSeen(post.code, input.witness?.seen ?? '')), inPlaceOf: standsIn, zeroRisk,
          backfillReason: !further && late ? input.backfillReason.trim() : null, correctsId: null, correctionReason: null, revision: 0,
          further: further ? (every.at(-1)?.further ?? 0) + 1 : 0, furtherBecause: further,
        };
        const place = { enterpriseId, source: 'daily' as const, sourceRecordId: recordId, workshopId: post.workshopId, workshopName, postId, postName: post.name, day, actor, at };
        return { steps: [recordStep(cx, enterpriseId, record, answers, evidence, paper), ...findingSteps(place, findings, serials)] };
      },
    });
    return decided({ id: recordId, recordId, number, repeated: false, further, hazardIds: findings.map(({ hazardId }) => hazardId) });
  });
}

/** How long a check took, in seconds: as the phone says, in whole or by its items; without it from giving the sheet out to the signature. Null where that says nothing. */
function durationOf(took: number | null, answers: readonly Answer[], openedAt: Instant | null, signedAt: Instant | null): number | null {
  const byItem = answers.flatMap(({ seconds }) => seconds ?? []);
  const seconds = took ?? (byItem.length > 0 ? byItem.reduce((sum, one) => sum + one, 0) : openedAt && signedAt ? (millisecondsOf(signedAt) - millisecondsOf(openedAt)) / 1000 : null);
  return seconds !== null && seconds <= LONGEST_CHECK ? Math.round(seconds) : null;
}
