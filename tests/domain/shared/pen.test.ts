import { describe, expect, it } from 'vitest';
import { LONGEST_PEN, PEN_FIELD, penPath, penPathOf } from '~/domain/shared/pen';

type Spots = readonly (readonly [number, number])[];

/** A wild hand: a spiral of many places, partly outside the field. */
const spiral = (places: number): Spots => Array.from({ length: places }, (_, at) => [150 + at * 0.05 * Math.cos(at / 7), 50 + at * 0.05 * Math.sin(at / 7)] as const);

describe('a drawn signature', () => {
  it('keeps of a straight stroke its ends, of a corner the corner, and of a tap a dot', () => {
    expect(penPathOf([[[10, 10], [20, 10.2], [30, 10], [50, 10]]])).toBe('M10 10L50 10');
    expect(penPathOf([[[10, 10], [50, 10], [50, 60]], [[5, 5]]])).toBe('M10 10L50 10L50 60M5 5L5 5');
    expect(penPathOf([[], []])).toBe('');
  });

  it('fits whatever was drawn, and what it gives may be kept', () => {
    for (const strokes of [[spiral(5_000)], Array.from({ length: 200 }, () => spiral(40)), [[[-50, -50], [900, 900]]] as Spots[]]) {
      const path = penPathOf(strokes);
      expect(penPath(path)).toBe(path);
      expect(path.length).toBeLessThanOrEqual(LONGEST_PEN);
    }
  });

  it('is nothing but a path within its field', () => {
    const { width, height } = PEN_FIELD;
    expect(penPath(`M0 0L${width} ${height}`)).not.toBeNull();
    const long = `M0 0${'L9 9'.repeat(300)}`;
    for (const text of ['', 'M1 1', `M0 0L${width + 1} 0`, `M0 0L0 ${height + 1}`, 'M0 0L1 1"/><script>', 'M0 0C1 1', 'L1 1', long, 'M1 1L1 1'.repeat(41)]) expect(penPath(text), text.slice(0, 30)).toBeNull();
  });
});
