import { describe, expect, it } from 'vitest';
import { afterwordIn, doneOf, readAfterword } from '~/domain/shared/afterword';
import { VERBS } from '~/verbs';

describe('what is said of a deed', () => {
  it('is the button with 已 before it, or what the contract says', () => {
    expect([doneOf({ send: '保存档案' }), doneOf({ send: '已阅知' }), doneOf({ send: '不同意', done: '已答复：不同意加入。' })]).toEqual(['已保存档案。', '已阅知。', '已答复：不同意加入。']);
  });

  it('is a sentence for every verb there is', () => {
    for (const { contract, address } of VERBS) expect([address, doneOf(contract)]).toEqual([address, expect.stringMatching(/^[^ ]{3,}。$|[。！]$/)]);
    expect(VERBS.filter(({ contract }) => contract.done === undefined && /^(不|的)/.test(contract.send)).map(({ address }) => address)).toEqual([]);
  });

  it('is read back as it was said, with where one may go on', () => {
    const word = { sentence: '已保存档案。', next: { label: '定开工日', to: '/routine/stops#week' } };
    expect(afterwordIn(JSON.stringify(word))).toEqual(word);
    expect(readAfterword({ sentence: '已保存。' })).toEqual({ sentence: '已保存。' });
  });

  it.each([[null], ['x'], [{}], [{ sentence: '' }], [{ sentence: 5 }], [{ sentence: '长'.repeat(201) }]])('is nothing out of %o', (given) => expect(readAfterword(given)).toBeNull());
  it.each([['{'], [''], [null], [undefined]])('is nothing out of the text %o', (text) => expect(afterwordIn(text)).toBeNull());
  it.each([['https://evil.example'], ['//evil.example'], ['/\\\\evil.example'], ['javascript:alert(1)'], ['/ x'], [7]])('leads nowhere but into this site, not to %o', (to) =>
    expect(readAfterword({ sentence: '已保存。', next: { label: '去', to } })).toEqual({ sentence: '已保存。' }));
});
