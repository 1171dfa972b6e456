import { alikeName } from '../../shared/fold';
import type { Stage } from '../types';
import type { ImportField } from './fields';
import { stageOf } from './words';

/** Columns that a sheet fills once for the rows below it. */
export const FILLED_ONCE: readonly ImportField[] = ['workshop', 'post', 'stage'];

/** What says that a cell is as the one above it: 同上, 〃, ″. */
export const saysAsAbove = (text: string): boolean => text.length <= 8 && /^(?:(?:内容)?[同如](?:上|前)(?:行|栏|项|格|一行|所述)?|[〃′'"“”゛]{1,2}|[々ゝ]|↑|do\.?|ditto|idem)$/u.test(alikeName(text));

/** A row that heads those below it. */
export interface Section {
  readonly title: string;
  /** Null where the title says none. */
  readonly stage: Stage | null;
  readonly workshop: string | null;
}

const ORDINAL = /^(?:第[一二三四五六七八九十\d]+(?:部分|章|节|类)|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]{1,3}(?=[、.,:：\s]|$)|\d{1,2}[、.)])[、.,:：\s]*/u;
const ONLY_ORDINAL = /^\(?(?:第?[一二三四五六七八九十]{1,3}(?:部分)?|[IVX]{1,4})\)?[、.]?$/u;
/** Remarks and signatures stand over the width of a table too. */
const REMARK = /注[:：]|备注|说明|编制|审核|批准|签[名字]|日期|以上|填表/u;
const LONGEST_TITLE = 30;

/**
 * What a row heads, out of the texts that stand in it once each: a title over the table's width, alone or after its ordinal. Null for a title that
 * says nothing of the rows below; one with an ordinal ends what stood above it all the same.
 */
export function sectionOf(texts: readonly string[]): Section | null {
  const [first = '', second] = texts;
  const title = second === undefined ? first : second;
  if (texts.length > 2 || (second !== undefined && !ONLY_ORDINAL.test(first.normalize('NFKC').trim()))) return null;
  const plain = title.normalize('NFKC').trim();
  const name = plain.replace(ORDINAL, '');
  const numbered = second !== undefined || name !== plain;
  if (plain.length > LONGEST_TITLE || REMARK.test(plain) || name === '') return null;
  const workshop = /(?:车间|工段)$/u.test(name) ? name : null;
  const stage = workshop ? null : stageOf(name);
  return stage || workshop || numbered ? { title: plain, stage, workshop } : null;
}

/** Whether a title alone in its row is numbered, so that it cannot be a risk point without anything beside it. */
export const isNumberedTitle = (text: string): boolean => /^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.]|\([一二三四五六七八九十]{1,3}\))/u.test(text.normalize('NFKC').trim()) && sectionOf([text]) !== null;

/** What stood last in the columns of a sheet, by column. */
export class Above {
  readonly #texts = new Map<number, string>();

  /** The text of a cell, with 同上 read. */
  read(column: number, text: string): string {
    return saysAsAbove(text) ? (this.#texts.get(column) ?? '') : text;
  }

  keep(column: number, text: string): void {
    this.#texts.set(column, text);
  }

  forget(column: number): void {
    this.#texts.delete(column);
  }

  /** Columns left blank because they are as above: none right of one that says something new. */
  continued(columns: readonly { readonly field: ImportField; readonly column: number }[], row: ReadonlyMap<number, string>): { readonly field: ImportField; readonly column: number; readonly text: string }[] {
    const found = [];
    for (const { field, column } of columns) {
      if (!FILLED_ONCE.includes(field)) continue;
      const [said, last] = [row.get(column), this.#texts.get(column)];
      if (said === undefined && last !== undefined) found.push({ field, column, text: last });
      else if (said !== undefined && said !== last) break;
    }
    return found;
  }
}
