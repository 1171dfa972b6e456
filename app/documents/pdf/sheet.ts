import type { RiskLevel } from '../../domain/risk/types';
import { type Typefaces, typefaces } from './typefaces';

/** Marks on a page, in points from its upper left corner. Text stands on its baseline. */
export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly bold: boolean; readonly colour: string }
  | { readonly kind: 'frame'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'ground'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly colour: string }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly size: number; readonly checked: boolean }
  | { readonly kind: 'level'; readonly x: number; readonly y: number; readonly size: number; readonly level: RiskLevel }
  | { readonly kind: 'pen'; readonly x: number; readonly y: number; readonly width: number; readonly drawing: string }
  | { readonly kind: 'photo'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly hash: string };

export const INK = '#000000';
export const GREY = '#555555';
export const HEAD_GROUND = '#eceff2';
export const GROUP_GROUND = '#f6f7f8';
/** Pale ground and strong shape of each level; the word beside it is in ink. */
export const LEVEL_COLOURS: Readonly<Record<RiskLevel, { ground: string; shape: string }>> = {
  major: { ground: '#fdecea', shape: '#b3261e' },
  considerable: { ground: '#fff0e0', shape: '#c25100' },
  general: { ground: '#fff8d6', shape: '#8a6a00' },
  low: { ground: '#e8f0fb', shape: '#1d4f91' },
};

/** 20 mm. */
export const MARGIN = 56.7;
const A4 = [595.28, 841.89] as const;

/** The pages of a paper while it is laid out: `y` is where the next block begins. */
export interface Sheet {
  /** How it is drawn (`PaperFrame.look`), and in which typefaces. */
  readonly look: number;
  readonly faces: Typefaces;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly inner: number;
  readonly top: number;
  readonly bottom: number;
  readonly pages: Mark[][];
  y: number;
}

export function newSheet(orientation: 'portrait' | 'landscape', look = 1): Sheet {
  const [width, height] = orientation === 'portrait' ? A4 : [A4[1], A4[0]];
  return { look, faces: typefaces(look), width, height, left: MARGIN, inner: width - 2 * MARGIN, top: MARGIN, bottom: height - MARGIN, pages: [[]], y: MARGIN };
}

/** Points left on the page. */
export const roomOn = (sheet: Sheet): number => sheet.bottom - sheet.y;

export function turnPage(sheet: Sheet): void {
  sheet.pages.push([]);
  sheet.y = sheet.top;
}

/** Puts marks on the current page. */
export const put = (sheet: Sheet, ...marks: Mark[]): void => {
  (sheet.pages.at(-1) as Mark[]).push(...marks);
};

/** Distance from one baseline to the next. */
export const leadingOf = (size: number): number => size * 1.35;

/** Baseline of a line whose upper edge is `top`; ideographs stand in the middle of the line. */
export const baselineOf = (top: number, size: number): number => top + (leadingOf(size) - size) / 2 + size * 0.88;
