import { SIGNATURE_KIND_NAMES, type SignatureKind } from '../organisation/access/assurance';
import type { RiskLevel } from '../risk/types';
import type { Instant } from '../shared/instant';
import { formatInstant, instantAt } from '../shared/instant';
import { marksOf } from '../shared/marks';
import { partsOf, UNDATED } from '../shared/stored';
import { verifyCode } from './verifyCode';

/** Rows a printed figure was counted from, so that a screen can open it. */
export interface FigureSource {
  readonly kind: 'riskItem' | 'checkRecord' | 'answer' | 'hazard' | 'resolution' | 'post';
  readonly ids: readonly string[];
}

/** A box that is drawn, never typed: typefaces lack the characters. */
export interface CheckBox {
  readonly label: string;
  readonly checked: boolean;
}

/** A cell with more than words in it. `text` may hold line breaks. */
export interface RichCell {
  readonly text: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** Columns covered, 1 when left out. */
  readonly colSpan?: number;
  /** Draws the level's shape, word and pale ground above `text`. */
  readonly level?: RiskLevel;
  /** Boxes drawn after `text`, one beside the other. */
  readonly boxes?: readonly CheckBox[];
  readonly from?: FigureSource;
}
export type Cell = string | RichCell;

/** A cell of a table head; spans count columns and head rows. */
export interface HeadCell {
  readonly text: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** A line of a table: its cells, or a heading across all columns that is repeated with (续) on the next page. */
export type TableRow =
  | { readonly kind: 'cells'; readonly id?: string; readonly cells: readonly Cell[] }
  | { readonly kind: 'group'; readonly text: string };

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
}
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** `note` is smaller and grey, without the two-character indent of running text. */
  readonly tone?: 'body' | 'note';
}
export interface Fact {
  readonly label: string;
  readonly value: Cell;
  /** Takes a whole line of the grid. */
  readonly wide?: boolean;
}
/** A grid of labels and values, `perLine` pairs to a line. */
export interface FactsBlock {
  readonly kind: 'facts';
  readonly perLine: 1 | 2 | 3;
  readonly facts: readonly Fact[];
}
export interface TableBlock {
  readonly kind: 'table';
  /** Shares of the text width, one a column. */
  readonly widths: readonly number[];
  /** Alignment of each column; `left` when left out. */
  readonly aligns?: readonly ('left' | 'center' | 'right')[];
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly TableRow[];
  /** The sentence printed when there is no row. */
  readonly empty: string;
  /** Points; 9 at least, 10 when left out. */
  readonly size?: number;
  /** Points a row is high at least, where somebody is to write in it. */
  readonly least?: number;
}
export interface PhotoReference {
  /** Name of the photo (`shared/marks`). */
  readonly hash: string;
  readonly caption: string;
}
/** A photo of a paper; what was drawn over it is said, since it is not on the original. */
export const photoOf = (name: string, caption: string): PhotoReference => ({ hash: name, caption: marksOf(name) ? `${caption}（有标注）` : caption });
export interface PhotosBlock {
  readonly kind: 'photos';
  readonly photos: readonly PhotoReference[];
}
/** Who signed, in which capacity, when; null for a line to be signed by hand. */
export interface PrintedSignature {
  readonly name: string;
  readonly title: string;
  readonly at: Instant;
  /** By what the signer was made sure of; missing where they were signed in and no more, and in papers from before that was asked. */
  readonly kind?: SignatureKind;
  /** How it is drawn, as an ornament (`shared/pen`); missing where nothing was drawn. */
  readonly drawing?: string;
}
/** The parts of a signature that are missing where there is nothing to say. */
export const signedBy = ({ kind, drawing }: { readonly kind?: SignatureKind; readonly drawing?: string }): Pick<PrintedSignature, 'kind' | 'drawing'> => ({ ...(kind ? { kind } : {}), ...(drawing ? { drawing } : {}) });
/** What the lines for the names under papers of days, weeks and months are called. */
export const SIGNER_LABELS = { officer: '质量安全员', director: '质量安全总监', principal: '主要负责人' } as const;
export interface SignatureLine {
  /** 编制, 审核, 批准 … */
  readonly label: string;
  readonly signed: PrintedSignature | null;
}
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly lines: readonly SignatureLine[];
  /** Below the lines stand the unit with room for its seal, and the day of the name of this label (落款); missing in papers from before they had it. */
  readonly datedBy?: string;
}
export type Block = HeadingBlock | ParagraphBlock | FactsBlock | TableBlock | PhotosBlock | SignaturesBlock;

