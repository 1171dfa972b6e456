import type { GivenAnswer } from '~/domain/routine/answers';
import { OTHER_REASON } from '~/domain/routine/notApplicable';
import { readMeasurements } from '~/domain/risk/list/measurements';
import { beyond, type Measured, readTyped, type TypedValues } from '~/domain/routine/measured';
import type { AnswerResult } from '~/domain/routine/types';
import { all, one } from '../dom';
import { type Field, fieldsOf, type Photo, put } from '../photos';
import type { ItemDraft } from './draft';

/** One item of the page. */
export interface Item {
  readonly id: string;
  readonly section: HTMLElement;
  readonly point: string;
  readonly radios: readonly HTMLInputElement[];
  /** What is to be measured. */
  readonly measured: Measured;
  /** What is said where it may be left out; '' where it may not. */
  readonly waits: string;
}

export const itemOf = (section: HTMLElement): Item => ({
  id: section.dataset.item!, section, point: one('h2', section)!.lastChild?.textContent?.trim() ?? '', radios: all<HTMLInputElement>('.pick', section), waits: section.dataset.waits ?? '', measured: { measurements: readMeasurements(JSON.parse(one('[data-measured]', section)?.dataset.measured ?? 'null')) },
});

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const fieldsIn = ({ section }: Item): Typed[] => all<Typed>('textarea, select, input:not([type=file]):not(.pick)', section).filter(({ name }) => name !== '');
const isChosen = (field: Typed): boolean => field.type !== 'radio' || (field as HTMLInputElement).checked;

/** Names of fields without the id of their item; the second and further of one name (values measured one after the other) with their place. */
function placed(fields: readonly Typed[], { id }: Item): (readonly [string, Typed])[] {
  const times = new Map<string, number>();
  return fields.map((field) => {
    const name = field.name.slice(0, -id.length - 1);
    const before = field.type === 'radio' ? 0 : (times.get(name) ?? 0);
    times.set(name, before + 1);
    return [before === 0 ? name : `${name}#${before}`, field];
  });
}

/** What was answered; '' while nothing was. */
export const resultOf = ({ radios }: Item): string => radios.find(({ checked }) => checked)?.value ?? '';

/** What an item says besides its result, by the name of the field. */
export const saidOf = (item: Item): Record<string, string> => Object.fromEntries(placed(fieldsIn(item), item).filter(([, field]) => isChosen(field)).map(([name, { value }]) => [name, value]));

/** The photos of what was found, or of the moment (抽拍); nothing where the item does not ask for them. */
const boxOf = ({ section, id }: Item, kind: 'photo' | 'spot'): Field | undefined => fieldsOf(section).find(({ name }) => name === `${kind}.${id}`);
export const photosIn = (item: Item, kind: 'photo' | 'spot'): readonly Photo[] => boxOf(item, kind)?.photos ?? [];

/** Puts back what was kept of an item; what was said since the page came stays. */
export function putBack(item: Item, { result, fields, photos, spot = [] }: ItemDraft): void {
  if (resultOf(item) === '') item.radios.forEach((radio) => (radio.checked = radio.value === result));
  for (const [name, field] of placed(fieldsIn(item), item)) {
    if (field.type === 'radio') (field as HTMLInputElement).checked ||= field.value === fields[name];
    else field.value ||= fields[name] ?? '';
  }
  for (const [kind, kept] of [['photo', photos], ['spot', spot]] as const) {
    const box = boxOf(item, kind);
    if (box && kept.length > 0) put(box, [...kept, ...box.photos]);
  }
}

const whyOf = ({ why = '', otherWhy = '' }: Record<string, string>): string => (why === OTHER_REASON ? otherWhy : why);

/** Said of an item that asks for a photo of the moment, where there is none and nobody said why. */
const spotless = (item: Item): string => (boxOf(item, 'spot')?.photos.length === 0 && !saidOf(item).noSpot?.trim() ? '（抽到拍照，还没有拍）' : '');

/** What the summary says of an item besides its answer. */
export const wordsOf = (item: Item): string => `${answerWords(item)}${spotless(item)}`;

function answerWords(item: Item): string {
  const said = saidOf(item);
  const photos = photosIn(item, 'photo').length;
  if (lackingIn(item)) return LACKING;
  if (resultOf(item) === 'conforming') return (valuesIn(item).values ?? []).filter(Boolean).join('、');
  return resultOf(item) === 'nonconforming' ? `${said.description ?? ''}${photos > 0 ? `（照片 ${photos} 张）` : ''}` : whyOf(said);
}

/** The answer as the rule of a check takes it. */
export function answerOf(item: Item): GivenAnswer {
  const said = saidOf(item);
  const result = (resultOf(item) || null) as AnswerResult | null;
  return { itemId: item.id, result, description: result === 'notApplicable' ? whyOf(said) : (said.description ?? ''), immediateMeasure: said.measure ?? '', photos: [], ...valuesIn(item) };
}

/** What was typed of its numbers. */
const valuesIn = ({ section, id }: Item): TypedValues => ({
  values: all<HTMLInputElement>(`[name="values.${CSS.escape(id)}"]`, section).map(({ value }) => value), product: one<HTMLSelectElement>('.measured select', section)?.value,
});

/** What of its numbers is out of the limits, in words: that is 不符合 by itself. */
export const outOf = (item: Item): string[] => beyond(item.measured, valuesIn(item));

/** Said of an item whose numbers are not filled in as they must be. */
export const LACKING = '测量值没有填好';

/** The first field of the numbers of an item found 符合 that is not filled in as it must be; null where all are. */
export const lackingIn = (item: Item): HTMLElement | null =>
  resultOf(item) !== 'conforming' || readTyped(item.measured, valuesIn(item)).ok ? null : (all<HTMLInputElement | HTMLSelectElement>('.measured .control', item.section).find(({ value }) => value.trim() === '') ?? one('.measured .control', item.section));
