import { decided, type Decision, refused } from '../../shared/decision';
import { limitWords, type Measurement, numberIn, placesIn, valuesAsked, askedOf, OTHER_PRODUCT } from './measurements';

/** Most lines of an item, numbers at one check, and numbers of one line. */
const MOST_LINES = 30;
const MOST_VALUES = 40;
export const COUNT_LIMIT = 20;
/** Places that are shown at most. */
export const MOST_DECIMALS = 6;

/** One line as it was typed into a form. */
export interface TypedMeasurement {
  readonly row: string;
  readonly label: string;
  readonly unit: string;
  readonly lower: string;
  readonly upper: string;
  readonly decimals: string;
  readonly count: string;
  readonly product: string;
}

/** Why an item cannot be measured so; `row` is the line it stands against. */
export type MeasurementRefusal =
  | { readonly code: 'measurementUnnamed'; readonly row: string }
  | { readonly code: 'limitUnreadable'; readonly row: string; readonly side: 'lower' | 'upper'; readonly label: string }
  | { readonly code: 'limitsCrossed'; readonly row: string; readonly label: string }
  | { readonly code: 'countWrong'; readonly row: string; readonly label: string }
  | { readonly code: 'decimalsWrong'; readonly row: string; readonly label: string }
  | { readonly code: 'measuredTwice'; readonly row: string; readonly label: string }
  | { readonly code: 'linesDiffer'; readonly row: string; readonly label: string }
  | { readonly code: 'tooMuchMeasured'; readonly row: string; readonly lines: number; readonly values: number };

interface Line {
  readonly row: string;
  readonly measurement: Measurement;
}

const whole = (typed: string, without: number, least: number, most: number): number | null => {
  const value = typed === '' ? without : numberIn(typed);
  return value !== null && Number.isInteger(value) && value >= least && value <= most ? value : null;
};

/** Signs the text of a line is taken apart by. */
const tidy = (text: string): string => text.replace(/[〔〕\n，]/g, ' ').replace(/\s+/g, ' ').trim();

function lineOf({ row, lower, upper, count, decimals, ...said }: TypedMeasurement): Decision<Line, MeasurementRefusal> {
  const [label, unit, product] = [tidy(said.label), tidy(said.unit), tidy(said.product)];
  if (label === '') return refused({ code: 'measurementUnnamed', row });
  const limits = { lower: lower === '' ? null : numberIn(lower), upper: upper === '' ? null : numberIn(upper) };
  if (lower !== '' && limits.lower === null) return refused({ code: 'limitUnreadable', row, side: 'lower', label });
  if (upper !== '' && limits.upper === null) return refused({ code: 'limitUnreadable', row, side: 'upper', label });
  if (limits.lower !== null && limits.upper !== null && limits.lower > limits.upper) return refused({ code: 'limitsCrossed', row, label });
  const times = whole(count, 1, 1, COUNT_LIMIT);
  if (times === null) return refused({ code: 'countWrong', row, label });
  const places = whole(decimals, Math.max(placesIn(lower), placesIn(upper)), 0, MOST_DECIMALS);
  if (places === null) return refused({ code: 'decimalsWrong', row, label });
  return decided({ row, measurement: { label, unit, ...limits, decimals: places, count: times, product: product === OTHER_PRODUCT ? '' : product } });
}

/** What stands against lines beside one another: the same twice, or one label with two units or counts. */
function together(lines: readonly Line[]): MeasurementRefusal | null {
  for (const [at, { row, measurement }] of lines.entries()) {
    const { label, product, unit, count } = measurement;
    const before = lines.slice(0, at).map((line) => line.measurement).filter((one) => one.label === label);
    if (before.some((one) => one.product === product)) return { code: 'measuredTwice', row, label };
    if (before.some((one) => one.unit !== unit || one.count !== count)) return { code: 'linesDiffer', row, label };
  }
  const values = valuesAsked(askedOf(lines.map(({ measurement }) => measurement)));
  return lines.length > MOST_LINES || values > MOST_VALUES ? { code: 'tooMuchMeasured', row: lines.at(-1)!.row, lines: MOST_LINES, values: MOST_VALUES } : null;
}

/** What an item is to ask for, out of the lines that were filled in; null where none was. Places are those of the limits as they were typed, unless said otherwise. */
export function measurementsOf(typed: readonly TypedMeasurement[]): Decision<readonly Measurement[] | null, MeasurementRefusal> {
  const lines: Line[] = [];
  for (const one of typed) {
    if ([one.label, one.unit, one.lower, one.upper, one.product].every((text) => text === '')) continue;
    const line = lineOf(one);
    if (!line.ok) return line;
    lines.push(line.fact);
  }
  if (lines.length === 0) return decided(null);
  const refusal = together(lines);
  return refusal ? refused(refusal) : decided(lines.map(({ measurement }) => measurement));
}

