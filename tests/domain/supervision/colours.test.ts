import { describe, expect, it } from 'vitest';
import { type ColourFacts, colourOf, colourReasons, NO_FACTS } from '~/domain/supervision/colours';

const LIMITS = { redMajor: 2, redLate: 3, yellowConsiderable: 2 };
const of = (facts: Partial<ColourFacts>) => colourOf({ ...NO_FACTS, ...facts }, LIMITS);

describe('the colour of a factory', () => {
  it('is that of the first rule that holds, from the number that the bureau set', () => {
    expect([of({ major: 2 }), of({ late: 3 }), of({ major: 1, late: 2 })]).toEqual(['red', 'red', 'green']);
    expect([of({ considerable: 2 }), of({ considerable: 1 }), of({ owes: true, open: 4 })]).toEqual(['yellow', 'green', 'yellow']);
    expect([of({ open: 1 }), of({})]).toEqual(['blue', 'green']);
    expect(of({ major: 2, owes: true, considerable: 9 })).toBe('red');
  });

  it('comes with its reasons, and none where there is nothing', () => {
    expect(colourReasons({ major: 1, considerable: 0, late: 2, owes: true, open: 3 })).toBe('认定重大 1 次；逾期未答复的文书 2 份；应报未报；在办 3 件');
    expect(colourReasons(NO_FACTS)).toBe('');
  });
});
