import type { Day } from './day';

/** A choice of a field with a fixed set of them. */
export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

/** What every field of a verb says of itself. Pure data: read by the forms, by what reads a posted form, and by what tells an act. */
interface Said {
  readonly label: string;
  /** The sentence when it was left out, or is none of its kind. */
  readonly missing: string;
  /** May be left empty. */
  readonly optional?: boolean;
  readonly help?: string;
}

/**
 * A text of at most `most` characters; on several lines where `lines` says so. Trimmed, or as `tidy` says: a short entry as it was meant
 * (a time, a code), a name to sign in with. Left out it is ''.
 */
export interface WordsField extends Said {
  readonly kind: 'words';
  readonly most: number;
  readonly tidy?: 'entry' | 'loginName';
  readonly lines?: boolean;
  readonly placeholder?: string;
}
/** A day of the calendar; left out it is null. */
export interface DayField extends Said {
  readonly kind: 'day';
}
/** One of a fixed set. `given` stands where a form leaves it out. */
export interface ChoiceField<V extends string = string> extends Said {
  readonly kind: 'choice';
  readonly choices: readonly Choice<V>[];
  readonly given?: V;
}
/** One of two answers, each with its own words. */
export interface AnswerField extends Said {
  readonly kind: 'answer';
  readonly yes: Omit<Choice, 'value'>;
  readonly no: Omit<Choice, 'value'>;
}
/** The id of a record out of a list that the page knows; left out it is ''. */
export interface RecordField extends Said {
  readonly kind: 'record';
}
/** A box to tick. */
export interface TickField extends Said {
  readonly kind: 'tick';
}
/** Money in 分 (typed in 元, at most two places), from 0 to `most`; left out it is null. */
export interface MoneyField extends Said {
  readonly kind: 'money';
  readonly most: number;
}
/** Content hashes of photos on file, at most `most`. */
export interface PhotosField extends Said {
  readonly kind: 'photos';
  readonly most: number;
}
/** A file. Left out it is null. */
export interface FileOfField extends Said {
  readonly kind: 'file';
  /** Endings that are offered: `.pdf,.jpg`. */
  readonly accept: string;
}
/** The version of the record on the screen of whoever acts. */
export interface LockField extends Said {
  readonly kind: 'lock';
}

export type Field = WordsField | DayField | ChoiceField | AnswerField | RecordField | TickField | MoneyField | PhotosField | FileOfField | LockField;
export type Fields = Readonly<Record<string, Field>>;

type OrNull<F, V> = F extends { readonly optional: true } ? V | null : V;

/** What a field gives to the service. */
export type ValueOf<F extends Field> = F extends ChoiceField<infer V>
  ? V
  : F extends DayField
    ? OrNull<F, Day>
    : F extends MoneyField
      ? OrNull<F, number>
      : F extends PhotosField
        ? readonly string[]
        : F extends FileOfField
          ? OrNull<F, File>
        : F extends AnswerField | TickField
          ? boolean
          : F extends LockField
            ? number
            : string;

/** What the fields of a verb give to the service, by name. */
export type InputOf<F extends Fields> = { readonly [N in keyof F]: ValueOf<F[N]> };

/** A text that must be there. */
export const words = (label: string, most: number, missing: string, more: Partial<Pick<WordsField, 'lines' | 'help' | 'placeholder' | 'tidy'>> = {}): WordsField => ({
  kind: 'words', label, most, missing, ...more,
});
/** A text that may be left out. */
export const remark = (label: string, most: number, more: Partial<Pick<WordsField, 'lines' | 'help' | 'placeholder' | 'tidy'>> = {}): WordsField => ({
  kind: 'words', label, most, missing: '请填写文字。', optional: true, ...more,
});
export const dayOn = (label: string, missing: string, more: Pick<DayField, 'help'> = {}): DayField & { readonly optional?: false } => ({ kind: 'day', label, missing, ...more });
export const maybeDay = (label: string, more: Pick<DayField, 'help'> = {}): DayField & { readonly optional: true } => ({
  kind: 'day', label, missing: '请选择一个存在的日期。', optional: true, ...more,
});
export const oneOf = <const V extends string>(label: string, choices: readonly Choice<V>[], missing: string, more: { readonly help?: string; readonly given?: NoInfer<V> } = {}): ChoiceField<V> => ({
  kind: 'choice', label, choices, missing, ...more,
});
export const answer = (label: string, yes: AnswerField['yes'], no: AnswerField['no'], missing: string): AnswerField => ({ kind: 'answer', label, yes, no, missing });
export const recordOf = (label: string, missing: string, more: Pick<RecordField, 'help' | 'optional'> = {}): RecordField => ({ kind: 'record', label, missing, ...more });
export const tick = (label: string, more: Pick<TickField, 'help'> = {}): TickField => ({ kind: 'tick', label, missing: '', optional: true, ...more });
export const file = (label: string, accept: string, missing: string, more: Pick<FileOfField, 'help'> = {}): FileOfField & { readonly optional?: false } => ({ kind: 'file', label, accept, missing, ...more });
export const maybeFile = (label: string, accept: string, more: Pick<FileOfField, 'help'> = {}): FileOfField & { readonly optional: true } => ({
  kind: 'file', label, accept, missing: '请重新选择文件。', optional: true, ...more,
});
export const maybeMoney = (label: string, more: Pick<MoneyField, 'help'> = {}): MoneyField & { readonly optional: true } => ({
  kind: 'money', label, most: 999_999_999_99, missing: '请填写金额：以元为单位，不小于 0，最多两位小数。', optional: true, ...more,
});
export const photos = (label: string, most: number, more: Pick<PhotosField, 'help'> = {}): PhotosField => ({
  kind: 'photos', label, most, missing: '请重新选择照片。', optional: true, ...more,
});
export const VERSION: LockField = { kind: 'lock', label: '', missing: '页面已过期，请刷新后重试。' };

/** 分 of a text in 元, digits and marks of any width, thousands apart or not; null for what is no amount of at least 0 with at most two places. */
export function parseMoney(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

/** `1,234.50` of an amount in 分, in 元. */
export const formatMoney = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
