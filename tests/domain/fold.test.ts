import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, alikeName, cleaned, folded, hasControls, shown, widthsOf } from '~/domain/shared/fold';

const UNSEEN = ['\0', '\x01', '\x1b', '\x7f', '\u0080', '\u00ad', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2060', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\u3164', '\ud800', '\udc00', '\u{e0041}', '\uffff'];

describe('a text that is kept', () => {
  it.each(UNSEEN.map((sign) => [sign.codePointAt(0)!.toString(16), sign]))('loses U+%s wherever it stands', (_, sign) => {
    expect(cleaned(`${sign}绝缘${sign}偏心${sign}`)).toBe('绝缘偏心');
  });

  it.each(['护套料（XLPE）：①不小于 0.90mm，±5℃；“Ⅰ级”\t〔见附件〕', '葛\u{e0100}先生', '☀\ufe0f', '👨\u200d👩\u200d👧', '👩🏽\u200d🔧', '𠮷野'])('keeps %s as it is', (text) => {
    expect(cleaned(text)).toBe(text);
  });

  it('has one sign for the end of a line', () => {
    expect(cleaned('一\r\n二\r三\u2028四\u0085五\n')).toBe('一\n二\n三\n四\n五\n');
  });

  it('is the same when it is cleaned again, and can be stored', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), fc.constantFrom(...UNSEEN, '👨', '\r', '好'))), (signs) => {
        const once = cleaned(signs.join(''));
        return cleaned(once) === once && Buffer.from(once).toString() === once && !once.includes('\0') && shown(once) === once;
      }),
    );
  });
});

describe('a short entry', () => {
  it.each([
    ['１８：００', '18:00'], ['７', '7'], ['　Ｌｉｎ\u200b ', 'Lin'], ['９１３２０２１１Ｍ', '91320211M'], ['91–32', '91-32'], ['２０２６－１１－１８', '2026-11-18'], ['王　芳', '王 芳'], ['zhou\ufeff', 'zhou'], ['\u202elin', 'lin'],
  ])('%s is meant as %s', (typed, meant) => {
    expect(folded(typed)).toBe(meant);
  });

  it('is meant as itself once it is folded', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...UNSEEN, '　', '７', '：', 'Ａ', '—', ' ', '王', 'é', '㎡') }), (text) => folded(folded(text)) === folded(text)));
  });
});

it('compares without regard to width, case and unseen signs, and names without spaces', () => {
  expect(alike('（ＸＬＰＥ）\u200b')).toBe(alike('(xlpe)'));
  expect(alikeName('王　芳\u200b')).toBe(alikeName('王 芳'));
  expect(alike('王 芳')).not.toBe(alike('王芳'));
});

it('knows how a beginning may have been stored', () => {
  for (const stored of ['(XLPE)', '（XLPE）', '（ＸＬＰＥ）', '(ＸＬＰＥ)']) for (const typed of ['(XLPE)', '（XLPE）', '（ＸＬＰＥ）', '(ＸＬＰＥ)']) expect(widthsOf(typed)).toContain(stored);
  expect(widthsOf('绝缘')).toEqual(['绝缘']);
});

it('shows a stored sign that nobody would see by its number', () => {
  expect(shown('合格\u202e格合不')).toBe('合格〔U+202E〕格合不');
  expect(shown('a\u{e0041}')).toBe('a〔U+E0041〕');
});

it.each([['a\0', true], ['a\nb', true], ['\ud800', true], ['绝缘 偏心', false], ['\u200b', false]])('tells whether %j holds controls', (text, holds) => {
  expect(hasControls(text)).toBe(holds);
});
