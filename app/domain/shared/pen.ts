import type { Spot } from './marks';

/** The field a signature is drawn on (手写图样): whole places from its upper left corner. */
export const PEN_FIELD = { width: 300, height: 100 } as const;
/** Strokes of one signature, and places of all of them: more draws nothing that could be told apart. */
const MOST_STROKES = 40;
const MOST_PLACES = 300;
/** Characters of the longest text that can be a drawing. */
export const LONGEST_PEN = MOST_PLACES * 8;
/** How far a place may stand from the line that is drawn without it, at first; in places of the field. */
const FINENESS = 0.75;
/** Places of one stroke that are looked at; a hand that goes on scribbling adds nothing that could be read. */
const LONGEST_STROKE = 1_000;

const FORM = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;

/**
 * A drawn signature as the text of a path: `M12 30L14 31…`, one `M` a stroke. Nothing but whole places of the field stands in it, so that a page, a PDF and
 * a hash all read the same. Null where a text is no such path, or longer than one may be.
 */
export function penPath(text: string): string | null {
  if (text.length > LONGEST_PEN || !FORM.test(text)) return null;
  const places = text.match(/\d+ \d+/g) ?? [];
  const within = places.every((place) => {
    const [x, y] = place.split(' ').map(Number) as [number, number];
    return x <= PEN_FIELD.width && y <= PEN_FIELD.height;
  });
  return within && places.length <= MOST_PLACES && text.split('M').length - 1 <= MOST_STROKES ? text : null;
}

/** How far a place stands from the stretch between two others. */
function distanceOf([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The places of a stroke that its line cannot do without (Ramer–Douglas–Peucker). */
function thinned(stroke: readonly Spot[], fineness: number): readonly Spot[] {
  const keeps = new Set([0, stroke.length - 1]);
  const stretches: [number, number][] = [[0, stroke.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    let [farthest, most] = [0, fineness];
    for (let at = from + 1; at < to; at += 1) {
      const distance = distanceOf(stroke[at]!, stroke[from]!, stroke[to]!);
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest === 0) continue;
    keeps.add(farthest);
    stretches.push([from, farthest], [farthest, to]);
  }
  return stroke.filter((_, at) => keeps.has(at));
}

/** The places of a stroke that stand at least one apart, as far as they are looked at. */
function apart(stroke: readonly Spot[]): readonly Spot[] {
  const kept: Spot[] = [];
  for (const spot of stroke) {
    const last = kept.at(-1);
    if (!last || Math.hypot(spot[0] - last[0], spot[1] - last[1]) >= 1) kept.push(spot);
    if (kept.length === LONGEST_STROKE) break;
  }
  return kept;
}

const placed = ([x, y]: Spot): string => {
  const at = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  return `${at(x, PEN_FIELD.width)} ${at(y, PEN_FIELD.height)}`;
};

/** What a finger or mouse drew, in places of the field, as a path that may be kept: thinned until it fits; strokes beyond the most are left out. '' for nothing. */
export function penPathOf(strokes: readonly (readonly Spot[])[]): string {
  const drawn = strokes.filter(({ length }) => length > 0).slice(0, MOST_STROKES).map(apart);
  for (let fineness = FINENESS; ; fineness *= 1.5) {
    const lines = drawn.map((stroke) => thinned(stroke, fineness).map(placed)).map((places) => places.filter((place, at) => at === 0 || place !== places[at - 1]));
    // A dot is a stroke to where it began.
    const path = lines.map(([first, ...rest]) => `M${first}${(rest.length > 0 ? rest : [first]).map((place) => `L${place}`).join('')}`).join('');
    if (path === '' || penPath(path)) return path;
  }
}
