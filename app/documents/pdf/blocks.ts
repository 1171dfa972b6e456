import type { HeadingBlock, ParagraphBlock, PhotosBlock } from '../../domain/report/paper';
import { breakLines, emsOf } from './lines';
import { baselineOf, GREY, INK, leadingOf, put, roomOn, type Sheet, turnPage } from './sheet';
import { OFFICE_LOOK } from './typefaces';

export const TEXT_SIZE = 10.5;
export const NOTE_SIZE = 9;
const LEADING = 1.6;
/** Lines of a paragraph that stay together at either side of a page's end. */
const TOGETHER = 2;

/** A heading stays with `following` points of what comes after it. */
export function drawHeading(sheet: Sheet, block: HeadingBlock, following: number): void {
  if (roomOn(sheet) < 32 + following) turnPage(sheet);
  const size = 12;
  const lines = breakLines(block.text, sheet.inner, size, sheet.faces.bold);
  if (sheet.y > sheet.top) sheet.y += 10;
  for (const text of lines) {
    put(sheet, { kind: 'text', x: sheet.left, y: baselineOf(sheet.y, size), text, size, bold: true, colour: INK });
    sheet.y += leadingOf(size);
  }
  sheet.y += 5;
}

interface MeasuredText {
  readonly lines: readonly string[];
  readonly size: number;
  readonly indent: number;
  readonly step: number;
}

function measureParagraph(sheet: Sheet, { text, tone }: ParagraphBlock): MeasuredText {
  const note = tone === 'note';
  const size = note ? NOTE_SIZE : TEXT_SIZE;
  const indent = note ? 0 : 2 * size;
  return { lines: breakLines(text, sheet.inner, size, sheet.faces.regular, indent), size, indent, step: size * LEADING };
}

/** What of a paragraph stands with what is before it; `tail` follows its last line. */
export function paragraphBeginning(sheet: Sheet, block: ParagraphBlock, tail: number): number {
  const { lines, step } = measureParagraph(sheet, block);
  return lines.length <= TOGETHER + 1 ? step * lines.length + tail : step * TOGETHER;
}

/** Lines that must stand on the page of the line at `index`, itself included: since the office look no line stands alone at the head or the foot of a page. */
function linesWith(sheet: Sheet, lines: number, index: number): number {
  if (sheet.look < OFFICE_LOOK) return 1;
  if (lines <= TOGETHER + 1) return lines - index;
  if (index === 0) return TOGETHER;
  return index === lines - TOGETHER ? TOGETHER : 1;
}

/** Running text: first line of the body indented by two characters. */
export function drawParagraph(sheet: Sheet, block: ParagraphBlock, tail: number): void {
  const { lines, size, indent, step } = measureParagraph(sheet, block);
  lines.forEach((text, index) => {
    const together = linesWith(sheet, lines.length, index);
    const after = index + together >= lines.length ? tail : 0;
    if (step * together + after > roomOn(sheet) && sheet.y > sheet.top) turnPage(sheet);
    const x = sheet.left + (index === 0 ? indent : 0);
    put(sheet, { kind: 'text', x, y: sheet.y + (step - size) / 2 + size * 0.88, text, size, bold: false, colour: block.tone === 'note' ? GREY : INK });
    sheet.y += step;
  });
  sheet.y += 3;
}

const PHOTO_GAP = 12;
const CAPTION = 16;

const photosPerLine = (sheet: Sheet): number => (sheet.width > sheet.height ? 4 : 3);

/** Height of one line of photographs with its captions. */
export const photoLineHeight = (sheet: Sheet): number => {
  const perLine = photosPerLine(sheet);
  return (((sheet.inner - PHOTO_GAP * (perLine - 1)) / perLine) * 3) / 4 + CAPTION;
};

/** Whether photographs take one line only. */
export const isOneLine = (sheet: Sheet, { photos }: PhotosBlock): boolean => photos.length <= photosPerLine(sheet);

/** Photographs in frames of 4 : 3, three side by side, four on a landscape page, each with its caption. */
export function drawPhotos(sheet: Sheet, block: PhotosBlock, tail: number): void {
  const perLine = photosPerLine(sheet);
  const width = (sheet.inner - PHOTO_GAP * (perLine - 1)) / perLine;
  const height = (width * 3) / 4;
  for (let first = 0; first < block.photos.length; first += perLine) {
    if (sheet.y > sheet.top) sheet.y += 6;
    const after = first + perLine >= block.photos.length ? tail : 0;
    if (height + CAPTION + after > roomOn(sheet)) turnPage(sheet);
    block.photos.slice(first, first + perLine).forEach((photo, index) => {
      const x = sheet.left + index * (width + PHOTO_GAP);
      const face = sheet.faces.regular;
      const text = breakLines(photo.caption, width, NOTE_SIZE, face)[0] ?? '';
      put(
        sheet,
        { kind: 'photo', x, y: sheet.y, width, height, hash: photo.hash },
        { kind: 'frame', x, y: sheet.y, width, height },
        { kind: 'text', x: x + (width - emsOf(text, face) * NOTE_SIZE) / 2, y: baselineOf(sheet.y + height + 2, NOTE_SIZE), text, size: NOTE_SIZE, bold: false, colour: INK },
      );
    });
    sheet.y += height + CAPTION;
  }
}
