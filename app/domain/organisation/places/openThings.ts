/** Something that still waits for somebody, with the place where it can be dealt with. */
export interface OpenThing {
  readonly id: string;
  readonly name: string;
  /** Path of the page that shows it. */
  readonly link: string;
}

/** What names a person or a place today and would be left without one. */
export interface OpenThings {
  /** Rows of the list in force or of the draft. */
  readonly riskItems: readonly OpenThing[];
  /** Hazards that are not closed. */
  readonly hazards: readonly OpenThing[];
  /** Resolutions of monthly meetings that are not done. */
  readonly resolutions: readonly OpenThing[];
  /** People who hold the place. */
  readonly holders: readonly OpenThing[];
}

/** Whether nothing is left open. */
export const nothingOpen = (things: OpenThings): boolean =>
  things.riskItems.length + things.hazards.length + things.resolutions.length + things.holders.length === 0;

const SHOWN = 3;

/** `风险项2条(导体直径偏小、绝缘偏心);未销号隐患1条(HZ-2026-000123 …)`: a sentence part naming the first few of each kind. */
export function describeOpenThings(things: OpenThings): string {
  const parts: [string, readonly OpenThing[]][] = [
    ['风险项', things.riskItems],
    ['未销号隐患', things.hazards],
    ['未完成决议', things.resolutions],
    ['在岗人员', things.holders],
  ];
  return parts
    .filter(([, list]) => list.length > 0)
    .map(([word, list]) => {
      const names = list.slice(0, SHOWN).map(({ name }) => name).join('、');
      return `${word}${list.length}${word === '在岗人员' ? '人' : '条'}（${names}${list.length > SHOWN ? ' 等' : ''}）`;
    })
    .join('；');
}
