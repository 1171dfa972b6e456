import { createHash } from 'node:crypto';
import type { Step } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { checkAnswers, checkRecords } from 'db/schema';
import { recordContent } from '~/domain/routine/record';
import { postAndTurn, turnWords } from '~/domain/routine/turn';
import type { PaperLine } from '~/domain/report/register';
import { formatDay } from '~/domain/shared/day';
import type { Answer, CheckRecord } from '~/domain/routine/types';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Context } from '../context';
import { enter, type headingsOf } from '../papers/register';

/** SHA-256 (hex) over a record with its answers. */
export const recordHash = (record: Omit<CheckRecord, 'contentHash'>, answers: readonly Answer[]): string =>
  createHash('sha256').update(canonicalJson(recordContent(record, answers))).digest('hex');

/** What the register is told of a record: the line of the one it corrects, how papers are headed, where the post stands, and what goes on with it. */
export interface RecordPaper {
  readonly before: PaperLine | null;
  readonly headings: Awaited<ReturnType<typeof headingsOf>>;
  readonly workshopId: string;
  readonly goesOn: readonly Write[];
  /** The check beside which a 后续报告 stands; null where there is none. */
  readonly beside: Pick<CheckRecord, 'id' | 'personId'> | null;
}

/** What records follow on one another for: a post, day and shift; each 后续报告 for itself. */
export const seriesOf = ({ postId, day, turn, further }: Pick<CheckRecord, 'postId' | 'day' | 'turn' | 'further'>): string => [postId, day, ...(turn ? [turn] : []), ...(further > 0 ? [further] : [])].join(' ');

/** The event of a record handed in (or corrected) with its rows and its line in the register; `evidence` are photos not yet on file. */
export function recordStep(cx: Pick<Context, 'newId'>, enterpriseId: string, record: Omit<CheckRecord, 'contentHash'>, answers: readonly Answer[], evidence: readonly Write[], paper: RecordPaper): Step {
  const { id: recordId, number, postId, day, submittedAt } = record;
  const { before, headings: { factory, titles }, workshopId, goesOn, beside } = paper;
  const contentHash = recordHash(record, answers);
  const subject = { kind: 'check', id: recordId };
  const facts = {
    number, postId, postName: record.postName, day, ...(record.turn ? { shift: turnWords(record) } : {}), items: answers.length, findings: answers.filter(({ result }) => result === 'nonconforming').length,
    zeroRisk: record.zeroRisk, correctsId: record.correctsId,
  };
  return {
    event: record.furtherBecause
      ? { type: 'check.reportedFurther', subject, payload: { ...facts, because: record.furtherBecause, besideId: beside?.id ?? null, checkedById: beside?.personId ?? null } }
      : { type: record.correctsId ? 'check.corrected' : 'check.submitted', subject, payload: facts },
    writes: [
      ...evidence,
      insert(checkRecords, { enterpriseId, ...record, contentHash }),
      insert(checkAnswers, answers.map((answer, index) => ({ enterpriseId, recordId, position: index + 1, ...answer, photos: [...answer.photos], values: answer.values ? [...answer.values] : null, spot: answer.spot ?? null }))),
      ...enter(cx, enterpriseId, before, {
        kind: 'daily', number, title: titles.daily, factory, subjectKind: 'check', subjectId: recordId, series: seriesOf(record), about: `${formatDay(day)}，${record.workshopName} · ${postAndTurn(record.postName, record)}${record.further > 0 ? '，后续报告' : ''}`,
        day, contentHash, step: 'recorded', issuedAt: submittedAt, workshopId, postId,
      }),
      ...goesOn,
    ],
  };
}