/** What identifies a paper; the same for every kind. */
export interface PaperFrame {
  readonly factory: string;
  /** Code of the record behind the paper, printed at the foot. */
  readonly recordCode: string;
  /** `第 3 版`, `修订 1` …; empty when the paper has no versions. */
  readonly versionLabel: string;
  /** Hex hash of the content; its short form is printed. */
  readonly contentHash: string;
  /** Text of the QR code: the address where the paper can be verified. */
  readonly verifyUrl: string;
  /** Becomes the creation date of the file: equal papers give equal bytes. */
  readonly createdAt: Instant;
  /** How it is drawn; a kept paper is drawn as it was when it was kept. Missing in those from before there were several: the first. */
  readonly look?: number;
}

/** The look of papers that are composed today. Since 2 a paper carries a code that can be typed; since 3 it is set as an office sets its papers. */
const LOOK = 3;

/** A printed paper as pure, serialisable data; `documents/pdf` turns it into bytes. */
export interface Paper extends PaperFrame {
  readonly title: string;
  /** Printed under the title on the left; empty for none. */
  readonly number: string;
  /** Period or subject under the title; empty for none. */
  readonly subtitle: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly Block[];
}

/** Reads a paper as it was kept. */
export const readPaper = (stored: unknown): Paper => ({
  factory: '', recordCode: '', versionLabel: '', contentHash: '', verifyUrl: '', createdAt: instantAt(UNDATED, '00:00'), title: '', number: '', subtitle: '', orientation: 'portrait', blocks: [],
  ...partsOf<Paper>(stored),
});

/** Shapes that stand with the colours of the risk levels, so that colour is never the only sign. */
export const LEVEL_SHAPES: Readonly<Record<RiskLevel, string>> = { major: '◆', considerable: '▲', general: '●', low: '■' };

/** What a name under a paper is, by what its signer was made sure of: never called a 可靠的电子签名. */
export const signatureNote = (kind: SignatureKind = 'session'): string => `系统内签名（${kind === 'session' ? '登录账户确认' : SIGNATURE_KIND_NAMES[kind]}）`;

/** What stands by a drawn signature: it is not the signature. */
export const DRAWING_NOTE = '手写图样，只作装饰';

/** First sixteen digits of a hash in groups of four, as printed at the foot. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');

/** What a paper is checked by, as printed at its foot: the code that can be typed, or the digits of earlier papers. Empty without a hash. */
export const checkMark = ({ contentHash, look = 1 }: Pick<PaperFrame, 'contentHash' | 'look'>): string =>
  contentHash === '' ? '' : look >= 2 ? `核验码 ${verifyCode(contentHash)}` : `校验 ${shortHash(contentHash)}`;

/** The frame's fields alone, whatever else an input carries, in the look of today. */
export const frameOf = ({ factory, recordCode, versionLabel, contentHash, verifyUrl, createdAt }: PaperFrame): PaperFrame => ({
  factory, recordCode, versionLabel, contentHash, verifyUrl, createdAt, look: LOOK,
});

/** `王芳(质量安全员)`; `—` for nobody. */
export const nameWithTitle = (person: { readonly name: string; readonly title: string } | null): string =>
  person ? (person.title ? `${person.name}（${person.title}）` : person.name) : '—';

/** `2026年11月21日(周六) 14:05`; `—` for never. */
export const instantOrDash = (at: Instant | null): string => (at ? formatInstant(at) : '—');

/** A text or, when it is empty, `—`. */
export const orDash = (text: string): string => text.trim() || '—';
