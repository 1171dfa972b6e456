import { describe, expect, it } from 'vitest';
import { recent } from 'db/dialect/recent';

describe('what was asked for lately', () => {
  it('knows only what was put there', () => {
    const known = recent<string>(2);
    known.put('a', 'one');
    expect([known.get('a'), known.get('b')]).toEqual(['one', undefined]);
  });

  it('gives up the longest unasked, and neither what was just asked for nor what was just put', () => {
    const known = recent<string>(2);
    known.put('a', 'one');
    known.put('b', 'two');
    known.get('a');
    known.put('c', 'three');
    expect([known.get('a'), known.get('b'), known.get('c')]).toEqual(['one', undefined, 'three']);
  });

  it('takes a value put again as the newest, and keeps the others', () => {
    const known = recent<number>(2);
    known.put('a', 1);
    known.put('b', 2);
    known.put('a', 3);
    known.put('c', 4);
    expect([known.get('a'), known.get('b'), known.get('c')]).toEqual([3, undefined, 4]);
  });
});
