import { DRAWING_NOTE, type SignatureLine, type SignaturesBlock, signatureNote } from '../../domain/report/paper';
import { formatDate } from '../../domain/shared/day';
import { dayOf, formatInstant, timeOf } from '../../domain/shared/instant';
import { NOTE_SIZE, TEXT_SIZE } from './blocks';
import { breakLines, emsOf, printable } from './lines';
import { baselineOf, GREY, INK, leadingOf, put, roomOn, type Sheet, turnPage } from './sheet';
import { OFFICE_LOOK } from './typefaces';

const SIGNATURE_HEIGHT = 58;
const SIGNATURE_GAP = 18;
/** A drawn signature below its line, and the room it takes. */
const DRAWING = { width: 96, room: 40 } as const;

const signaturesPerLine = (sheet: Sheet): number => (sheet.width > sheet.height ? 3 : 2);

const signatureHeight = ({ lines }: SignaturesBlock): number => SIGNATURE_HEIGHT + (lines.some(({ signed }) => signed?.drawing) ? DRAWING.room : 0);

function drawSignature(sheet: Sheet, line: SignatureLine, x: number, width: number): void {
  const { regular } = sheet.faces;
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

/** Room above the line to sign on with a pen, and what stands below it. */
const PEN_ROOM = 34;
const OFFICE_HEIGHT = PEN_ROOM + 38;
/** Width of a drawn signature above its line. */
const ORNAMENT = 90;

/** A line to sign on with a pen; who signed in the program and when stand below it, and what was drawn above. */
function drawOfficeSignature(sheet: Sheet, { label: of, signed }: SignatureLine, x: number, width: number): void {
  const { regular } = sheet.faces;
  const label = printable(`${of}：`, regular);
  const from = x + emsOf(label, regular) * TEXT_SIZE + 2;
  const text = (content: string, at: number, top: number, size = TEXT_SIZE, colour = INK): void =>
    put(sheet, { kind: 'text', x: at, y: baselineOf(sheet.y + top, size), text: printable(content, regular), size, bold: false, colour });
  text(label, x, PEN_ROOM - leadingOf(TEXT_SIZE));
  put(sheet, { kind: 'rule', x: from, y: sheet.y + PEN_ROOM, width: x + width - from });
  if (!signed) return text(BLANK_DATE, from, PEN_ROOM + 4);
  if (signed.drawing) put(sheet, { kind: 'pen', x: from + 4, y: sheet.y + PEN_ROOM - 3 - ORNAMENT / 3, width: Math.min(ORNAMENT, width / 2), drawing: signed.drawing });
  const name = breakLines(signed.title ? `${signed.name}（${signed.title}）` : signed.name, x + width - from, TEXT_SIZE, regular)[0] ?? '';
  text(name, from, PEN_ROOM + 3);
  const note = [`${formatDate(dayOf(signed.at))} ${timeOf(signed.at)}`, signatureNote(signed.kind), signed.drawing && `上为${DRAWING_NOTE}`].filter(Boolean).join('，');
  breakLines(note, x + width - from, 8, regular).slice(0, 2).forEach((line, index) => text(line, from, PEN_ROOM + 18 + index * leadingOf(8), 8, GREY));
}

/** What a pen fills in. */
const BLANK_DATE = '        年      月      日';
/** Room for a seal of 42 mm over unit and date; it may reach the lines above. */
const SEAL_ROOM = 96;

/** 落款: the unit and its day at the lower right, with room for the seal over both. */
function drawClosing(sheet: Sheet, { lines, datedBy }: SignaturesBlock, factory: string): void {
  const { regular } = sheet.faces;
  const width = sheet.inner * (sheet.width > sheet.height ? 0.36 : 0.52);
  const at = lines.find(({ label, signed }) => label === datedBy && signed)?.signed?.at;
  const shown = [...breakLines(`${factory}（盖章）`, width, TEXT_SIZE, regular), at ? formatDate(dayOf(at)) : BLANK_DATE];
  const step = leadingOf(TEXT_SIZE) + 4;
  let y = sheet.y + (SEAL_ROOM - shown.length * step) / 2;
  for (const text of shown) {
    put(sheet, { kind: 'text', x: sheet.left + sheet.inner - width + (width - emsOf(text, regular) * TEXT_SIZE) / 2, y: baselineOf(y, TEXT_SIZE), text, size: TEXT_SIZE, bold: false, colour: INK });
    y += step;
  }
  sheet.y += SEAL_ROOM;
}

const lineHeight = (sheet: Sheet, block: SignaturesBlock): number => (sheet.look >= OFFICE_LOOK ? OFFICE_HEIGHT : signatureHeight(block));

/** Height of the signature lines with the space above them, and of what closes the paper below. */
export const signaturesHeight = (sheet: Sheet, block: SignaturesBlock): number =>
  block.lines.length === 0 ? 0 : 14 + Math.ceil(block.lines.length / signaturesPerLine(sheet)) * lineHeight(sheet, block) + (block.datedBy === undefined ? 0 : SEAL_ROOM);

/** Signature lines, kept together on one page with 落款: the name and time of the account that signed, or a line for the pen. */
export function drawSignatures(sheet: Sheet, block: SignaturesBlock, factory: string): void {
  if (block.lines.length === 0) return;
  if (signaturesHeight(sheet, block) > roomOn(sheet)) turnPage(sheet);
  sheet.y += 14;
  const [perLine, height] = [signaturesPerLine(sheet), lineHeight(sheet, block)];
  const width = (sheet.inner - SIGNATURE_GAP * (perLine - 1)) / perLine;
  const draw = sheet.look >= OFFICE_LOOK ? drawOfficeSignature : drawSignature;
  block.lines.forEach((line, index) => {
    const column = index % perLine;
    if (index > 0 && column === 0) sheet.y += height;
    draw(sheet, line, sheet.left + column * (width + SIGNATURE_GAP), width);
  });
  sheet.y += height;
  if (block.datedBy !== undefined) drawClosing(sheet, block, factory);
}
