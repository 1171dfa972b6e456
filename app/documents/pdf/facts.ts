import type { FactsBlock } from '../../domain/report/paper';
import { measureCell, measuredRow, type MeasuredRow } from './cells';
import { beginningOf, type FlowRow, flowRows, placeRow } from './flow';
import { HEAD_GROUND, roomOn, type Sheet, turnPage } from './sheet';
import { BODY_SIZE, columnsOf, span } from './tables';
import { OFFICE_LOOK } from './typefaces';

/** Of a portrait page's width, in percent. */
const LABEL_SHARE = 14;

function measureFacts(sheet: Sheet, block: FactsBlock): MeasuredRow[] {
  const { faces } = sheet;
  const share = 100 / block.perLine;
  const labelShare = (LABEL_SHARE * 482) / sheet.inner;
  const columns = columnsOf(sheet, Array.from({ length: block.perLine }, () => [labelShare, share - labelShare]).flat());
  const lines: FactsBlock['facts'][number][][] = [];
  for (const fact of block.facts) {
    const line = lines.at(-1);
    if (!line || fact.wide || line.length === block.perLine || line.some(({ wide }) => wide)) lines.push([fact]);
    else line.push(fact);
  }
  return lines.map((line) =>
    measuredRow(
      line.flatMap((fact, index) => {
        const last = index === line.length - 1;
        const values = span(columns, index * 2 + 1, last ? columns.length - index * 2 - 1 : 1);
        return [
          measureCell(faces, fact.label, { ...span(columns, index * 2, 1), align: 'center', bold: true, ground: HEAD_GROUND }, BODY_SIZE),
          { ...measureCell(faces, fact.value, values, BODY_SIZE), ground: null },
        ];
      }),
      BODY_SIZE,
      leastHeight(line),
    ),
  );
}

const gridRows = (sheet: Sheet, block: FactsBlock): FlowRow[] => measureFacts(sheet, block).map((row) => ({ row, over: [], again: null }));

/** What of a grid stands with the heading above it. */
export const factsBeginning = (sheet: Sheet, block: FactsBlock, tail: number): number => beginningOf(sheet, gridRows(sheet, block), { height: 0, tail });

/** Draws a grid of labels and values; `wide` values take the rest of their line. A grid of less than half a page stays on one page. */
export function drawFacts(sheet: Sheet, block: FactsBlock, tail: number): void {
  if (sheet.look >= OFFICE_LOOK) return flowRows(sheet, gridRows(sheet, block), { begin: { height: 0, draw: () => undefined }, repeats: true, tail });
  const rows = measureFacts(sheet, block);
  const height = rows.reduce((sum, row) => sum + row.height, 0) + tail;
  if (height > roomOn(sheet) && height < (sheet.bottom - sheet.top) / 2) turnPage(sheet);
  rows.forEach((row, index) => {
    const after = index === rows.length - 1 ? tail : 0;
    if (row.height + after > roomOn(sheet) && row.height + after <= sheet.bottom - sheet.top) turnPage(sheet);
    placeRow(sheet, row, () => undefined);
  });
}

/** Lines left empty for the pen are high enough to write in. */
const leastHeight = (line: readonly FactsBlock['facts'][number][]): number => {
  const empty = line.some(({ value }) => (typeof value === 'string' ? value === '' : value.text === '' && !value.boxes && !value.level));
  if (!empty) return 20;
  return line.some(({ wide }) => wide) ? 44 : 24;
};
