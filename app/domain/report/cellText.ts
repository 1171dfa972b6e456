import { RISK_LEVEL_NAMES } from '../risk/words';
import { type Cell, LEVEL_SHAPES } from './paper';

/** The words of a cell, the level first. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  const boxes = (cell.boxes ?? []).map(({ label, checked }) => `${checked ? '☑' : '☐'} ${label}`).join('  ');
  return [cell.level && `${LEVEL_SHAPES[cell.level]} ${RISK_LEVEL_NAMES[cell.level]}`, cell.text, boxes].filter(Boolean).join('\n');
}
