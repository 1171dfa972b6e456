import { type Decision, decided, refused } from '../shared/decision';
import type { RefusalTexts } from '../shared/refusal';

/** The lists whose filters can be named and kept. */
export const FILTERED_LISTS = ['risk', 'hazards', 'people', 'audit'] as const;
export type FilteredList = (typeof FILTERED_LISTS)[number];

/** Filters one person may keep for one list: as many as can be looked over at a glance. */
export const MOST_FILTERS = 20;
export const FILTER_NAME_LENGTH = 20;

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  /** The address's question, without the mark. */
  readonly query: string;
}

export type FilterRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'nameMissing' }
  | { readonly code: 'nameLong' }
  | { readonly code: 'nameTaken'; readonly name: string }
  | { readonly code: 'nothingChosen' }
  | { readonly code: 'tooMany' };

/** Sentences of everything that stands against keeping a filter. */
export const FILTER_REFUSALS: RefusalTexts<FilterRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个筛选，它可能已经删除。' }),
  nameMissing: () => ({ status: 422, field: 'name', sentence: '请给这个筛选起个名称。' }),
  nameLong: () => ({ status: 422, field: 'name', sentence: `名称最多 ${FILTER_NAME_LENGTH} 个字。` }),
  nameTaken: ({ name }) => ({ status: 409, field: 'name', sentence: `已有名为“${name}”的筛选，请换个名称，或先删除原来的。` }),
  nothingChosen: () => ({ status: 422, field: 'name', sentence: '现在没有筛选条件。请先选好条件再保存。' }),
  tooMany: () => ({ status: 409, sentence: `最多保存 ${MOST_FILTERS} 个筛选，请先删除不用的。` }),
};

/** Whether a filter may be kept beside those the person has for the same list. */
export function saveFilter(held: readonly SavedFilter[], input: { readonly name: string; readonly query: string }): Decision<{ name: string; query: string }, FilterRefusal> {
  const name = input.name.trim();
  if (!name) return refused({ code: 'nameMissing' });
  if (Array.from(name).length > FILTER_NAME_LENGTH) return refused({ code: 'nameLong' });
  if (!input.query) return refused({ code: 'nothingChosen' });
  if (held.some((filter) => filter.name === name)) return refused({ code: 'nameTaken', name });
  if (held.length >= MOST_FILTERS) return refused({ code: 'tooMany' });
  return decided({ name, query: input.query });
}
