import { decided, type Decision, refused } from './decision';
import { cleaned } from './fold';
import type { RefusalTexts } from './refusal';

/** A place on a photo, from its upper left corner: 0 to 1 of its width, 0 to 1 of its height. */
export type Spot = readonly [x: number, y: number];

/** Something drawn over a photo: an arrow that points at `to`, a circle that fills the box of two corners, a text that begins at `from`. */
export type Shape = Line | Words;
interface Line {
  readonly kind: 'arrow' | 'circle';
  readonly from: Spot;
  readonly to: Spot;
}
interface Words {
  readonly kind: 'text';
  readonly from: Spot;
  readonly text: string;
}
export type ShapeKind = Shape['kind'];

export const SHAPE_NAMES: Readonly<Record<ShapeKind, string>> = { arrow: '箭头', circle: '圆圈', text: '文字' };
/** Shapes over one photo, and characters of one text: more would hide what the photo shows. */
export const MOST_SHAPES = 12;
export const MOST_MARK_WORDS = 20;
/** Longer is no list of shapes, whatever it says. */
const LONGEST = 8_000;
/** Places are kept to a ten-thousandth of the photo. */
const FINENESS = 10_000;

/**
 * How records name a photo: by the SHA-256 of its bytes, and where somebody drew over it, `~` and the SHA-256 of what was drawn. Whatever signs the
 * record signs both.
 */
export const PHOTO_NAME = /^[0-9a-f]{64}(?:~[0-9a-f]{64})?$/;
/** The photo itself, as it was taken. */
export const originalOf = (name: string): string => name.split('~', 1)[0]!;
/** What was drawn over it; '' for nothing. */
export const marksOf = (name: string): string => name.slice(originalOf(name).length + 1);
/** What is printed where a photo stands in words alone. */
export const photoWords = (name: string): string => `原件校验 ${name.slice(0, 12)}${marksOf(name) ? `，有标注，标注校验 ${marksOf(name).slice(0, 12)}` : ''}`;

export type MarksRefusal =
  | { readonly code: 'marksBroken' }
  | { readonly code: 'tooManyShapes'; readonly count: number }
  | { readonly code: 'shapeOutside'; readonly position: number }
  | { readonly code: 'markWords'; readonly position: number; readonly length: number };

const KEPT = '照片本身已保存，没有改动。';

/** Sentences of everything that can stand against what was drawn over a photo. */
export const MARKS_REFUSALS: RefusalTexts<MarksRefusal> = {
  marksBroken: () => ({ status: 422, sentence: `照片上的标注不完整，没有保存。${KEPT}请重新标注后再提交。` }),
  tooManyShapes: ({ count }) => ({ status: 422, sentence: `一张照片最多标注 ${MOST_SHAPES} 处，现在有 ${count} 处，标注没有保存。${KEPT}请只标出要紧的地方。` }),
  shapeOutside: ({ position }) => ({ status: 422, sentence: `照片上的第 ${position} 处标注超出了照片的范围，标注没有保存。${KEPT}请在照片上重新标注。` }),
  markWords: ({ position, length }) => ({
    status: 422,
    sentence: length === 0 ? `照片上的第 ${position} 处标注没有文字，标注没有保存。${KEPT}请写上文字或去掉这一处。` : `照片上的第 ${position} 处标注有 ${length} 个字，最多 ${MOST_MARK_WORDS} 个字，标注没有保存。${KEPT}长的说明请写在文字栏里。`,
  }),
};

/** A text of a form that says what was drawn over the photo before it, and names no photo. */
export const isMarks = (text: string): boolean => text.startsWith('[');

const spotIn = (value: unknown): Spot | null =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part)) ? [Math.round(value[0] * FINENESS) / FINENESS, Math.round(value[1] * FINENESS) / FINENESS] : null;
const isOnPhoto = ([x, y]: Spot): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
const lengthOf = (text: string): number => Array.from(text).length;

function shapeIn(value: unknown, position: number): Decision<Shape, MarksRefusal> {
  const { kind, from, to, text } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const begin = spotIn(from);
  if (begin && !isOnPhoto(begin)) return refused({ code: 'shapeOutside', position });
  if (begin && kind === 'text' && typeof text === 'string') {
    const words = cleaned(text).replace(/\s+/g, ' ').trim();
    const length = lengthOf(words);
    return length === 0 || length > MOST_MARK_WORDS ? refused({ code: 'markWords', position, length }) : decided({ kind, from: begin, text: words });
  }
  const end = spotIn(to);
  if (!begin || !end || (kind !== 'arrow' && kind !== 'circle')) return refused({ code: 'marksBroken' });
  if (!isOnPhoto(end)) return refused({ code: 'shapeOutside', position });
  return begin[0] === end[0] && begin[1] === end[1] ? refused({ code: 'marksBroken' }) : decided({ kind, from: begin, to: end });
}

/** What was drawn over a photo, out of the JSON of a form; an empty list takes away what was drawn before. Nothing but shapes is kept of it. */
export function parseMarks(text: string): Decision<readonly Shape[], MarksRefusal> {
  let given: unknown = null;
  try {
    given = text.length <= LONGEST ? JSON.parse(text) : null;
  } catch {
    return refused({ code: 'marksBroken' });
  }
  if (!Array.isArray(given)) return refused({ code: 'marksBroken' });
  if (given.length > MOST_SHAPES) return refused({ code: 'tooManyShapes', count: given.length });
  const shapes: Shape[] = [];
  for (const [index, value] of given.entries()) {
    const shape = shapeIn(value, index + 1);
    if (!shape.ok) return shape;
    shapes.push(shape.fact);
  }
  return decided(shapes);
}

/** What is on file of it. */
export const readShapes = (value: unknown): Shape[] => (Array.isArray(value) ? value.flatMap((one, index) => { const shape = shapeIn(one, index + 1); return shape.ok ? [shape.fact] : []; }) : []);
