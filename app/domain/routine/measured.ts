import { type Asked, askedOf, byLabel, type Measurement, numberIn, outWords, productsOf, valuesAsked } from '../risk/list/measurements';
import { decided, type Decision, refused } from '../shared/decision';

/** Reads the numbers an answer keeps; null where nothing was measured. */
export const readValues = (stored: unknown): readonly number[] | null => (Array.isArray(stored) ? stored.filter((value) => typeof value === 'number') : null);

/** What an item asks to be measured; `measurements` null or missing where it is only looked at. */
export interface Measured {
  readonly measurements?: readonly Measurement[] | null;
}

/** Numbers as they were typed, one after the other, blanks among them, and the product that was chosen. */
export interface TypedValues {
  readonly values?: readonly string[];
  readonly product?: string | null;
}

export type ValuesRefusal<Item> =
  | { readonly code: 'productMissing'; readonly item: Item; readonly products: readonly string[] }
  | { readonly code: 'valueMissing'; readonly item: Item; readonly label: string; readonly at: number; readonly count: number }
  | { readonly code: 'valueUnreadable'; readonly item: Item; readonly label: string; readonly at: number; readonly count: number; readonly typed: string }
  | { readonly code: 'valuesTooMany'; readonly item: Item; readonly asked: number; readonly given: number }
  | { readonly code: 'valuesUnused'; readonly item: Item };

/** The numbers of an answer as they are kept; none of an item that is only looked at. */
export interface KeptValues {
  readonly values?: readonly number[];
  readonly product?: string;
}

const asks = ({ measurements }: Measured): readonly Asked[] => askedOf(measurements ?? []);

/** The product whose limits hold: the one that was chosen, or the only one there is; '' where limits do not differ; null where it was not said. */
function productOf(asked: readonly Asked[], chosen: string | null | undefined): string | null {
  const products = productsOf(asked);
  if (products.length === 0) return '';
  return products.find((one) => one === chosen) ?? (products.length === 1 ? products[0]! : null);
}

/** Whether something was typed. */
export const isFilledIn = ({ values = [] }: TypedValues): boolean => values.some((text) => text.trim() !== '');

/** What of the typed numbers is out of its limits, in words. It is 不符合 by itself, whatever was chosen. */
export function beyond(item: Measured, { values = [], product }: TypedValues): string[] {
  const asked = asks(item);
  const made = productOf(asked, product);
  return made === null ? [] : outWords(asked, made, values.map(numberIn));
}

/** Whether everything was measured that an item asks for. The limits are those of the product that is made. */
export function readTyped<Item extends Measured>(item: Item, { values = [], product }: TypedValues): Decision<KeptValues, ValuesRefusal<Item>> {
  const asked = asks(item);
  if (asked.length === 0) return decided({});
  const made = productOf(asked, product);
  if (made === null) return refused({ code: 'productMissing', item, products: productsOf(asked) });
  const due = valuesAsked(asked);
  if (values.length > due) return refused({ code: 'valuesTooMany', item, asked: due, given: values.length });
  const padded = Array.from({ length: due }, (_, at) => values[at]?.trim() ?? '');
  for (const { one: { label, count }, values: own } of byLabel(asked, padded)) {
    for (const [at, typed] of own.entries()) {
      if (typed === '') return refused({ code: 'valueMissing', item, label, at: at + 1, count });
      if (numberIn(typed) === null) return refused({ code: 'valueUnreadable', item, label, at: at + 1, count, typed });
    }
  }
  return decided({ values: padded.flatMap((typed) => numberIn(typed) ?? []), product: made });
}
