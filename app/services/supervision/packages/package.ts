import type { Scope } from 'db/repositories/scope';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import type { Paper, PaperFrame } from '~/domain/report/paper';
import type { AnsweredLine } from '~/domain/report/packagePapers';
import type { Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { type Answered, PACKAGES } from '~/domain/supervision/packages';
import type { Lack, Question, SubmissionKind } from '~/domain/supervision/types';
import { SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import type { Context } from '../../context';
import { verifyUrlOf } from '../../enterprise/addressOf';
import { contentHash } from '../../routine/contentHash';

/** What is sent, composed of what the factory has on record, with what it lacks still. */
export interface Package {
  /** The record that was sent; `key` of the address where it is none of its own. */
  readonly subjectId: string;
  /** What later submissions of it follow on one another for. */
  readonly series: string;
  /** What it is of, in the words of a list: 第 3 版, 2026年11月. */
  readonly label: string;
  readonly paper: Paper;
  readonly lacks: readonly Lack[];
  readonly questions: readonly Question[];
}

/** What a composer is given: whose, which, what was answered, and when. */
export interface Composing {
  readonly cx: Pick<Context, 'store' | 'site'>;
  readonly scope: Scope;
  readonly key: string;
  readonly answers: Readonly<Record<string, Answered>>;
  readonly at: Instant;
  readonly today: Day;
}
export type Composer = (composing: Composing) => Promise<Package | null>;

/** The frame of a paper that is composed to be sent: its hash is that of what stands on it. */
export async function frameFor({ cx, scope, at }: Composing, kind: SubmissionKind, subtitle: string, content: Json): Promise<PaperFrame & { readonly title: string; readonly subtitle: string }> {
  const hash = contentHash(content);
  const [{ name: factory }, verifyUrl] = await Promise.all([enterpriseOf(scope), verifyUrlOf(cx, scope, hash)]);
  return { factory, recordCode: SUBMISSION_KIND_NAMES[kind], versionLabel: '', contentHash: hash, verifyUrl, createdAt: at, title: SUBMISSION_KIND_NAMES[kind], subtitle };
}

/** The answers of a kind in its own words; nothing stands where nothing was said yet. */
export const answeredLines = (kind: SubmissionKind, questions: readonly Question[], answers: Composing['answers']): AnsweredLine[] =>
  questions.map(({ id, text }) => {
    const { answer = null, note = '' } = answers[id] ?? {};
    return { id, text, answer: answer === null ? '' : (PACKAGES[kind].asks?.names[answer] ?? ''), note };
  });
