import { addLocale, format, getFormatInfo, getLocale, isValidFormat } from 'numfmt';
import type { CellTrouble } from '~/domain/risk/import/sheet';
import { hearElements } from './elements';

/** A cell as a person sees it on the sheet, with what stood against that. */
export interface CellReading {
  readonly text: string;
  readonly trouble?: CellTrouble;
}

/** Formats that a file only names by their number, as Chinese Excel shows them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '¥#,##0;¥-#,##0', 6: '¥#,##0;¥-#,##0', 7: '¥#,##0.00;¥-#,##0.00', 8: '¥#,##0.00;¥-#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00',
  12: '# ?/?', 13: '# ??/??', 14: 'yyyy/m/d', 15: '[$-409]d-mmm-yy', 16: '[$-409]d-mmm', 17: '[$-409]mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"', 42: '¥#,##0;¥-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;"-"', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
  50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Days and months have their Chinese names, the halves of a day those that their code writes. */
const LOCALE = 'zh-CN';
addLocale({ ...getLocale(LOCALE), ampm: ['AM', 'PM'] }, LOCALE);

/** The long day and the time of the system, as a Chinese one shows them; then what programs with a Chinese face write where a file should say it in English. */
const inEnglish = (code: string): string =>
  code.replace(/^\[\$-F800\].*$/is, 'yyyy"年"m"月"d"日"').replace(/^\[\$-F400\].*$/is, 'h:mm:ss').replace(/G\/通用格式/gi, 'General').replace(/\[(?:黑色|蓝色|青色|蓝绿色|绿色|洋红色?|红色|白色|黄色|颜色\s*\d{1,2})\]/g, '').replaceAll('上午/下午', 'AM/PM');

/** The longest code Excel knows. */
const LONGEST_CODE = 255;
/** From here on not every whole number can be told from its neighbour, and Excel has put zeros for the digits after the 15th. */
const INEXACT = 1e15;
/** From here on a whole number is shown with a power of ten. */
const POWERS = 1e21;
const LAST_DAY = 2_958_466;
/** Days between the two beginnings of the calendar. */
const DAYS_TO_1904 = 1_462;

const rounded = (value: number): number => Number(value.toPrecision(15));

/** A whole number digit by digit, with zeros for those that Excel does not hold. */
function digits(value: number): string {
  const [mantissa = '', power] = Math.abs(value).toExponential(14).split('e');
  const length = Number(power) + 1;
  return `${value < 0 ? '-' : ''}${mantissa.replace('.', '').padEnd(length, '0').slice(0, length)}`;
}

/** A number without a format: whole ones digit by digit, others as Excel shows them. */
const general = (value: number): string => (Number.isInteger(value) && Math.abs(value) < POWERS ? digits(value) : format('General', rounded(value)));

/** How the numbers of one format of cells are read. */
class NumberFormat {
  private readonly code: string;
  private readonly kind: string;
  /** False for what no library here can show: numerals as characters, years of eras, and codes that are none. */
  private readonly faithful: boolean;

  constructor(private readonly given: string, private readonly since1904: boolean) {
    const code = inEnglish(given);
    const valid = code.length <= LONGEST_CODE && isValidFormat(code);
    this.code = valid ? code : 'General';
    this.kind = getFormatInfo(this.code).type;
    this.faithful = valid && !/\[DBNum/i.test(code) && !/[gb]/i.test(code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]|General/gi, ''));
  }

  private shown(value: number | string): string {
    const text = format(this.code, value, { locale: LOCALE, ignoreTimezone: true, nbsp: false }).replace(/ {2,}/g, ' ').trim();
    return this.given.includes('上午/下午') ? text.replace('AM', '上午').replace('PM', '下午') : text;
  }

  private get unknown(): CellTrouble {
    return { code: 'formatUnknown', format: this.given.slice(0, 40) };
  }

  number(raw: string): CellReading {
    const value = Number(raw);
    if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw.trim() };
    if (['date', 'datetime', 'time'].includes(this.kind)) return this.moment(value);
    const text = this.kind === 'general' && /^general$/i.test(this.code) ? general(value) : this.shown(rounded(value));
    if (!this.faithful) return { text, trouble: this.unknown };
    return Math.abs(value) >= INEXACT && this.kind !== 'scientific' ? { text, trouble: { code: 'digitsLost', text } } : { text };
  }

  /** A day or time; what lies before the calendar or after it is shown by no spreadsheet. */
  private moment(value: number): CellReading {
    const elapsed = /\[(?:h+|m+|s+)\]/i.test(this.code);
    const day = this.since1904 && !elapsed ? value + DAYS_TO_1904 : value;
    if (day < 0 || day >= LAST_DAY) return { text: general(value), trouble: this.unknown };
    return { text: this.shown(day), ...(this.faithful ? {} : { trouble: this.unknown }) };
  }

  /** A text; a format may put something around it. */
  words(text: string): string {
    return this.code.includes('@') && this.code !== '@' && this.faithful ? this.shown(text) : text;
  }
}

/** The formats of the cells of a workbook, by their index. */
export type CellFormats = (style: number) => NumberFormat;

/** Reads the formats of a workbook; a cell without one has the general format. Throws BrokenXml. */
export function cellFormats(styles: Buffer | null, since1904: boolean): CellFormats {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let part = '';
  if (styles) {
    hearElements(styles, {
      open: (name, attributes) => {
        if (name === 'numFmts' || name === 'cellXfs') part = name;
        else if (name === 'numFmt' && part === 'numFmts') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        else if (name === 'xf' && part === 'cellXfs') ids.push(Number(attributes['numFmtId'] ?? 0));
      },
      close: (name) => {
        if (name === part) part = '';
      },
    });
  }
  const known = new Map<string, NumberFormat>();
  const formatOf = (style: number): NumberFormat => {
    const id = ids[style] ?? 0;
    const code = codes.get(id) || BUILT_IN[id] || 'General';
    const format = known.get(code) ?? new NumberFormat(code, since1904);
    known.set(code, format);
    return format;
  };
  const byStyle = new Map<number, NumberFormat>();
  return (style) => {
    const format = byStyle.get(style) ?? formatOf(style);
    byStyle.set(style, format);
    return format;
  };
}
