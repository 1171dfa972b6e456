import type { Store } from 'db/dialect/store';
import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { SignatureKind } from '~/domain/organisation/access/assurance';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type LimitState, criterionWords, limitStateOf } from '~/domain/risk/library/limit';
import { askedOf, type Measurement, numberWords, valueWords } from '~/domain/risk/list/measurements';
import type { RiskLevel, Stage } from '~/domain/risk/types';
import { clockOff, timelinessOf } from '~/domain/routine/state';
import type { AnswerResult, CheckRecord, SpotAnswer, Timeliness } from '~/domain/routine/types';
import type { Instant } from '~/domain/shared/instant';

export interface RecordedItem {
  readonly itemId: string;
  readonly stage: Stage;
  readonly riskPoint: string;
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionStandard: string;
  readonly limit: LimitState;
  readonly level: RiskLevel | null;
  readonly result: AnswerResult;
  readonly description: string;
  readonly immediateMeasure: string;
  readonly photos: readonly string[];
  /** What the item asks to be measured, what was, each as it is typed, and the same in words; '' where nothing was. */
  readonly measurements: readonly Measurement[] | null;
  readonly values: readonly string[];
  readonly product: string;
  readonly measured: string;
  /** How long it was looked at, in seconds; null where nobody knows. */
  readonly seconds: number | null;
  /** The photo of the moment, or why there is none; null where none was asked for. */
  readonly spot: SpotAnswer | null;
  readonly hazard: { readonly id: string; readonly number: string } | null;
}

/** One link of the chain of corrections. */
export interface RevisionLink {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly personName: string;
  readonly submittedAt: Instant;
  readonly reason: string | null;
}

export interface FurtherLink {
  readonly id: string;
  readonly number: string;
  readonly personName: string;
  readonly submittedAt: Instant;
  readonly findings: number;
}

export interface CheckRecordView {
  readonly record: CheckRecord;
  readonly timeliness: Timeliness;
  /** By how many minutes the clock of the phone was off; null where it was not. */
  readonly clockOff: number | null;
  /** By what its signer was made sure of. */
  readonly signature: SignatureKind;
  /** How it is drawn (`shared/pen`); null where it is not. */
  readonly drawing: string | null;
  readonly versionNumber: number | null;
  readonly items: readonly RecordedItem[];
  readonly revisions: readonly RevisionLink[];
  /** The record as it stands now. */
  readonly latestId: string;
  /** The check of the post and day beside which a 后续报告 stands; null where there is none, and of a check. */
  readonly beside: RevisionLink | null;
  /** 后续报告 of the post and day, of which a check is told. */
  readonly further: readonly FurtherLink[];
}

const linkOf = ({ id, number, revision, personName, submittedAt, correctionReason }: CheckRecord): RevisionLink => ({ id, number, revision, personName, submittedAt, reason: correctionReason });

/** A record with its answers, hazards and corrections, or a 后续报告. Null when unknown or out of reach. Ten queries at most. */
export async function checkRecord(cx: { store: Store }, permit: Authorised<'check.view' | 'check.correct'>, id: string): Promise<CheckRecordView | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const checks = checksOf(scope);
  const record = await checks.byId(id);
  const post = record && (await organisationOf(scope).post(record.postId));
  if (!record || !post || !covers(permit, { workshopId: post.workshopId, postId: post.id })) return null;
  const [answers, items, checked, version, reports, proof] = await Promise.all([
    checks.answersOf(id),
    riskOf(scope).publishedItemsOfPost(record.versionId, record.postId),
    checks.ofPostDay(record.postId, record.day, record.turn),
    riskOf(scope).version(record.versionId),
    checks.furtherBetween(record.day, record.day),
    checks.proofOf(id),
  ]);
  const revisions = record.further > 0 ? [record] : checked;
  const first = revisions[0] ?? record;
  const hazards = new Map((await checks.hazardsOf([first.id])).map(({ itemId, id: hazardId, number }) => [itemId, { id: hazardId, number }]));
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    record,
    signature: proof?.method ?? 'session',
    drawing: proof?.drawing ?? null,
    timeliness: timelinessOf(first),
    clockOff: clockOff(record),
    versionNumber: version?.number ?? null,
    latestId: revisions.at(-1)?.id ?? id,
    revisions: revisions.map(linkOf),
    beside: record.further > 0 && checked.length > 0 ? linkOf(checked.at(-1)!) : null,
    further: record.further > 0 ? [] : reports.filter(({ postId, turn }) => postId === record.postId && turn === record.turn).map(({ id: reportId, number, personName, submittedAt, findings }) => ({ id: reportId, number, personName, submittedAt, findings })),
    items: answers.flatMap(({ itemId, result, description, immediateMeasure, photos, values, product, seconds, spot }): RecordedItem[] => {
      const item = byId.get(itemId);
      if (!item) return [];
      const { stage, riskPoint, checkContent, method, criterionStandard, level } = item;
      return [{
        itemId, stage, riskPoint, checkContent, method, criterion: criterionWords(item), criterionStandard, limit: limitStateOf(item), level,
        result, description, immediateMeasure, photos, measurements: item.measurements ?? null, values: (values ?? []).map((value) => numberWords(value, 0)), product: product ?? '', measured: values ? valueWords(askedOf(item.measurements ?? []), product ?? '', values) : '', seconds: seconds ?? null, spot: spot ?? null, hazard: hazards.get(itemId) ?? null,
      }];
    }),
  };
}
