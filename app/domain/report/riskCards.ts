import { levelNow, type RiskPaperInput, type RiskRow } from './riskRows';
import { RISK_LEVELS } from '../risk/types';

/** Somebody to be called, with the levels of the house the name stands for. */
export interface CardContact {
  readonly level: string;
  readonly name: string;
}

/** 岗位风险告知卡: what hangs at a post. */
export interface RiskCard {
  readonly workshop: string;
  readonly post: string;
  /** Address behind the card's code: the day's check of the post. */
  readonly checkUrl: string;
  /** Risks of the post, the worst first. */
  readonly rows: readonly RiskRow[];
  readonly contacts: readonly CardContact[];
}

/** The cards of a version: one a post. */
export interface RiskCards extends Omit<RiskPaperInput, 'rows' | 'compiled' | 'reviewed' | 'approved' | 'part'> {
  readonly cards: readonly RiskCard[];
  /** What stands under each code that will not open for others, or not for long; left out where the address is a good one. */
  readonly codeWarning?: string;
}

/** Title of a card; 岗位风险告知卡 is the word of the trade, no paper that an order names. */
export const CARD_TITLE = '岗位风险告知卡';

const rankOf = (row: RiskRow): number => {
  const level = levelNow(row);
  return level ? RISK_LEVELS.indexOf(level) : RISK_LEVELS.length;
};

/** A card of the rows of one post: the worst level first, names once, those nearest to the post first. */
export function riskCard(place: Pick<RiskCard, 'workshop' | 'post' | 'checkUrl'>, rows: readonly RiskRow[]): RiskCard {
  const contacts = (['ownerPost', 'ownerWorkshop', 'ownerEnterprise'] as const).flatMap((level): CardContact[] => {
    const word = { ownerPost: '岗位', ownerWorkshop: '车间', ownerEnterprise: '企业' }[level];
    return [...new Set(rows.flatMap((row) => row[level] ?? []))].map((name) => ({ level: word, name }));
  });
  return { ...place, contacts, rows: rows.toSorted((a, b) => rankOf(a) - rankOf(b)) };
}
