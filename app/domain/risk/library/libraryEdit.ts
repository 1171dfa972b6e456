import { type Decision, decided, refused } from '../../shared/decision';
import type { RefusalTexts } from '../../shared/refusal';
import type { Instant } from '../../shared/instant';
import { type Snapshot, toldBy } from '../../shared/standing';
import { DIMENSION_NAMES, FACTOR_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '../words';
import { IMPORT_FIELD_NAMES } from '../import/fields';
import { criterionWords, limitWords } from './limit';
import type { TemplateRow } from './template';

declare const authority: unique symbol;

/** Permit of a platform editor: to write the library that every factory starts from, and nothing of any factory. */
export interface EditorPermit {
  readonly [authority]: true;
  readonly editorId: string;
  readonly name: string;
}

/** Made from the editor's own row only. */
export const authoriseEditor = (editor: { readonly id: string; readonly name: string }): EditorPermit => ({ editorId: editor.id, name: editor.name }) as EditorPermit;

/** Where the criterion was read; all three or none. */
export interface LimitSource {
  readonly standard: string;
  readonly clause: string;
  readonly edition: string;
}

/** What an editor writes about a row. */
export type RowInput = Omit<TemplateRow, 'categoryId' | 'key' | 'sourceKind' | 'sourceSupports' | 'limitVerified' | 'limitSource' | 'limitReading'> & { readonly limit: LimitSource };

export type LibraryRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'rowMoved'; readonly current: TemplateRow; readonly change: RowChange | undefined }
  | { readonly code: 'rowGone'; readonly change: RowChange | undefined }
  | { readonly code: 'noDraftEdition' }
  | { readonly code: 'draftEditionExists' }
  | { readonly code: 'libraryReasonMissing' }
  | { readonly code: 'rowIncomplete'; readonly field: 'riskPoint' | 'failure' | 'measure' | 'workshop' | 'post' }
  | { readonly code: 'rowTwice' }
  | { readonly code: 'scoreOutOfScale'; readonly field: 'severity' | 'likelihood' }
  | { readonly code: 'limitPartial' }
  | { readonly code: 'limitWithoutCriterion' }
  | { readonly code: 'rowSame' }
  | { readonly code: 'nothingToRelease' }
  | { readonly code: 'newerReleased' };

/** What was last done to a row in the draft edition. */
export interface RowChange {
  readonly reason: string;
  readonly editorName: string;
  readonly changedAt: Instant;
}

/** Tells one state of a row in the draft edition from the next. */
export const rowMark = (change: Pick<RowChange, 'changedAt'> | null | undefined): string => change?.changedAt ?? 'untouched';

const NEEDED = ['riskPoint', 'failure', 'measure', 'workshop', 'post'] as const;
const inScale = (score: number): boolean => Number.isInteger(score) && score >= 1 && score <= 5;

type WrittenRow = Omit<TemplateRow, 'categoryId' | 'key'>;

/**
 * Checks what an editor writes: `before` is the row being rewritten, null for a new one; `others` are the other rows of
 * the category. The mark 已核对 follows the criterion: named with standard, clause and edition it is given, a criterion in
 * other words without a source loses it, and nobody can give it otherwise. A row in an editor's own words is a judgement.
 */
export function writeRow(input: RowInput, before: TemplateRow | null, others: readonly TemplateRow[], reason: string): Decision<WrittenRow, LibraryRefusal> {
  if (!reason.trim()) return refused({ code: 'libraryReasonMissing' });
  const lacking = NEEDED.find((field) => !input[field].trim());
  if (lacking) return refused({ code: 'rowIncomplete', field: lacking });
  if (!inScale(input.severity)) return refused({ code: 'scoreOutOfScale', field: 'severity' });
  if (!inScale(input.likelihood)) return refused({ code: 'scoreOutOfScale', field: 'likelihood' });
  if (others.some((row) => row.stage === input.stage && row.workshop === input.workshop && row.post === input.post && row.riskPoint === input.riskPoint)) return refused({ code: 'rowTwice' });
  const { limit, ...content } = input;
  const parts = [limit.standard, limit.clause, limit.edition].map((part) => part.trim());
  const named = parts.filter(Boolean).length;
  if (named > 0 && named < parts.length) return refused({ code: 'limitPartial' });
  if (named > 0 && !content.criterion.trim()) return refused({ code: 'limitWithoutCriterion' });
  const kept = before !== null && criterionWords(before) === criterionWords(content);
  const mark = named > 0 ? { limitVerified: true, limitSource: parts.join(' · ') } : kept ? { limitVerified: before.limitVerified, limitSource: before.limitSource } : { limitVerified: false, limitSource: '' };
  const limitReading = kept ? before.limitReading : null;
  const source = before ? { sourceKind: before.sourceKind, sourceSupports: before.sourceSupports } : { sourceKind: 'judgement', sourceSupports: 'none' };
  const written: WrittenRow = { ...content, ...source, ...mark, limitReading };
  const same = before !== null && (Object.keys(written) as (keyof WrittenRow)[]).every((field) => written[field] === before[field]);
  return same ? refused({ code: 'rowSame' }) : decided(written);
}

