import type { Reader } from 'db/dialect/reader';
import { publicPaperOf } from 'db/repositories/paper/publicPapers';
import { defaultRules } from '~/domain/rulepack/pack';
import { dayOf } from '~/domain/shared/instant';
import { type Day } from '~/domain/shared/day';

/** What the page behind the code of a printed paper says. */
export interface VerifiedPaper {
  readonly kind: string;
  readonly number: string;
  readonly version: string;
  readonly factory: string;
  readonly day: Day;
  /** What there is instead of it by now; null while it is the newest. */
  readonly newer: string | null;
}

/** A paper by the hash of its content, for anybody; null when no paper of this content exists here. Says nothing else of the factory. */
export async function verifiedPaper(cx: { readonly store: { readonly read: Reader } }, hash: string): Promise<VerifiedPaper | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const paper = await publicPaperOf(cx.store.read, hash);
  if (!paper) return null;
  const { titles } = defaultRules();
  const kinds = {
    riskList: `${titles.riskList}、${titles.analysisTable}`, submission: `${titles.analysisTable}（已报送）`, daily: titles.daily, weekly: titles.weekly, monthly: titles.monthly,
    hazard: `${titles.notice}、${titles.verification}`,
  };
  const { kind, at, newer, ...shown } = paper;
  return { ...shown, kind: kinds[kind], day: dayOf(at), newer: newer === '' ? '这份文书之后又有更正或新的进展，请向企业索取最新的一份。' : newer && `已有更新的：${newer}。请以更新的为准。` };
}
