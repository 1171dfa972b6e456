import type { LaterEntry } from '../../../app/domain/report/sealed';
import { postAndTurn } from '../../../app/domain/routine/turn';
import { timelinessOf } from '../../../app/domain/routine/state';
import type { Day } from '../../../app/domain/shared/day';
import { formatInstant, type Instant } from '../../../app/domain/shared/instant';
import { checksOf } from './checks';
import { organisationOf } from '../organisation/organisation';
import type { Scope } from '../scope';

/** Something that was written about a post's day after the day was signed. */
export interface LaterOfDay extends LaterEntry {
  readonly postId: string;
}

/** Reasons, backfills, corrections and 后续报告 of a day that came after an instant, with their authors. */
export async function laterOfDay(scope: Scope, day: Day, after: Instant): Promise<LaterOfDay[]> {
  const checks = checksOf(scope);
  const [checked, further, reasons] = await Promise.all([checks.between(day, day), checks.furtherBetween(day, day), checks.gapReasons('day', day, day)]);
  const records = [...checked, ...further];
  const since = records.filter(({ submittedAt }) => submittedAt > after);
  const late = reasons.filter(({ explainedAt }) => explainedAt > after);
  if (since.length + late.length === 0) return [];
  const [answers, posts] = await Promise.all([checks.answersOfAll(since.map(({ id }) => id)), organisationOf(scope).posts()]);
  const nameOf = (postId: string): string => records.find((record) => record.postId === postId)?.postName ?? posts.find(({ id }) => id === postId)?.name ?? '';
  return [
    ...since.map((record): LaterOfDay => {
      const found = answers.filter(({ recordId, result }) => recordId === record.id && result === 'nonconforming');
      const said = record.further > 0 ? `后续报告 ${record.number}` : record.correctsId ? `更正记录 ${record.number}（更正原因：${record.correctionReason ?? ''}）` : timelinessOf(record) === 'deliveredLater' ? `次日送达的记录 ${record.number}（${formatInstant(record.signedAt ?? record.submittedAt)} 按时签名）` : `补交记录 ${record.number}${record.backfillReason ? `（补录原因：${record.backfillReason}）` : ''}`;
      const outcome = found.length === 0 ? '没有不符合项' : `不符合 ${found.length} 项：${found.map(({ description }) => description).join('；')}`;
      return { postId: record.postId, at: record.submittedAt, when: formatInstant(record.submittedAt), by: record.personName, text: `${postAndTurn(record.postName, record)}：${said}，${outcome}。` };
    }),
    ...late.map(({ postId, turn, explainedAt, explainedByName, reason }): LaterOfDay => ({
      postId, at: explainedAt, when: formatInstant(explainedAt), by: explainedByName, text: `${postAndTurn(nameOf(postId), { turn })}：补充说明未进行原因：${reason}`,
    })),
  ];
}
