import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { GivenAnswer } from '~/domain/routine/answers';
import { correct, type CorrectRefusal } from '~/domain/routine/correct';
import { checkNumber, checkSeries } from '~/domain/routine/record';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf, type Instant } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { goOnWithDay, headingsOf } from '../papers/register';
import { findingSteps, reserveHazards } from './findingSteps';
import { recordStep, seriesOf } from './recordWrites';
import { type Responsible, responsibleFor } from './responsible';
import { takenEarlier } from './takenEarlier';

export interface CorrectCheckInput {
  /** The key of its form, kept with the record; null where it brought none. */
  readonly submissionKey: string | null;
  readonly clientAt: Instant | null;
  readonly answers: readonly GivenAnswer[];
  readonly zeroRisk: boolean;
  readonly reason: string;
  readonly prepared?: readonly PreparedPhoto[];
}

export interface CheckCorrected {
  /** The record, also as `recordId`. */
  readonly id: string;
  readonly recordId: string;
  readonly number: string;
  readonly hazardIds: readonly string[];
}

/**
 * Corrects a record (更正): a new record linked to the one before, which stays as it was. What is newly found opens a
 * hazard; what is no longer found takes none away.
 */
export async function correctCheck(cx: Context, permit: Authorised<'check.correct'>, id: string, input: CorrectCheckInput): Promise<Decision<CheckCorrected, CorrectRefusal>> {
  const { enterpriseId, actor } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  const checks = checksOf(scope);
  return decide<CheckCorrected, CorrectRefusal>(async () => {
    const record = await checks.byId(id);
    const post = record && (await organisationOf(scope).post(record.postId));
    if (!record || !post || !covers(permit, { workshopId: post.workshopId, postId: post.id })) return refused({ code: 'notFound' });
    const [revisions, before, listed, taken, headings, line] = await Promise.all([
      checks.ofPostDay(record.postId, record.day, record.turn),
      checks.answersOf(record.id),
      riskOf(scope).publishedItemsOfPost(record.versionId, record.postId),
      takenEarlier(scope, input.submissionKey, input.answers),
      headingsOf(scope),
      registerOf(scope).newest('daily', seriesOf({ ...record, further: 0 })),
    ]);
    if (taken) {
      const { record: earlier, same } = taken;
      if (earlier.correctsId !== record.id || earlier.personId !== permit.personId) return refused({ code: 'keyInUse' });
      const again = same && earlier.zeroRisk === input.zeroRisk && earlier.correctionReason === input.reason.trim();
      return again ? decided({ id: earlier.id, recordId: earlier.id, number: earlier.number, hazardIds: [] }) : refused({ code: 'takenBefore', recordId: earlier.id, number: earlier.number });
    }
    const first = revisions[0] ?? record;
    const items = listed.filter((item) => before.some(({ itemId }) => itemId === item.id));
    const opened = (await checks.hazardsOf([first.id])).map(({ itemId }) => itemId);
    const decision = correct(record, revisions.at(-1) ?? record, items, before, opened, input);
    if (!decision.ok) return decision;
    const { zeroRisk, newFindings } = decision.fact;
    // The photo of the moment stays as it was taken then.
    const answers = decision.fact.answers.map((answer) => ({ ...answer, spot: before.find(({ itemId }) => itemId === answer.itemId)?.spot ?? null }));
    const evidence = await newEvidence(cx, enterpriseId, answers.flatMap(({ photos }) => photos), input.prepared ?? []);
    if (!evidence) return refused({ code: 'photoUnknown' });
    const at = cx.now();
    const today = dayOf(at);
    const found = items.filter((item) => newFindings.some((finding) => finding.item.id === item.id));
    const responsible = found.length > 0 ? await responsibleFor(scope, found, post, today, actor) : new Map<string, Responsible>();
    const findings = newFindings.map(({ item, answer }) => ({
      item: found.find((entry) => entry.id === item.id)!, answer, hazardId: cx.newId(), actId: cx.newId(), responsible: responsible.get(item.id) ?? actor,
    }));
    const recordId = cx.newId();
    const paper = { before: line, headings, workshopId: post.workshopId, goesOn: await goOnWithDay(scope, record.day), beside: null };
    let number = '';
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      reserve: { [checkSeries(today)]: 1, ...reserveHazards(at, findings.length) },
      build: (serials) => {
        number = checkNumber(today, serials[checkSeries(today)]!);
        const { contentHash: _, ...kept } = record;
        const corrected = {
          ...kept, id: recordId, number, submissionKey: input.submissionKey ?? recordId, personId: permit.personId, personName: actor.name, personTitle: actor.title,
          submittedAt: at, clientAt: input.clientAt, openedAt: null, signedAt: null, seconds: null, plate: null, inPlaceOf: null, zeroRisk, correctsId: record.id, correctionReason: input.reason.trim(), revision: record.revision + 1,
        };
        const place = {
          enterpriseId, source: 'daily' as const, sourceRecordId: first.id, workshopId: post.workshopId, workshopName: record.workshopName, postId: post.id, postName: record.postName,
          day: record.day, actor, at,
        };
        return { steps: [recordStep(cx, enterpriseId, corrected, answers, evidence, paper), ...findingSteps(place, findings, serials)] };
      },
    });
    return decided({ id: recordId, recordId, number, hazardIds: findings.map(({ hazardId }) => hazardId) });
  });
}
