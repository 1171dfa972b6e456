import { describe, expect, it } from 'vitest';
import { HAZARD_NUMBER, hazardNumber } from '~/domain/hazard/numbers';
import { day } from '~/domain/shared/day';

describe('the number of a hazard', () => {
  it.each([1, 123, 999_999, 1_000_000])('is found whole inside a sentence, the %ith of its year too', (serial) => {
    const number = hazardNumber(day('2026-11-18'), serial);
    expect(`复发：${number}“偏心”`.split(HAZARD_NUMBER)).toEqual(['复发：', number, '“偏心”']);
  });
});
