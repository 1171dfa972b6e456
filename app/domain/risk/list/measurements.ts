import { partsOf } from '../../shared/stored';

/** A number that an item asks for, `count` times at each check, with what it may be. Several of one label differ by the product their limits hold for. */
export interface Measurement {
  readonly label: string;
  readonly unit: string;
  readonly lower: number | null;
  readonly upper: number | null;
  /** So many places are shown at least; nothing is ever rounded. */
  readonly decimals: number;
  readonly count: number;
  /** The product or specification its limits hold for; empty for all that no other line names. */
  readonly product: string;
}

/** Reads what an item asks for; null where it is only looked at, as in lists from before anything was measured. */
export const readMeasurements = (stored: unknown): readonly Measurement[] | null =>
  Array.isArray(stored) ? stored.map((one) => ({ label: '', unit: '', lower: null, upper: null, decimals: 0, count: 1, product: '', ...partsOf<Measurement>(one) })) : null;

/** Limits of a number; null where it has none on that side. */
export type Limits = Pick<Measurement, 'lower' | 'upper'>;

/** What is filled in for one label: `count` numbers, with the limits of each product. */
export interface Asked extends Pick<Measurement, 'label' | 'unit' | 'decimals' | 'count'> {
  readonly limits: readonly (Limits & Pick<Measurement, 'product'>)[];
}

/** What an item asks to be filled in, in the order of its lines. */
export function askedOf(measurements: readonly Measurement[]): Asked[] {
  const labels = [...new Set(measurements.map(({ label }) => label))];
  return labels.map((label) => {
    const lines = measurements.filter((one) => one.label === label);
    return {
      label, unit: lines[0]!.unit, count: lines[0]!.count, decimals: Math.max(...lines.map(({ decimals }) => decimals)),
      limits: lines.map(({ product, lower, upper }) => ({ product, lower, upper })),
    };
  });
}

/** What is chosen where something is made that no line of the item names. */
export const OTHER_PRODUCT = '其他产品';

/** The products to choose from, where limits differ by them; none where they do not. What is not named can be chosen where every number has limits for all. */
export function productsOf(asked: readonly Asked[]): string[] {
  const named = [...new Set(asked.flatMap(({ limits }) => limits.flatMap(({ product }) => product || [])))];
  const forAll = asked.every(({ limits }) => limits.some(({ product }) => product === ''));
  return named.length > 0 && forAll ? [...named, OTHER_PRODUCT] : named;
}

/** The limits that hold where a product is made. */
export const limitsFor = ({ limits }: Pick<Asked, 'limits'>, product: string): Limits =>
  limits.find((one) => one.product === product) ?? limits.find((one) => one.product === '') ?? { lower: null, upper: null };

/** How many numbers are asked for. */
export const valuesAsked = (asked: readonly Asked[]): number => asked.reduce((sum, { count }) => sum + count, 0);

/** The numbers of each label, out of all in their order. */
export function byLabel<V>(asked: readonly Asked[], values: readonly V[]): { readonly one: Asked; readonly values: readonly V[] }[] {
  let from = 0;
  return asked.map((one) => ({ one, values: values.slice(from, (from += one.count)) }));
}

/** Whether a number is out of its limits; on the limit it is within. */
export const isOut = ({ lower, upper }: Limits, value: number): boolean => (lower !== null && value < lower) || (upper !== null && value > upper);

/** Digits of a number that is read: before and behind its point. */
const NUMBER = /^-?\d{1,9}(\.\d{1,6})?$/;
/** May be a thousand and some, or one and some: nobody can tell. */
const AMBIGUOUS = /^-?[1-9]\d{0,2},\d{3}$/;

/** A number as people type it: digits of any width, a minus of any kind in front, a point or a comma before its places. Null for anything else. */
export function numberIn(typed: string): number | null {
  const plain = typed.normalize('NFKC').trim().replace(/^[−–—﹣－]\s*/, '-').replace(/^\+/, '').replace('，', ',').replace(/[。．]/, '.');
  const pointed = plain.replace(',', '.');
  if (AMBIGUOUS.test(plain) || !NUMBER.test(pointed)) return null;
  const value = Number(pointed);
  return value === 0 ? 0 : value;
}

/** Places behind the point of a number as it was typed. */
export const placesIn = (typed: string): number => /[.,，。．]\s*(\d+)\s*$/.exec(typed.normalize('NFKC'))?.[1]?.length ?? 0;

/** A number as it is read, with so many places at least. */
export function numberWords(value: number, decimals: number): string {
  const own = String(value);
  return (own.split('.')[1]?.length ?? 0) >= decimals ? own : value.toFixed(decimals);
}

const withUnit = (value: number, { unit, decimals }: Pick<Asked, 'unit' | 'decimals'>): string => `${numberWords(value, decimals)}${unit ? ` ${unit}` : ''}`;

/** `1.40～1.80 mm`, `≥ 1.40 mm`, `≤ 1.80 mm`; empty without a limit. */
export function limitWords({ lower, upper }: Limits, of: Pick<Asked, 'unit' | 'decimals'>): string {
  if (lower !== null) return upper !== null ? `${numberWords(lower, of.decimals)}～${withUnit(upper, of)}` : `≥ ${withUnit(lower, of)}`;
  return upper !== null ? `≤ ${withUnit(upper, of)}` : '';
}

/** What is out of its limits, a text for each number: `外径 1.39 mm，低于下限 1.40 mm`. What was not read is left out. */
export const outWords = (asked: readonly Asked[], product: string, values: readonly (number | null)[]): string[] =>
  byLabel(asked, values).flatMap(({ one, values: own }) => {
    const { lower, upper } = limitsFor(one, product);
    return own.flatMap((value) => {
      if (value !== null && lower !== null && value < lower) return [`${one.label} ${withUnit(value, one)}，低于下限 ${withUnit(lower, one)}`];
      return value !== null && upper !== null && value > upper ? [`${one.label} ${withUnit(value, one)}，高于上限 ${withUnit(upper, one)}`] : [];
    });
  });

/** `外径 1.42、1.45 mm；温度 180 ℃`, with the product in front where one was chosen. */
export const valueWords = (asked: readonly Asked[], product: string, values: readonly number[]): string =>
  `${product ? `〔${product}〕` : ''}${byLabel(asked, values).map(({ one, values: own }) => `${one.label} ${own.map((value) => numberWords(value, one.decimals)).join('、')}${one.unit ? ` ${one.unit}` : ''}`).join('；')}`;
