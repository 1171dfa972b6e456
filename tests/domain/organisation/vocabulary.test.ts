import { describe, expect, it } from 'vitest';
import { CONFIDENCE_WORDS } from '~/domain/rulepack/confidence';
import { TERMS, termSource, VOCABULARY } from '~/domain/rulepack/vocabulary';

const themes = Object.values(VOCABULARY);

describe('the terms of the trade', () => {
  it('have each one key and one name over all themes', () => {
    const count = themes.reduce((sum, { terms }) => sum + Object.keys(terms).length, 0);
    expect(Object.keys(TERMS)).toHaveLength(count);
    expect(new Set(Object.values(TERMS).map(({ name }) => name)).size).toBe(count);
  });

  it.each(Object.entries(TERMS))('%s is told in sentences, with a source that says how well it is known', (_, term) => {
    expect(term.says).toMatch(/^[^。].*。$/);
    expect(term.source).not.toBe('');
    if (term.confidence === 'P') expect(termSource(term)).toMatch(/本软件的做法，不是法规要求$/);
    else expect(termSource(term)).toBe(`${term.source}（${CONFIDENCE_WORDS[term.confidence]}）`);
  });

  it('name no article, whose numbers nobody read in the official text', () => {
    expect(JSON.stringify(VOCABULARY)).not.toMatch(/第[一二三四五六七八九十百\d ]+条/);
  });
});
