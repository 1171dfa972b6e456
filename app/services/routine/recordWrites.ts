import { createHash } from 'node:crypto';
import type { Step } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { checkAnswers, checkRecords } from 'db/schema';
import { recordContent } from '~/domain/routine/record';
import type { Answer, CheckRecord } from '~/domain/routine/types';
import { canonicalJson } from '~/domain/shared/canonical';

/** SHA-256 (hex) over a record with its answers. */
export const recordHash = (record: Omit<CheckRecord, 'contentHash'>, answers: readonly Answer[]): string =>
  createHash('sha256').update(canonicalJson(recordContent(record, answers))).digest('hex');

/** The event of a record handed in (or corrected) with its rows; `evidence` are photos not yet on file. */
export function recordStep(enterpriseId: string, record: Omit<CheckRecord, 'contentHash'>, answers: readonly Answer[], evidence: readonly Write[]): Step {
  const { id: recordId } = record;
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
      insert(checkRecords, { enterpriseId, ...record, contentHash: recordHash(record, answers) }),
      insert(checkAnswers, answers.map((answer, index) => ({ enterpriseId, recordId, position: index + 1, ...answer, photos: [...answer.photos] }))),
    ],
  };
}
