import { describe, expect, it } from 'vitest';
import { jsonTarget } from '../bench/options';

describe('the words after npm run bench --', () => {
  it.each([
    [[], { to: 'none' }],
    [['--json'], { to: 'stdout' }],
    [['--json', 'figures.json'], { to: 'file', file: 'figures.json' }],
    [['--json=figures.json'], { to: 'file', file: 'figures.json' }],
    [['figures.json'], null],
    [['--jsn'], null],
    [['--json', '--quick'], null],
  ])('%j mean %j', (args, target) => {
    expect(jsonTarget(args)).toEqual(target);
  });
});
