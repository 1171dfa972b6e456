import type { HeadingBlock, ParagraphBlock, PhotosBlock, SignatureLine, SignaturesBlock } from '../../domain/report/paper';
import { DRAWING_NOTE, signatureNote } from '../../domain/report/paper';
import { formatInstant } from '../../domain/shared/instant';
import { breakLines, emsOf, printable } from './lines';
import { baselineOf, GREY, INK, leadingOf, put, roomOn, type Sheet, turnPage } from './sheet';
import { typefaces } from './typefaces';

const TEXT_SIZE = 10.5;
const NOTE_SIZE = 9;
const LEADING = 1.6;

/** A heading stays with `following` points of what comes after it. */
export function drawHeading(sheet: Sheet, block: HeadingBlock, following: number): void {
  if (roomOn(sheet) < 32 + following) turnPage(sheet);
  const size = 12;
  const lines = breakLines(block.text, sheet.inner, size, typefaces().bold);
  if (sheet.y > sheet.top) sheet.y += 10;
  for (const text of lines) {
    put(sheet, { kind: 'text', x: sheet.left, y: baselineOf(sheet.y, size), text, size, bold: true, colour: INK });
    sheet.y += leadingOf(size);
  }
  sheet.y += 5;
}

/** Running text: first line of the body indented by two characters. */
export function drawParagraph(sheet: Sheet, block: ParagraphBlock, tail: number): void {
  const note = block.tone === 'note';
  const size = note ? NOTE_SIZE : TEXT_SIZE;
  const indent = note ? 0 : 2 * size;
  const lines = breakLines(block.text, sheet.inner, size, typefaces().regular, indent);
  const step = size * LEADING;
  lines.forEach((text, index) => {
    const after = index === lines.length - 1 ? tail : 0;
    if (step + after > roomOn(sheet)) turnPage(sheet);
    const x = sheet.left + (index === 0 ? indent : 0);
    put(sheet, { kind: 'text', x, y: sheet.y + (step - size) / 2 + size * 0.88, text, size, bold: false, colour: note ? GREY : INK });
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
      const face = typefaces().regular;
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

const SIGNATURE_HEIGHT = 58;
const SIGNATURE_GAP = 18;
/** A drawn signature below its line, and the room it takes. */
const DRAWING = { width: 96, room: 40 } as const;

const signaturesPerLine = (sheet: Sheet): number => (sheet.width > sheet.height ? 3 : 2);

const signatureHeight = ({ lines }: SignaturesBlock): number => SIGNATURE_HEIGHT + (lines.some(({ signed }) => signed?.drawing) ? DRAWING.room : 0);

/** Height of the signature lines with the space above them. */
export const signaturesHeight = (sheet: Sheet, block: SignaturesBlock): number =>
  block.lines.length === 0 ? 0 : 14 + Math.ceil(block.lines.length / signaturesPerLine(sheet)) * signatureHeight(block);

function drawSignature(sheet: Sheet, line: SignatureLine, x: number, width: number): void {
  const { regular } = typefaces();
  const label = printable(`${line.label}：`, regular);
  const nameX = x + emsOf(label, regular) * TEXT_SIZE + 2;
  const text = (content: string, at: number, top: number, size = TEXT_SIZE, colour = INK): void =>
    put(sheet, { kind: 'text', x: at, y: baselineOf(sheet.y + top, size), text: content, size, bold: false, colour });
  text(label, x, 0);
  put(sheet, { kind: 'rule', x: nameX, y: sheet.y + 16, width: x + width - nameX });
  if (!line.signed) {
    text('日期：', x, 21);
    ['年', '月', '日'].forEach((unit, index) => text(unit, x + 76 + index * 36, 21));
    return;
  }
  const name = line.signed.title ? `${line.signed.name}（${line.signed.title}）` : line.signed.name;
  const shown = breakLines(name, x + width - nameX - 6, TEXT_SIZE, regular);
  text(shown[0] ?? '', nameX + 4, 0);
  text(`日期：${formatInstant(line.signed.at)}`, x, 21);
  const { kind, drawing } = line.signed;
  text(drawing ? `${signatureNote(kind)}；下为${DRAWING_NOTE}` : signatureNote(kind), x, 38, NOTE_SIZE, GREY);
  if (drawing) put(sheet, { kind: 'pen', x, y: sheet.y + 56, width: DRAWING.width, drawing });
}

/** Signature lines, kept together on one page: the name and time of the account that signed, or a line for the pen. */
export function drawSignatures(sheet: Sheet, block: SignaturesBlock): void {
  if (block.lines.length === 0) return;
  if (signaturesHeight(sheet, block) > roomOn(sheet)) turnPage(sheet);
  sheet.y += 14;
  const [perLine, height] = [signaturesPerLine(sheet), signatureHeight(block)];
  const width = (sheet.inner - SIGNATURE_GAP * (perLine - 1)) / perLine;
  block.lines.forEach((line, index) => {
    const column = index % perLine;
    if (index > 0 && column === 0) sheet.y += height;
    drawSignature(sheet, line, sheet.left + column * (width + SIGNATURE_GAP), width);
  });
  sheet.y += height;
}
