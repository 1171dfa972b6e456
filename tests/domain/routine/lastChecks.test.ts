import { expect, it } from 'vitest';
import { answerOfLetter, checkLetters, countLetters } from '~/domain/routine/lastChecks';
import { ANSWER_RESULTS } from '~/domain/routine/types';

it('a letter of the last checks stands for one answer, and is counted as it', () => {
  for (const result of ANSWER_RESULTS) expect(answerOfLetter(checkLetters([result]))).toBe(result);
  expect(countLetters(checkLetters(['conforming', 'nonconforming', 'conforming', 'notApplicable']))).toEqual({ conforming: 2, nonconforming: 1, notApplicable: 1 });
  expect([answerOfLetter('?'), countLetters('')]).toEqual([null, { conforming: 0, nonconforming: 0, notApplicable: 0 }]);
});
