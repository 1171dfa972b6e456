import { createHash } from 'node:crypto';
import type { Step } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { checkAnswers, checkRecords } from 'db/schema';
import { recordContent } from '~/domain/routine/record';
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
}

/** The event of a record handed in (or corrected) with its rows and its line in the register; `evidence` are photos not yet on file. */
export function recordStep(cx: Pick<Context, 'newId'>, enterpriseId: string, record: Omit<CheckRecord, 'contentHash'>, answers: readonly Answer[], evidence: readonly Write[], paper: RecordPaper): Step {
  const { id: recordId, number, postId, day, submittedAt } = record;
  const { before, headings: { factory, titles }, workshopId, goesOn } = paper;
  const contentHash = recordHash(record, answers);
  return {
    event: {
      type: record.correctsId ? 'check.corrected' : 'check.submitted',
      subject: { kind: 'check', id: recordId },
      payload: {
        number: record.number,
        postId: record.postId,
        postName: record.postName,
        day: record.day,
        items: answers.length,
        findings: answers.filter(({ result }) => result === 'nonconforming').length,
        zeroRisk: record.zeroRisk,
        correctsId: record.correctsId,
      },
    },
    writes: [
      ...evidence,
      insert(checkRecords, { enterpriseId, ...record, contentHash }),
      insert(checkAnswers, answers.map((answer, index) => ({ enterpriseId, recordId, position: index + 1, ...answer, photos: [...answer.photos] }))),
      ...enter(cx, enterpriseId, before, {
        kind: 'daily', number, title: titles.daily, factory, subjectKind: 'check', subjectId: recordId, series: `${postId} ${day}`, about: `${formatDay(day)}，${record.workshopName} · ${record.postName}`,
        day, contentHash, step: 'recorded', issuedAt: submittedAt, workshopId, postId,
      }),
      ...goesOn,
    ],
  };
}
