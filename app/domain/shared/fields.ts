import type { Day } from './day';
import { type Instant } from './instant';

/** A choice of a field with a fixed set of them. */
export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  /** Said with no other of the set; ticking it unticks them, and they it. */
  readonly alone?: boolean;
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
 * (a time, a code), a name to sign in with, a 统一社会信用代码. Left out it is ''.
 */
export interface WordsField extends Said {
  readonly kind: 'words';
  readonly most: number;
  readonly tidy?: 'entry' | 'loginName' | 'creditCode';
  readonly lines?: boolean;
  readonly placeholder?: string;
}
/** A day of the calendar; left out it is null. */
export interface DayField extends Said {
  readonly kind: 'day';
}
/** One of a fixed set. `given` stands where a form leaves it out, null where it may. */
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
/** The id of a record out of a list that the page knows, or a mark the page was drawn with; at most `most` characters, none where `blank` says so. Left out it is ''. */
export interface RecordField extends Said {
  readonly kind: 'record';
  readonly most?: number;
  readonly blank?: boolean;
}
/** Several entries under one name, in the order sent, blanks and repeats among them: of `choices`, or texts of at most `most` characters. Left out it is none. */
export interface ListField<V extends string = string> extends Said {
  readonly kind: 'list';
  readonly most: number;
  readonly choices?: readonly Choice<V>[];
}
/** Records chosen in a table, each in the version it was seen in: `id:version`. */
export interface ChosenField extends Said {
  readonly kind: 'chosen';
}
/** Any of a set, each once, in the order sent: of `choices`, or of records that the page knows. Left out it is none. */
export interface ManyField<V extends string = string> extends Said {
  readonly kind: 'many';
  readonly choices?: readonly Choice<V>[];
}
/** A password: never shown again, and no part of what is kept of a form. */
export interface SecretField extends Said {
  readonly kind: 'secret';
}
/** A whole number from `least` to `most`, digits of any width; left out it is `given`, or null. */
export interface WholeField extends Said {
  readonly kind: 'whole';
  readonly given?: number;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
}
/** An hour of the day, `HH:MM`. */
export interface TimeField extends Said {
  readonly kind: 'time';
}
/** When something was done by the clock of whoever sends it; no part of what is said, so that the same sent later is the same. Left out, or no instant, it is null. */
export interface MomentField extends Said {
  readonly kind: 'moment';
}
/**
 * What the form itself witnesses of how it was filled in: a mark of the server, how long something took. Nobody types it, so nothing is refused for it, and it is
 * no part of what is said: the same sent later is the same. Read by whoever knows what it is; left out it is ''.
 */
