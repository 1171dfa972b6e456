import type { Signs } from '../organisation/access/assurance';
import { formatDay } from './day';
import { type Field, type Fields, formatMoney, type InputOf } from './fields';

/** What a verb asks for and where it is sent: known to the forms, to the door that takes them, and to what tells the act afterwards. */
export interface Contract<F extends Fields = Fields> {
  /** Last part of the address: the record's address and this. */
  readonly at: string;
  readonly fields: F;
  /** Words of the button. */
  readonly send: string;
  /** What is said once it is done, where it is not the words of the button with 已 before them. */
  readonly done?: string;
  /** What will be fixed forever; asked once more before it is sent. */
  readonly forever?: string;
  /** It sets a name under a check or a paper: whoever sends it shows at that moment who they are (签名核验). */
  readonly signs?: Signs;
  /** It may wait on a phone until there is a network, and what it is called meanwhile. */
  readonly waits?: string;
}

/** A contract, with its fields as exactly what they are. */
export const contract = <const F extends Fields>(given: Contract<F>): Contract<F> => given;

export type InputOfContract<C> = C extends Contract<infer F> ? InputOf<F> : never;

/** One thing an act says, under the label it was asked with. */
export interface ToldLine {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

/** The text of what a field holds; '' for nothing, for photos and for locks. */
function textOf(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'words':
      return typeof value === 'string' ? value : '';
    case 'day':
      return formatDay(value as Parameters<typeof formatDay>[0]);
    case 'money':
      return `${formatMoney(Number(value))} 元`;
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.label ?? '';
    case 'answer':
      return (value === true ? field.yes : field.no).label;
    case 'many':
      return (field.choices ?? []).flatMap((choice) => ((value as readonly string[]).includes(choice.value) ? [choice.label] : [])).join('、');
    case 'whole':
      return `${Number(value)}${field.unit ? ` ${field.unit}` : ''}`;
    case 'time':
      return typeof value === 'string' ? value : '';
    case 'list':
    case 'chosen':
    case 'record':
    case 'secret':
    case 'tick':
    case 'photos':
    case 'file':
    case 'lock':
    case 'moment':
    case 'witness':
    case 'rows':
      return '';
  }
}

/**
 * What was done, told once for story, papers, export and interface: a line for each field that says something, in the order in which it
 * was asked. Fields that `details` does not have (it is older than they) are left out.
 */
export function linesOf(fields: Fields, details: Readonly<Record<string, unknown>>, besides: readonly string[] = []): ToldLine[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = besides.includes(name) ? '' : textOf(field, details[name]);
    return text ? [{ name, label: field.label, text }] : [];
  });
}

/** A field that must be filled in and is not; `sentence` is the contract's own. */
export interface FieldMissing {
  readonly code: 'fieldMissing';
  readonly field: string;
  readonly sentence: string;
}

/** The first text of a contract that must be there and says nothing; null when each says something. */
export function lacking<F extends Fields>({ fields }: Pick<Contract<F>, 'fields'>, input: Readonly<Partial<Record<keyof F, unknown>>>): FieldMissing | null {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'words' && !field.optional && String(input[name] ?? '').trim() === '') return { code: 'fieldMissing', field: name, sentence: field.missing };
  }
  return null;
}
