import { type Day, formatDay } from '../shared/day';
import type { RefusalTexts } from '../shared/refusal';

/** Why no evidence pack is made. */
export type PackRefusal =
  | { readonly code: 'endsBeforeItBegins' }
  | { readonly code: 'inTheFuture'; readonly today: Day }
  | { readonly code: 'tooManyDays'; readonly days: number; readonly latest: Day }
  | { readonly code: 'nothingThen' }
  | { readonly code: 'tooManyOpen'; readonly most: number }
  | { readonly code: 'tooLarge'; readonly gigabytes: number };

export const PACK_REFUSALS: RefusalTexts<PackRefusal> = {
  endsBeforeItBegins: () => ({ status: 422, field: 'to', sentence: '结束日期早于开始日期，请改正其中一个。' }),
  inTheFuture: ({ today }) => ({ status: 422, field: 'to', sentence: `结束日期还没有到，最晚可选今天${formatDay(today)}。` }),
  tooManyDays: ({ days, latest }) => ({ status: 422, field: 'to', sentence: `一个证据包最多 ${days} 天，从这个开始日期起最晚到${formatDay(latest)}；更长的请分成几个。` }),
  nothingThen: () => ({ status: 422, field: 'from', sentence: '这几天系统里没有任何记录，请换一段日期。' }),
  tooManyOpen: ({ most }) => ({ status: 429, sentence: `已有 ${most} 个证据包在排队或生成，请等其中一个完成再生成下一个；进度就在下面的列表里。` }),
  tooLarge: ({ gigabytes }) => ({ status: 422, field: 'from', sentence: `这段时间的照片合计超过 ${gigabytes} GB，一个压缩包装不下，请缩短日期、分成几个。` }),
};