export interface WitnessField extends Said {
  readonly kind: 'witness';
}
/** Some fields for each row of the page, named `<field><mark><id of the row>`; rows come in the order sent. */
export interface RowsField<F extends Fields = Fields> extends Said {
  readonly kind: 'rows';
  readonly fields: F;
  /** Between the name of a field and the id of its row. */
  readonly mark: '.' | '~' | '-';
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
/** Names of photos on file (`marks.ts`), at most `most`. They come as files, or, where they are on file already, as hashes under the same name; in a row under the name `kept` where it has one. */
export interface PhotosField extends Said {
  readonly kind: 'photos';
  readonly most: number;
  readonly kept?: string;
  /** Files are taken only where another field of the row says so. */
  readonly when?: { readonly field: string; readonly says: string };
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

export type Field =
  | WordsField | DayField | ChoiceField | AnswerField | RecordField | TickField | MoneyField | PhotosField | FileOfField | LockField
  | ManyField | ListField | ChosenField | SecretField | WholeField | TimeField | MomentField | WitnessField | RowsField;
export type Fields = Readonly<Record<string, Field>>;

type OrNull<F, V> = F extends { readonly optional: true } ? V | null : V;

/** One row of a page as it was filled in. */
export type RowOf<F extends Fields> = { readonly id: string } & InputOf<F>;

/** What fields of each kind give to the service. */
interface Values<F> {
  readonly words: string;
  readonly record: string;
  readonly time: string;
  readonly secret: string;
  readonly witness: string;
  readonly day: OrNull<F, Day>;
  readonly money: OrNull<F, number>;
  readonly whole: OrNull<F, number>;
  readonly lock: OrNull<F, number>;
  readonly file: OrNull<F, File>;
  readonly moment: Instant | null;
  readonly answer: boolean;
  readonly tick: boolean;
  readonly photos: readonly string[];
  readonly choice: F extends ChoiceField<infer V> ? OrNull<F, V> : never;
  readonly list: F extends ListField<infer V> ? readonly V[] : never;
  readonly chosen: readonly { readonly id: string; readonly version: number }[];
  readonly many: F extends ManyField<infer V> ? readonly V[] : never;
  readonly rows: F extends RowsField<infer R> ? readonly RowOf<R>[] : never;
}

/** What a field gives to the service. */
export type ValueOf<F extends Field> = Values<F>[F['kind']];

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
/** One of a fixed set, or none: null. */
export const maybeOneOf = <const V extends string>(label: string, choices: readonly Choice<V>[], missing: string, more: { readonly help?: string } = {}): ChoiceField<V> & { readonly optional: true } => ({
  kind: 'choice', label, choices, missing, optional: true, ...more,
});
/** Codes with their words, to choose from. */
export const choicesOf = <const V extends string>(codes: readonly V[], names: Readonly<Record<V, string>>): readonly Choice<V>[] => codes.map((value) => ({ value, label: names[value] }));
export const answer = (label: string, yes: AnswerField['yes'], no: AnswerField['no'], missing: string): AnswerField => ({ kind: 'answer', label, yes, no, missing });
export const recordOf = (label: string, missing: string, more: Pick<RecordField, 'help' | 'optional' | 'most' | 'blank'> = {}): RecordField => ({ kind: 'record', label, missing, ...more });
/** What a page says of itself and nobody types. */
export const hidden = (most?: number): RecordField => ({ kind: 'record', label: '', missing: EXPIRED, most });
export const listOf = <const V extends string>(label: string, most: number, missing: string, more: Pick<ListField, 'optional'> & { readonly choices?: readonly Choice<V>[] } = {}): ListField<V> => ({
  kind: 'list', label, most, missing, ...more,
});
export const chosen = (label: string, missing: string): ChosenField => ({ kind: 'chosen', label, missing });
/** Any of a set; none where `optional` says so. */
export const anyOf = <const V extends string>(label: string, missing: string, more: Pick<ManyField, 'help' | 'optional'> & { readonly choices?: readonly Choice<V>[] } = {}): ManyField<V> => ({
  kind: 'many', label, missing, ...more,
});
const wholeSentence = (label: string, least: number, most: number): string => `“${label}”请填 ${least} 至 ${most} 之间的整数。`;
export const whole = (
  label: string, { least, most }: { readonly least: number; readonly most: number }, more: Partial<Pick<WholeField, 'help' | 'unit' | 'missing'>> = {},
): WholeField & { readonly optional?: false } => ({ kind: 'whole', label, least, most, missing: wholeSentence(label, least, most), ...more });
export const maybeWhole = (
  label: string, { least, most }: { readonly least: number; readonly most: number }, more: Partial<Pick<WholeField, 'help' | 'unit' | 'missing'>> = {},
): WholeField & { readonly optional: true } => ({ kind: 'whole', label, least, most, missing: wholeSentence(label, least, most), optional: true, ...more });
export const secret = (label: string, missing: string): SecretField => ({ kind: 'secret', label, missing });
export const timeOn = (label: string): TimeField => ({ kind: 'time', label, missing: `请填写${label}：24 小时制，例如 14:30。` });
export const MOMENT: MomentField = { kind: 'moment', label: '', missing: '', optional: true };
export const WITNESS: WitnessField = { kind: 'witness', label: '', missing: '', optional: true };
/** A whole number from 0 to `most` that a form witnesses; null for anything else. */
export const witnessed = (said: string, most: number): number | null => (/^\d{1,12}$/.test(said) && Number(said) <= most ? Number(said) : null);
export const rowsOf = <const F extends Fields>(mark: RowsField['mark'], fields: F): RowsField<F> => ({ kind: 'rows', label: '', missing: '', optional: true, mark, fields });
export const tick = (label: string, more: Pick<TickField, 'help'> = {}): TickField => ({ kind: 'tick', label, missing: '', optional: true, ...more });
export const file = (label: string, accept: string, missing: string, more: Pick<FileOfField, 'help'> = {}): FileOfField & { readonly optional?: false } => ({ kind: 'file', label, accept, missing, ...more });
export const maybeFile = (label: string, accept: string, more: Pick<FileOfField, 'help'> = {}): FileOfField & { readonly optional: true } => ({
  kind: 'file', label, accept, missing: '请重新选择文件。', optional: true, ...more,
});
export const maybeMoney = (label: string, more: Pick<MoneyField, 'help'> = {}): MoneyField & { readonly optional: true } => ({
  kind: 'money', label, most: 999_999_999_99, missing: '请填写金额：以元为单位，不小于 0，最多两位小数。', optional: true, ...more,
});
export const photos = (label: string, most: number, more: Pick<PhotosField, 'help' | 'kept' | 'when'> = {}): PhotosField => ({
  kind: 'photos', label, most, missing: '请重新选择照片。', optional: true, ...more,
});
/** Asks for what a page says of itself and did not come. */
export const EXPIRED = '表单不完整，请刷新后重试。';
export const VERSION: LockField & { readonly optional?: false } = { kind: 'lock', label: '', missing: '页面已过期，请刷新后重试。' };
/** The same where there may be nothing yet: null. */
export const VERSION_OR_NONE: LockField & { readonly optional: true } = { ...VERSION, optional: true };

/** The id of a row in the name of a field. */
const ROW_ID = /^[\w:~-]{1,100}$/;

/** The field of a row that a posted name is, and the id of its row; null where it is none of theirs. */
export function rowIn({ mark, fields }: RowsField, posted: string): { readonly name: string; readonly id: string } | null {
  const at = posted.indexOf(mark);
  const [said, id] = [posted.slice(0, at), posted.slice(at + 1)];
  const name = Object.hasOwn(fields, said) ? said : Object.keys(fields).find((one) => { const field = fields[one]; return field?.kind === 'photos' && field.kept === said; });
  return at > 0 && name !== undefined && ROW_ID.test(id) ? { name, id } : null;
}

/** Whether a posted name is a field of a row whose id no page of this site has. */
export const isStray = ({ mark, fields }: RowsField, posted: string): boolean => {
  const at = posted.indexOf(mark);
  return at > 0 && Object.hasOwn(fields, posted.slice(0, at)) && !ROW_ID.test(posted.slice(at + 1));
};

/** Whether a form of these fields has one of a name. */
export const hasField = (fields: Fields, posted: string): boolean => Object.hasOwn(fields, posted) || Object.values(fields).some((field) => field.kind === 'rows' && rowIn(field, posted) !== null);

/** 分 of a text in 元, digits and marks of any width, thousands apart or not; null for what is no amount of at least 0 with at most two places. */
export function parseMoney(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

/** `1,234.50` of an amount in 分, in 元. */
export const formatMoney = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
