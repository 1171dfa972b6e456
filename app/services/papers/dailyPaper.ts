import { createHash } from 'node:crypto';
import { checksOf } from 'db/repositories/checks';
import { enterpriseOf, rulesFor } from 'db/repositories/enterprises';
import { postDaysBetween } from 'db/repositories/postDays';
import { riskOf } from 'db/repositories/risk';
import { calendarOf } from 'db/repositories/calendar';
import { scopeOf } from 'db/repositories/scope';
import { renderPaper } from '~/services/aside/papers';
import { type Authorised, covers } from '~/domain/organisation/authority';
import { dailyNumber, dailyRecordPaper, type DailyPost, type DailyPostRecord } from '~/domain/report/dailyRecord';
import type { Paper } from '~/domain/report/paper';
import { criterionWords } from '~/domain/risk/limit';
import { stopOn } from '~/domain/routine/calendar';
import { timelinessOf } from '~/domain/routine/state';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { verifyUrl } from '~/platform/host/addresses';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { dayHash } from '../routine/contentHash';

/** 《每日工业产品质量安全检查记录》 of a day: every post in reach, or one of them. Null when there is nothing to print. */
export async function dailyPaper(cx: Context, leave: Authorised<'check.view'>, day: Day, postId: string | null): Promise<Paper | null> {
  if (day > leave.today) return null;
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const checks = checksOf(scope);
  const [view, enterprise, rules, versions, calendar, signatures] = await Promise.all([
    postDaysBetween(scope, day, day, leave.today), enterpriseOf(scope), rulesFor(scope), riskOf(scope).published(), calendarOf(scope).working(), checks.signatures('daily', day),
  ]);
  const days = view.days.filter((entry) => (postId === null || entry.postId === postId) && covers(leave, entry) && entry.state !== 'nothingDue');
  if (days.length === 0) return null;
  const records = days.flatMap(({ latest }) => latest ?? []);
  const revisions = (await checks.between(day, day)).filter((record) => days.some((entry) => entry.postId === record.postId));
  const [answers, hazards, ...listed] = await Promise.all([
    checks.answersOfAll(records.map(({ id }) => id)),
    checks.hazardsOf(revisions.map(({ id }) => id)),
    ...[...new Set(records.map(({ versionId }) => versionId))].map((versionId) => riskOf(scope).itemsOf(versionId)),
  ]);
  const items = new Map(listed.flat().map((item) => [item.id, item]));
  const hazardNumbers = new Map(hazards.map(({ itemId, recordId, number }) => [`${recordId} ${itemId}`, number]));
  const names = { posts: new Map(view.posts.map(({ id, name }) => [id, name])), workshops: new Map(view.workshops.map(({ id, name }) => [id, name])) };
  const recordOf = (entry: (typeof days)[number]): DailyPostRecord | null => {
    const { first, latest } = entry;
    if (!first || !latest) return null;
    const corrected = revisions.find(({ id }) => id === latest.correctsId);
    return {
      id: latest.id, number: latest.number, checker: { name: latest.personName, title: latest.personTitle }, submittedAt: latest.submittedAt, dueAt: latest.dueAt,
      timeliness: timelinessOf(first), zeroRisk: latest.zeroRisk, backfillReason: latest.backfillReason,
      listVersion: `第 ${versions.find(({ id }) => id === latest.versionId)?.number ?? '—'} 版`, listHash: latest.versionHash,
      corrects: corrected ? { number: corrected.number, reason: latest.correctionReason ?? '' } : null,
      answers: answers.filter(({ recordId }) => recordId === latest.id).flatMap(({ itemId, result, description, immediateMeasure, photos }) => {
        const item = items.get(itemId);
        if (!item) return [];
        const { stage, riskPoint, checkContent, method, limitVerified, limitReading } = item;
        const hazardNumber = hazardNumbers.get(`${first.id} ${itemId}`) ?? null;
        return [{ itemId, stage, riskPoint, checkContent, method, criterion: criterionWords(item), limitVerified, ...(limitReading ? { limitReading } : {}), result, description, immediateMeasure, photos, hazardNumber }];
      }),
    };
  };
  const posts = days.map((entry): DailyPost => ({
    postId: entry.postId, workshop: names.workshops.get(entry.workshopId) ?? '', post: names.posts.get(entry.postId) ?? '', state: entry.state,
    reason: entry.gapReason ?? (entry.state === 'stopped' ? (stopOn(calendar, day, entry.workshopId)?.reason ?? '') : ''), record: recordOf(entry),
  }));
  const officer = signatures[0];
  const wholeHash = dayHash(day, view.days);
  const only = postId !== null && days.length === 1 ? days[0]?.latest : null;
  const signedNow = postId === null && days.length === view.days.filter(({ state }) => state !== 'nothingDue').length && officer?.contentHash === wholeHash;
  const contentHash = only?.contentHash ?? (signedNow ? wholeHash : createHash('sha256').update(canonicalJson({ day, posts })).digest('hex'));
  const number = dailyNumber(day);
  return dailyRecordPaper({
    titles: rules.titles, factory: enterprise.name, number, recordCode: number, versionLabel: '', contentHash,
    // Only what is on record by its hash can be found again: one post's record, or the whole day as it was signed.
    verifyUrl: only || signedNow ? verifyUrl(contentHash) : '',
    createdAt: officer?.signedAt ?? records.map(({ submittedAt }) => submittedAt).sort().at(-1) ?? instantAt(day, '24:00'), day, posts,
    signatures: [{ label: '质量安全员', signed: officer ? { name: officer.personName, title: officer.personTitle, at: officer.signedAt } : null }],
  });
}

/** The record of a day as a PDF with the name saving proposes. */
export async function dailyDocument(cx: Context, leave: Authorised<'check.view'>, day: Day, postId: string | null): Promise<{ bytes: Uint8Array; name: string } | null> {
  const paper = await dailyPaper(cx, leave, day, postId);
  return paper && { bytes: await renderPaper(paper, { photo: (hash) => readPhoto(cx, leave.enterpriseId, hash) }), name: `${paper.title} ${day}` };
}