/** `〔YJV 3×25〕外径 1.40～1.80 mm，3 次`: a line as it is read, printed and written into a sheet; `measurementsIn` reads it back. */
export function measurementWords(one: Measurement): string {
  const limits = limitWords(one, one);
  const parts = [
    [one.label, limits].filter(Boolean).join(' '),
    ...(one.unit && !limits ? [`单位 ${one.unit}`] : []),
    ...(one.decimals > 0 && !limits ? [`${one.decimals} 位小数`] : []),
    ...(one.count > 1 ? [`${one.count} 次`] : []),
  ];
  return `${one.product ? `〔${one.product}〕` : ''}${parts.join('，')}`;
}

/** All that an item asks for, a line each. */
export const measurementsText = (measurements: readonly Measurement[] | null | undefined): string => (measurements ?? []).map(measurementWords).join('\n');

const NUMBER = '[-−–—﹣－]?\\s*\\d+(?:[.,]\\d+)?';
const BETWEEN = new RegExp(`(?:^|[\\s:：])(${NUMBER})\\s*[～~至—–-]\\s*(${NUMBER})\\s*(\\D.*)?$`);
const AROUND = new RegExp(`(?:^|[\\s:：])(${NUMBER})\\s*[±]\\s*(${NUMBER})\\s*(\\D.*)?$`);
const AT_LEAST = ['≥', '>=', '不小于', '不低于'].join('|');
const AT_MOST = ['≤', '<=', '不大于', '不高于', '不超过'].join('|');
const LEAST = new RegExp(`(?:${AT_LEAST})\\s*(${NUMBER})\\s*(\\D.*)?$`);
const MOST = new RegExp(`(?:${AT_MOST})\\s*(${NUMBER})\\s*(\\D.*)?$`);

/** Limits and unit at the end of a line, and what stands before them. */
function limitsIn(core: string): Pick<TypedMeasurement, 'label' | 'lower' | 'upper' | 'unit'> {
  const found = ([BETWEEN, AROUND, LEAST, MOST] as const).map((form) => form.exec(core));
  const [between, around, least, most] = found;
  const label = (match: RegExpExecArray) => core.slice(0, match.index).replace(/[\s:：]+$/, '');
  if (around) {
    const [middle, off] = [numberIn(around[1]!.replace(/\s/g, '')), numberIn(around[2]!)];
    const places = Math.max(placesIn(around[1]!), placesIn(around[2]!));
    const at = (sign: number) => (middle === null || off === null ? around[0] : (middle + sign * off).toFixed(places));
    return { label: label(around), lower: at(-1), upper: at(1), unit: around[3] ?? '' };
  }
  if (between) return { label: label(between), lower: between[1]!.replace(/\s/g, ''), upper: between[2]!.replace(/\s/g, ''), unit: between[3] ?? '' };
  if (least) return { label: label(least), lower: least[1]!.replace(/\s/g, ''), upper: '', unit: least[2] ?? '' };
  return most ? { label: label(most), lower: '', upper: most[1]!.replace(/\s/g, ''), unit: most[2] ?? '' } : { label: core, lower: '', upper: '', unit: '' };
}

/** From a wide digit or point to the plain one. */
const WIDE = 0xfee0;
const plainDigits = (text: string): string => text.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDE));

const PARTS = { count: /^(\d+)\s*[次个]$/, decimals: /^(\d)\s*位小数$/, unit: /^单位\s*(.+)$/ } as const;

function typedIn(text: string, at: number): TypedMeasurement {
  const [, product = '', rest = ''] = /^(?:〔([^〔〕]*)〕)?(.*)$/s.exec(plainDigits(text.trim())) ?? [];
  const parts = rest.split(/[，,；;](?=\s*(?:\d+\s*[次个]|\d\s*位小数|单位)(?:\s|$|[^\d]))/).map((part) => part.trim());
  const said = { count: '', decimals: '', unit: '' };
  for (const part of parts.slice(1)) for (const name of ['count', 'decimals', 'unit'] as const) said[name] = PARTS[name].exec(part)?.[1] ?? said[name];
  const { unit, ...limits } = limitsIn(parts[0]!);
  return { row: String(at + 1), ...limits, unit: unit.trim() || said.unit, decimals: said.decimals, count: said.count, product };
}

/** The lines of a text, taken apart. */
export const typedMeasurements = (text: string): TypedMeasurement[] => text.split('\n').filter((line) => line.trim() !== '').map(typedIn);

/** What a text asks for, a line each, as `measurementWords` writes them or as people do (`外径：1.6±0.2mm，3个`). Refused at the first line that cannot be. */
export const measurementsIn = (text: string): Decision<readonly Measurement[] | null, MeasurementRefusal> => measurementsOf(typedMeasurements(text));
