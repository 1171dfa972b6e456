import type { BureauSettings } from './settings';

/** 区域分色, from the gravest on: a scheme of bureaus for factories, and another than the 红橙黄蓝 of risk levels (domain `risk`). */
export const AREA_COLOURS = ['red', 'yellow', 'blue', 'green'] as const;
export type AreaColour = (typeof AREA_COLOURS)[number];
export const AREA_COLOUR_NAMES: Readonly<Record<AreaColour, string>> = { red: '红', yellow: '黄', blue: '蓝', green: '绿' };

/** What a bureau has on record of a factory, by which it is coloured. */
export interface ColourFacts {
  /** 重大 and 较大 found in its instruments over the months that are counted. */
  readonly major: number;
  readonly considerable: number;
  /** Instruments whose reply is overdue. */
  readonly late: number;
  /** Whether it owes its list (应报未报). */
  readonly owes: boolean;
  /** Submissions that wait for their answer, and instruments that have not ended. */
  readonly open: number;
}
export const NO_FACTS: ColourFacts = { major: 0, considerable: 0, late: 0, owes: false, open: 0 };

/** How many make a colour, as a bureau sets it. */
export type ColourLimits = Pick<BureauSettings, 'redMajor' | 'redLate' | 'yellowConsiderable'>;

/** The colour of a factory: of the first rule that holds. */
export function colourOf({ major, considerable, late, owes, open }: ColourFacts, { redMajor, redLate, yellowConsiderable }: ColourLimits): AreaColour {
  if (major >= redMajor || late >= redLate) return 'red';
  if (considerable >= yellowConsiderable || owes) return 'yellow';
  return open > 0 ? 'blue' : 'green';
}

/** Why a factory has its colour, in words. */
export const colourReasons = ({ major, considerable, late, owes, open }: ColourFacts): string =>
  [
    major > 0 ? `认定重大 ${major} 次` : '', late > 0 ? `逾期未答复的文书 ${late} 份` : '', considerable > 0 ? `认定较大 ${considerable} 次` : '', owes ? '应报未报' : '', open > 0 ? `在办 ${open} 件` : '',
  ].filter(Boolean).join('；');

/** The rule as it holds, a line for each colour. */
export const colourRules = ({ redMajor, redLate, yellowConsiderable }: ColourLimits, since: string): readonly { readonly colour: AreaColour; readonly text: string }[] => [
  { colour: 'red', text: `${since}以来在文书里认定重大质量安全风险 ${redMajor} 次以上，或逾期未答复的文书 ${redLate} 份以上。` },
  { colour: 'yellow', text: `不属于红，${since}以来认定较大质量安全风险 ${yellowConsiderable} 次以上，或应报未报。` },
  { colour: 'blue', text: '不属于红、黄，有报送等待答复，或有文书没有办结。' },
  { colour: 'green', text: '没有以上情况。' },
];
