import { expect } from 'vitest';

/** What is said to the person at the console is one line, without a trace of the program. */
export const oneSentence = (said: string): void => {
  expect(said.split('\n')).toHaveLength(1);
  expect(said).toMatch(/[一-鿿].*。/);
};
