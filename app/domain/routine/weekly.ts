import type { Role } from '../organisation/types';
import type { Json } from '../shared/canonical';
import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { partsOf } from '../shared/stored';
import type { Week } from '../shared/week';
import { compilePeriod, type PeriodFigures, type PeriodRecords, readPeriodFigures } from './period';
import { checkSentences, comparedSentences, type Earlier, hazardSentences, openBeforeSentences } from './sentences';
import type { SweepLine } from './sweep';
import { capacityFor, type PeriodPaper, type SignerRefusal, type Signing, type SignInput } from './signing';

/** The four blocks of the weekly report, in their order. */
export const WEEK_BLOCKS = ['lastWeek', 'thisWeek', 'evaluation', 'nextWeek'] as const;
export type WeekBlock = (typeof WEEK_BLOCKS)[number];

export const WEEK_BLOCK_NAMES: Readonly<Record<WeekBlock, string>> = {
  lastWeek: '上周质量安全风险隐患问题整改核实情况',
  thisWeek: '本周主要质量安全风险隐患和整改情况',
  evaluation: '本周质量安全管理情况评价',
  nextWeek: '下周工作重点',
};

/** Blocks that records cannot fill: somebody has to say them before the report is signed. */
export const WEEK_BLOCKS_REQUIRED: readonly WeekBlock[] = ['evaluation', 'nextWeek'];

/** What the director says, block by block; empty text where the records speak for themselves. */
export type WeekWords = Readonly<Record<WeekBlock, string>>;
export const NO_WEEK_WORDS: WeekWords = { lastWeek: '', thisWeek: '', evaluation: '', nextWeek: '' };

/** The figures of a week with the sentences they give, frozen together so that a signed report never reads differently. */
export interface WeekFigures extends PeriodFigures {
  readonly sentences: Readonly<Record<WeekBlock, readonly string[]>>;
}

/** Reads the stored figures of a report, and the words said to it. */
export const readWeekFigures = (stored: unknown): WeekFigures => ({ ...readPeriodFigures(stored), sentences: { lastWeek: [], thisWeek: [], evaluation: [], nextWeek: [], ...partsOf<WeekFigures>(stored).sentences } });
export const readWeekWords = (stored: unknown): WeekWords => ({ ...NO_WEEK_WORDS, ...partsOf<WeekWords>(stored) });

/** `sweep` are the director's own items with their answers (总监排查); null where there were none. */
export interface WeeklyReport extends PeriodPaper<Day, WeekFigures, WeekWords> {
  readonly sweep?: readonly SweepLine[] | null;
}

/**
 * Compiles a week from its records: block 1 lists every hazard open at the end of the week before with its present
 * state, block 2 what was found and closed, block 3 how the days were done, also beside `earlier` weeks; block 4 is for people alone.
 */
export function compileWeekFigures(week: Week, today: Day, records: PeriodRecords, earlier: readonly Earlier[] = []): WeekFigures {
  const figures = compilePeriod(week.start, week.end, today, records);
  return {
    ...figures,
    sentences: {
      lastWeek: openBeforeSentences(figures, '上周'),
      thisWeek: hazardSentences(figures, '本周'),
      evaluation: [...checkSentences(figures, '本周'), ...comparedSentences(figures, '本周', earlier)],
      nextWeek: [],
    },
  };
}

export type SignWeekRefusal = SignerRefusal | { readonly code: 'blocksMissing'; readonly blocks: readonly WeekBlock[] } | { readonly code: 'principalWordsMissing' };

/** Signs a weekly report: the director first, when blocks 3 and 4 are said; then the 主要负责人, with words of his own. */
export function signWeekly(report: WeeklyReport, roles: readonly Role[], input: SignInput): Decision<Signing, SignWeekRefusal> {
  const capacity = capacityFor(report, roles, true, input.version);
  if (!capacity.ok) return capacity;
  const missing = WEEK_BLOCKS_REQUIRED.filter((block: WeekBlock) => report.words[block].trim() === '');
  if (missing.length > 0) return refused({ code: 'blocksMissing', blocks: missing });
  const words = input.words.trim();
  if (capacity.fact === 'principal' && words === '') return refused({ code: 'principalWordsMissing' });
  return decided({ capacity: capacity.fact, words, content: weeklyContent(report) });
}

/** What is signed under a weekly report: number, week, figures, words, and what the director swept; nothing of it where there was nothing to sweep. */
export const weeklyContent = ({ id, number, period, figures, words, sweep }: WeeklyReport): Json =>
  ({ id, number, weekStart: period, figures, words, ...(sweep && sweep.length > 0 ? { sweep } : {}) }) as unknown as Json;
