import { checksOf } from 'db/repositories/routine/checks';
import type { Scope } from 'db/repositories/scope';
import { type GivenAnswer, saysTheSame } from '~/domain/routine/answers';
import type { CheckRecord } from '~/domain/routine/types';

/**
 * The record that was made under the key of a form, and whether it says what the form says now. Only what was taken before there were
 * receipts is found here: whoever sends what has a receipt is answered before any verb is asked (`services/once`).
 */
export async function takenEarlier(scope: Scope, key: string | null, answers: readonly GivenAnswer[]): Promise<{ readonly record: CheckRecord; readonly same: boolean } | null> {
  const record = key === null ? null : await checksOf(scope).bySubmissionKey(key);
  return record && { record, same: saysTheSame(answers, await checksOf(scope).answersOf(record.id)) };
}
