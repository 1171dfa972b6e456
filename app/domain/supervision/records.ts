import type { AppointedRole } from '../organisation/types';
import type { Day } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import { groupBy } from '../shared/group';
import type { Instant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { InstrumentKind, InstrumentStage, RecordKind, RecordResult } from './types';

/** Something a bureau put on record of a factory. */
export interface SupervisionRecord {
  readonly id: string;
  /** JL-2026-0001, counted by the bureau. */
  readonly number: string;
  readonly kind: RecordKind;
  /** When it was sampled, examined or looked at. */
  readonly day: Day;
  /** The product that was sampled, the person who was examined, the number of the instrument that was looked back at. */
  readonly subject: string;
  /** The post of the person examined; null in other kinds. */
  readonly role: AppointedRole | null;
  readonly result: RecordResult;
  /** Number of the report (抽样编号、报告编号); '' where none was said. */
  readonly reference: string;
  readonly words: string;
  readonly regulatorId: string;
  readonly regulatorName: string;
  readonly officerName: string;
  readonly recordedAt: Instant;
  /** When it was taken back as put on record by mistake, and why; null and '' where it stands. */
  readonly withdrawnAt: Instant | null;
  readonly withdrawnWords: string;
}

/** Characters of a subject, a reference, and the words. */
export const RECORD_LIMITS = { subject: 60, reference: 60, words: 1000 } as const;

/** 连续2次抽查不合格 (黔南州 plan of 2024); that it is counted for each product by itself is this product's own reading. */
export const INTERVIEW_RULE = { failures: 2, source: '黔南州2024年重点工业产品质量安全隐患排查治理行动工作方案（对连续2次抽查不合格和存在重大质量安全隐患的企业约谈）；按产品分别连续计算为本软件的口径' } as const;

/** Instruments whose matter is looked at again after they were closed. */
export const LOOKED_BACK: readonly InstrumentKind[] = ['rectification', 'listed'];

export type RecordRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'dayAhead' }
  | { readonly code: 'notClosed' }
  | { readonly code: 'lookedBack'; readonly number: string }
  | { readonly code: 'dayBefore' }
  | { readonly code: 'withdrawn' };

export const RECORD_REFUSALS: RefusalTexts<RecordRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这家企业、文书或记录。' }),
  dayAhead: () => ({ status: 422, field: 'day', sentence: '日期不能晚于今天，请填写实际进行的日期。' }),
  notClosed: () => ({ status: 409, sentence: '整改通知书和挂牌督办通知书办结之后，才能登记回头看。' }),
  lookedBack: ({ number }) => ({ status: 409, sentence: `这份文书已登记过回头看（${number}）。登记有误的，先在企业档案里撤销那条记录。` }),
  dayBefore: () => ({ status: 422, field: 'day', sentence: '回头看的日期不能早于文书办结的日期。' }),
  withdrawn: () => ({ status: 409, sentence: '这条记录已经撤销。' }),
};

/** What is asked of a look-back: the instrument as it stands, the day it was closed on, and the record of an earlier one. */
export interface LookedAt {
  readonly kind: InstrumentKind;
  readonly stage: InstrumentStage;
  readonly closedOn: Day;
  readonly earlier: string | null;
}

/** May it be put on record: it has been, and what is looked back at was closed and was not looked at yet. */
export function putOnRecord({ day }: Pick<SupervisionRecord, 'day'>, today: Day, looked: LookedAt | null): Decision<null, RecordRefusal> {
  if (day > today) return refused({ code: 'dayAhead' });
  if (looked === null) return decided(null);
  if (looked.stage !== 'closed' || !LOOKED_BACK.includes(looked.kind)) return refused({ code: 'notClosed' });
  if (looked.earlier !== null) return refused({ code: 'lookedBack', number: looked.earlier });
  return day < looked.closedOn ? refused({ code: 'dayBefore' }) : decided(null);
}

interface Failures {
  readonly product: string;
  /** Samplings that failed since the last that passed. */
  readonly count: number;
  readonly interview: boolean;
}

/** Failed samplings in a row of each product, the most first; one that passed begins anew, one that was taken back is not counted. Of one day the one put on record later is the later. */
export function failuresOf(records: readonly Pick<SupervisionRecord, 'kind' | 'subject' | 'day' | 'result' | 'recordedAt' | 'withdrawnAt'>[]): Failures[] {
  const samplings = records.filter(({ kind, withdrawnAt }) => kind === 'sampling' && withdrawnAt === null);
  const later = (one: (typeof samplings)[number]): string => `${one.day} ${one.recordedAt}`;
  return [...groupBy(samplings, ({ subject }) => subject)]
    .map(([product, of]) => {
      const newest = of.toSorted((a, b) => (later(a) < later(b) ? 1 : -1));
      const passed = newest.findIndex(({ result }) => result === 'passed');
      const count = passed === -1 ? newest.length : passed;
      return { product, count, interview: count >= INTERVIEW_RULE.failures };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