/** A draft edition is released when something in it changed, with a note, and nothing newer was released meanwhile. */
export function release(draft: { readonly basedOn: number | null } | null, inForce: number | null, changes: number, note: string): Decision<{ note: string }, LibraryRefusal> {
  if (!draft) return refused({ code: 'noDraftEdition' });
  if (!note.trim()) return refused({ code: 'libraryReasonMissing' });
  if (changes === 0) return refused({ code: 'nothingToRelease' });
  if (draft.basedOn !== inForce) return refused({ code: 'newerReleased' });
  return decided({ note: note.trim() });
}

const { stage, dimension, riskPoint, failure, consequence, measures: measure, method, criterion, criterionCondition, frequency } = IMPORT_FIELD_NAMES;

/** What the fields of a row are called. */
export const ROW_LABELS = {
  stage, dimension, frequency, workshop: '场所', post: '岗位', role: '负责职能', riskPoint, failure, consequence, measure, method, criterion, criterionCondition,
  likelihood: FACTOR_NAMES.L, severity: FACTOR_NAMES.S, ratingReason: '评分理由',
} as const;

export const LIBRARY_REFUSALS: RefusalTexts<LibraryRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个类别或范本行。' }),
  rowMoved: ({ current, change }) => ({ status: 409, sentence: `“${current.riskPoint}”在您打开之后已${change ? `由${change.editorName}改动：${change.reason}` : '被改动'}。请对照现在的内容，核对后再保存。` }),
  rowGone: ({ change }) => ({ status: 409, sentence: change ? `这一行已由${change.editorName}停用：${change.reason}。您输入的内容都还在；再保存一次，它就作为这一版的一行留下。` : '这一行已不在这一版里。您输入的内容都还在；再保存一次，它就作为新的一行留下。' }),
  noDraftEdition: () => ({ status: 409, sentence: '还没有编辑中的版次，请先新建一版再修改。' }),
  draftEditionExists: () => ({ status: 409, sentence: '已有一版在编辑中，请在那一版上继续。' }),
  libraryReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明理由，使用范本的企业会看到。' }),
  rowIncomplete: ({ field }) => ({ status: 422, field, sentence: `请填写${ROW_LABELS[field]}。` }),
  rowTwice: () => ({ status: 422, field: 'riskPoint', sentence: '这个类别的同一环节和岗位已有同名风险点。' }),
  scoreOutOfScale: ({ field }) => ({ status: 422, field, sentence: `${ROW_LABELS[field]}请填 1 到 5。` }),
  limitPartial: () => ({ status: 422, field: 'standard', sentence: '标为已核对须同时写明标准号、条款和版本；没有查到原文就三项都留空。' }),
  limitWithoutCriterion: () => ({ status: 422, field: 'criterion', sentence: '没有判定准则，不能标为已核对。' }),
  rowSame: () => ({ status: 422, sentence: '没有改动任何内容。' }),
  nothingToRelease: () => ({ status: 422, sentence: '这一版还没有任何改动，不必发布。' }),
  newerReleased: () => ({ status: 409, sentence: '编辑期间已有更新的版次发布，请在新版次上重新编辑。' }),
};

const told = toldBy(ROW_LABELS);

/** What there is to say of a row that the draft edition no longer holds. */
export const goneStanding = (change: RowChange | undefined): Snapshot => ({
  lock: { seen: rowMark(change) },
  lines: [{ label: '这一行', text: change ? `已停用：${change.reason}` : '已不在这一版里' }],
});

/** A row as it stands in the draft edition. */
export const rowStanding = (row: TemplateRow, change: RowChange | undefined): Snapshot => ({
  lock: { seen: rowMark(change) },
  lines: [
    told('stage', STAGE_NAMES[row.stage], row.stage),
    told('dimension', DIMENSION_NAMES[row.dimension], row.dimension),
    told('frequency', FREQUENCY_NAMES[row.frequency], row.frequency),
    told('workshop', row.workshop),
    told('post', row.post),
    told('role', row.role),
    told('riskPoint', row.riskPoint),
    told('failure', row.failure),
    told('consequence', row.consequence),
    told('measure', row.measure),
    told('method', row.method),
    told('criterion', row.criterion),
    told('criterionCondition', row.criterionCondition),
    { label: '准则的核对', text: limitWords({ ...row, criterionStandard: row.limitSource }) },
    told('likelihood', String(row.likelihood)),
    told('severity', String(row.severity)),
    told('ratingReason', row.ratingReason),
  ],
});
