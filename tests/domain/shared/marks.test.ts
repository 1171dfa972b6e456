import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingOf } from '~/domain/shared/drawing';
import { explain } from '~/domain/shared/refusal';
import { isMarks, MARKS_REFUSALS, marksOf, MOST_MARK_WORDS, MOST_SHAPES, originalOf, parseMarks, PHOTO_NAME, photoWords, readShapes, type Shape } from '~/domain/shared/marks';

const ARROW = { kind: 'arrow', from: [0.1, 0.2], to: [0.5, 0.6] } as const;
const parsed = (value: unknown) => parseMarks(JSON.stringify(value));
const sentenceOf = (value: unknown): string => {
  const marks = parsed(value);
  if (marks.ok) throw new Error('taken');
  return explain(MARKS_REFUSALS, marks.refusal).sentence;
};

describe('what is drawn over a photo', () => {
  it('is an arrow, a circle or a short text on the photo, kept to a ten-thousandth and with nothing else in it', () => {
    const given = [{ ...ARROW, from: [0.123456, 1], script: 'x' }, { kind: 'circle', from: [1, 1], to: [0, 0] }, { kind: 'text', from: [0, 0.5], text: ' 裂纹\u202e  约 3 mm \n' }];
    expect(parsed(given)).toEqual({ ok: true, fact: [{ ...ARROW, from: [0.1235, 1] }, given[1], { kind: 'text', from: [0, 0.5], text: '裂纹 约 3 mm' }] });
    expect(parsed([])).toEqual({ ok: true, fact: [] });
  });

  it.each([
    ['too many', Array.from({ length: MOST_SHAPES + 1 }, () => ARROW), `最多标注 ${MOST_SHAPES} 处，现在有 13 处`],
    ['outside to the right', [ARROW, { ...ARROW, to: [1.01, 0.5] }], '第 2 处标注超出了照片的范围'],
    ['outside above', [{ kind: 'text', from: [0.5, -0.2], text: '字' }], '第 1 处标注超出了照片的范围'],
    ['a text that is too long', [{ kind: 'text', from: [0, 0], text: '长'.repeat(MOST_MARK_WORDS + 1) }], `有 21 个字，最多 ${MOST_MARK_WORDS} 个字`],
    ['a text of nothing that can be seen', [{ kind: 'text', from: [0, 0], text: '\u200b\u202e ' }], '第 1 处标注没有文字'],
    ['an arrow without an end', [{ kind: 'arrow', from: [0, 0] }], '标注不完整'],
    ['an arrow that points at itself', [{ ...ARROW, to: ARROW.from }], '标注不完整'],
    ['a shape nobody knows', [{ kind: 'svg', from: [0, 0], to: [1, 1] }], '标注不完整'],
    ['numbers that are none', [{ kind: 'circle', from: ['0', null], to: [1, 1] }], '标注不完整'],
    ['no list', { kind: 'arrow' }, '标注不完整'],
  ])('is refused in a sentence that keeps the photo: %s', (_, value, words) => {
    expect(sentenceOf(value)).toContain(words);
    expect(sentenceOf(value)).toContain('照片本身已保存');
  });

  it('is read out of anything without throwing', () => {
    for (const text of ['', '[', 'null', `[${'[],'.repeat(9_000)}1]`, '[1e999]', '{"kind":1}']) expect(parseMarks(text).ok).toBe(false);
    fc.assert(fc.property(fc.json(), (text) => void parseMarks(text)));
    fc.assert(fc.property(fc.anything(), (value) => void readShapes(value)));
  });

  it('is part of the name of a photo, from which the photo itself is told', () => {
    const [photo, marks] = ['a'.repeat(64), 'b'.repeat(64)];
    expect([photo, `${photo}~${marks}`].map((name) => [PHOTO_NAME.test(name), originalOf(name), marksOf(name)])).toEqual([[true, photo, ''], [true, photo, marks]]);
    expect([`${photo}~`, `${photo}~..`, `~${marks}`, `${photo}~${marks}~${marks}`].some((name) => PHOTO_NAME.test(name))).toBe(false);
    expect([photoWords(photo), photoWords(`${photo}~${marks}`)]).toEqual(['原件校验 aaaaaaaaaaaa', '原件校验 aaaaaaaaaaaa，有标注，标注校验 bbbbbbbbbbbb']);
    expect([isMarks('[]'), isMarks(photo)]).toEqual([true, false]);
  });

  it('stays on the photo, whatever its size', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const text = fc.record({ kind: fc.constant('text' as const), from: fc.tuple(part, part), text: fc.string({ minLength: 1, maxLength: MOST_MARK_WORDS, unit: fc.constantFrom('裂', 'a', '3') }) });
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 1600 }), fc.integer({ min: 60, max: 1600 }), (shape: Shape, width, height) => {
        const [drawn] = drawingOf([shape], width, height);
        if (drawn?.kind !== 'text') throw new Error('no text');
        const wide = Array.from(drawn.text).reduce((sum, sign) => sum + (sign === '裂' ? 1 : 0.5), 0) * drawn.size;
        expect(drawn.x).toBeGreaterThanOrEqual(0);
        expect(drawn.x + wide).toBeLessThanOrEqual(width);
        expect(drawn.y).toBeLessThanOrEqual(height);
        expect(drawn.y - drawn.size).toBeGreaterThanOrEqual(-1);
      }),
    );
  });
});
