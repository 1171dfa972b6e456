import { drawingOf, lineOf, MARK_EDGE, MARK_INK } from '../../domain/shared/drawing';
import type { Shape } from '../../domain/shared/marks';
import { fontCalled, MISSING } from '../pdf/typefaces';

/** A text as lines of the typeface of the papers: a machine without Chinese letters draws it alike. */
function lettersOf(text: string, size: number, x: number, y: number): string {
  const font = fontCalled('bold');
  const scale = size / font.unitsPerEm;
  let pen = 0;
  const letters = Array.from(text, (sign) => {
    const glyph = font.glyphForCodePoint((font.hasGlyphForCodePoint(sign.codePointAt(0)!) ? sign : MISSING).codePointAt(0)!);
    const placed = `<path transform="translate(${pen} 0)" d="${glyph.path.toSVG()}"/>`;
    pen += glyph.advanceWidth;
    return placed;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})">${letters.join('')}</g>`;
}

/** What was drawn over a photo of that size in pixels, as an SVG to be laid over it. Nothing of a text gets into it but the lines of its letters. */
export function marksOver(shapes: readonly Shape[], width: number, height: number): string {
  const drawn = drawingOf(shapes, width, height);
  const { ink, edge } = lineOf(width, height);
  const paths = drawn.flatMap((one) => (one.kind === 'path' ? [`<path d="${one.d}"/>`] : [])).join('');
  const texts = drawn.flatMap((one) => (one.kind === 'text' ? [{ letters: lettersOf(one.text, one.size, one.x, one.y), edge: fontCalled('bold').unitsPerEm * 0.16 }] : []));
  const lines = (colour: string, stroke: number): string => `<g fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${paths}</g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${lines(MARK_EDGE, edge)}${lines(MARK_INK, ink)}`
    + texts.map(({ letters, edge: around }) => `<g fill="${MARK_EDGE}" stroke="${MARK_EDGE}" stroke-width="${around}" stroke-linejoin="round">${letters}</g><g fill="${MARK_INK}">${letters}</g>`).join('') + '</svg>'
  );
}
