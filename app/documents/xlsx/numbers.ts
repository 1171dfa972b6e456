import { attribute, headsOf } from './xml';

/** How a number is meant to be read. */
export type NumberKind = 'plain' | 'percent' | 'day' | 'time';

const BUILT_IN_DAYS = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
const BUILT_IN_TIMES = (id: number): boolean => (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56;

function kindOfCode(code: string): NumberKind {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (/[yd]|年|日/i.test(bare)) return 'day';
  if (/[hs]|时|秒/i.test(bare)) return 'time';
  if (/m/i.test(bare)) return 'day';
  return bare.includes('%') ? 'percent' : 'plain';
}

/** The kind of number of every cell format of a workbook, by its index. */
export function numberKinds(styles: string): NumberKind[] {
  const codes = new Map(headsOf(styles, 'numFmt').map((head) => [Number(attribute(head, 'numFmtId')), attribute(head, 'formatCode') ?? '']));
  const formats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return headsOf(formats, 'xf').map((head) => {
    const id = Number(attribute(head, 'numFmtId') ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return kindOfCode(code);
    if (BUILT_IN_DAYS(id)) return 'day';
    if (BUILT_IN_TIMES(id)) return 'time';
    return id === 9 || id === 10 ? 'percent' : 'plain';
  });
}

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** A number as a person sees it in the cell: 0.1 + 0.2 is 0.3, a day is `2026-11-21`, a share is `5%`. */
export function numberText(raw: string, kind: NumberKind, since1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (kind === 'percent') return `${rounded(value * 100)}%`;
  if (kind === 'plain' || value < 0 || value > 2_958_465) return rounded(value);
  const moment = new Date((since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.round(value * 86_400) * 1000);
  const clock = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
  if (kind === 'time' && value < 1) return clock;
  const on = `${moment.getUTCFullYear()}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())}`;
  return moment.getTime() % DAY_MS === 0 ? on : `${on} ${clock}`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(12)));
