import { pageIn } from '~/domain/shared/page';
import { DIMENSIONS, type Dimension, RISK_LEVELS, RISK_MARKS, type RiskLevel, type RiskMark, type Stage, STAGES } from '~/domain/risk/types';

/** What the address of the list says; everything that is not understood is left out. */
export interface RiskListQuery {
  readonly version: 'draft' | 'published' | null;
  readonly workshop: string | null;
  readonly post: string | null;
  readonly stage: Stage | null;
  readonly dimension: Dimension | null;
  readonly level: RiskLevel | 'none' | null;
  readonly mark: RiskMark | null;
  readonly words: string;
  readonly page: number;
}

/** Longest question in words. */
const WORDS_LENGTH = 60;

/** Reads `?version=&workshop=&post=&stage=&dimension=&level=&mark=&words=&page=`. */
export function parseRiskListQuery(params: URLSearchParams): RiskListQuery {
  const one = <const T extends readonly string[]>(name: string, codes: T): T[number] | null => codes.find((code) => code === params.get(name)) ?? null;
  return {
    version: one('version', ['draft', 'published']),
    workshop: params.get('workshop')?.slice(0, WORDS_LENGTH) || null,
    post: params.get('post')?.slice(0, WORDS_LENGTH) || null,
    stage: one('stage', STAGES),
    dimension: one('dimension', DIMENSIONS),
    level: one('level', [...RISK_LEVELS, 'none']),
    mark: one('mark', RISK_MARKS),
    words: (params.get('words') ?? '').trim().slice(0, WORDS_LENGTH),
    page: pageIn(params),
  };
}

/** The filter alone as the question of an address, in one order and without the page; empty when nothing is narrowed. */
export function riskFilter(query: RiskListQuery): string {
  const { workshop, post, stage, dimension, level, mark, words } = query;
  const given = Object.entries({ workshop, post, stage, dimension, level, mark, words }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(given).toString();
}
