import type { Shape, Spot } from './marks';

/** One line of a drawing, in pixels of the photo; or a text whose line begins at `x`, `y`. */
export type Drawn = { readonly kind: 'path'; readonly d: string } | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly text: string };

/** Ink over a light edge: seen on any ground, and on a photocopy. */
export const MARK_INK = '#d6001c';
export const MARK_EDGE = '#ffffff';

/** Width of a line, and of the edge around it, for a photo of that size in pixels. */
export const lineOf = (width: number, height: number): { readonly ink: number; readonly edge: number } => {
  const ink = Math.max(2, Math.max(width, height) * 0.006);
  return { ink, edge: ink * 2.2 };
};

/** Height of a text, as a part of the longest side of the photo. */
const TEXT = 0.045;
/** Longest side of the head of an arrow in widths of its line, and its half opening in radians. */
const HEAD = 6;
const OPENING = 0.5;

const round = (value: number): number => Math.round(value * 10) / 10;
/** Width of a text in heights of it: Chinese is as wide as it is high, the rest a little more than half. */
const ems = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign.codePointAt(0)! < 0x2000 ? 0.58 : 1), 0);

function arrow([x1, y1]: Spot, [x2, y2]: Spot, ink: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const head = Math.min(length * 0.6, ink * HEAD);
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const side = (turn: number): string => `${round(x2 - head * Math.cos(angle + turn))} ${round(y2 - head * Math.sin(angle + turn))}`;
  return `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}M${side(OPENING)}L${round(x2)} ${round(y2)}L${side(-OPENING)}`;
}

function circle([x1, y1]: Spot, [x2, y2]: Spot, ink: number): string {
  const [rx, ry] = [Math.max(Math.abs(x2 - x1) / 2, ink), Math.max(Math.abs(y2 - y1) / 2, ink)].map(round);
  const [left, middle] = [round((x1 + x2) / 2 - rx!), round((y1 + y2) / 2)];
  return `M${left} ${middle}a${rx} ${ry} 0 1 0 ${round(rx! * 2)} 0a${rx} ${ry} 0 1 0 ${round(-rx! * 2)} 0`;
}

/** What is to be drawn over a photo of that size in pixels. A text that would leave the photo is moved back onto it. */
export function drawingOf(shapes: readonly Shape[], width: number, height: number): Drawn[] {
  const { ink } = lineOf(width, height);
  const at = ([x, y]: Spot): Spot => [x * width, y * height];
  return shapes.map((shape): Drawn => {
    if (shape.kind !== 'text') return { kind: 'path', d: (shape.kind === 'arrow' ? arrow : circle)(at(shape.from), at(shape.to), ink) };
    const [x, y] = at(shape.from);
    const size = Math.min(Math.max(width, height) * TEXT, (width * 0.96) / ems(shape.text), height * 0.8);
    return {
      kind: 'text', text: shape.text, size: round(size), x: round(Math.max(width * 0.02, Math.min(x, width * 0.98 - ems(shape.text) * size))), y: round(Math.min(Math.max(y + size * 0.35, size), height - size * 0.25)),
    };
  });
}
