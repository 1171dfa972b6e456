import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useAlive } from '~/components/forms/useAlive';
import { CellEditor, type Move } from './CellEditor';
import { gridColumns, NUMBER_WIDTH, ROW_HEIGHT } from './columns';
import { GridRowView } from './GridRowView';
import { LeftOver } from './LeftOver';
import { beyond, type Beyond, blockOf, type Cell, pasted, redo, startGrid, textOfBlock, undo, write } from './model';
import { shownRows } from './slots';
import { useRest } from './useRest';
import { ROWS, useSaving } from './useSaving';

interface Props {
  readonly rows: readonly { readonly id: string; readonly version: number; readonly values: readonly string[] }[];
  readonly posts: readonly { readonly id: string; readonly label: string }[];
  readonly versionId: string;
  /** Rows of the whole draft, and behind which place those stand that did not come with the page. */
  readonly total: number;
  readonly next: string | null;
}

/** Rows drawn above and below what is in sight, and what is taken for in sight before the screen is known. */
const SPARE = 6;
const FIRST_HEIGHT = 720;
const PAGE = 15;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The draft as a sheet: keys and clipboard as in Excel, every step can be taken back, changed rows save themselves. */
export function RiskGrid({ rows, posts, versionId, total, next }: Props) {
  const [state, setState] = useState(() => startGrid(rows));
  const columns = useMemo(() => gridColumns(posts), [posts]);
  const lefts = useMemo(() => columns.map((_, column) => columns.slice(0, column).reduce((sum, { width }) => sum + width, NUMBER_WIDTH)), [columns]);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT });
  const [leftOver, setLeftOver] = useState<Beyond | null>(null);
  /** Whether a block was pasted that reaches into rows which are not here yet. */
  const [early, setEarly] = useState(false);
  const alive = useAlive();
  const box = useRef<HTMLDivElement>(null);
  const keys = useRef<HTMLTextAreaElement | null>(null);
  const saving = useSaving(state, setState, posts);
  const rest = useRest(versionId, next, setState);
  const last = { row: state.rows.length - 1, column: columns.length - 1 };

  useEffect(() => {
    const element = box.current!;
    const look = (): void => setView((before) => (before.top === element.scrollTop && before.height === element.clientHeight ? before : { top: element.scrollTop, height: element.clientHeight }));
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    const element = box.current!;
    const head = ROW_HEIGHT;
    const top = active.row * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT + head > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW_HEIGHT + head - element.clientHeight;
    const [left, width] = [lefts[active.column]!, columns[active.column]!.width];
    if (left - NUMBER_WIDTH < element.scrollLeft) element.scrollLeft = left - NUMBER_WIDTH;
    else if (left + width > element.scrollLeft + element.clientWidth) element.scrollLeft = left + width - element.clientWidth;
  }, [active, columns, lefts]);

  const go = (row: number, column: number, extend = false): void => {
    const next = { row: clamp(row, last.row), column: clamp(column, last.column) };
    setActive(next);
    if (!extend) setAnchor(next);
  };
  const selected = { top: Math.min(active.row, anchor.row), bottom: Math.max(active.row, anchor.row), left: Math.min(active.column, anchor.column), right: Math.max(active.column, anchor.column) };
  const finish = (text: string, move: Move): void => {
    setEditing(null);
    setState((before) => write(before, [{ ...active, text }]));
    if (move === 'down') go(active.row + 1, active.column);
    if (move === 'next') go(active.row, active.column + 1);
    if (move === 'previous') go(active.row, active.column - 1);
  };
  const clear = (): void => {
    const block = Array.from({ length: selected.bottom - selected.top + 1 }, (_, row) => Array.from({ length: selected.right - selected.left + 1 }, (__, column) => ({ row: selected.top + row, column: selected.left + column, text: '' })));
    setState((before) => write(before, block.flat()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const { row, column } = active;
    const acts: Record<string, () => void> = control
      ? {
          z: () => setState(shiftKey ? redo : undo), y: () => setState(redo), Home: () => go(0, 0, shiftKey), End: () => go(last.row, last.column, shiftKey),
          ArrowUp: () => go(0, column, shiftKey), ArrowDown: () => go(last.row, column, shiftKey), ArrowLeft: () => go(row, 0, shiftKey), ArrowRight: () => go(row, last.column, shiftKey),
          a: () => { setAnchor({ row: 0, column: 0 }); setActive(last); },
        }
      : {
          ArrowUp: () => go(row - 1, column, shiftKey), ArrowDown: () => go(row + 1, column, shiftKey), ArrowLeft: () => go(row, column - 1, shiftKey), ArrowRight: () => go(row, column + 1, shiftKey),
          PageUp: () => go(row - PAGE, column, shiftKey), PageDown: () => go(row + PAGE, column, shiftKey), Home: () => go(row, 0, shiftKey), End: () => go(row, last.column, shiftKey),
          Tab: () => go(row, column + (shiftKey ? -1 : 1)), Enter: () => setEditing(state.rows[row]?.values[column] ?? ''), F2: () => setEditing(state.rows[row]?.values[column] ?? ''), Delete: clear, Backspace: clear,
        };
    const act = acts[key.length === 1 ? key.toLowerCase() : key];
    const leaving = key === 'Tab' && ((shiftKey && column === 0) || (!shiftKey && column === last.column));
    if (act && !leaving && (control || key.length > 1)) {
      event.preventDefault();
      act();
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const [block, size] = [blockOf(event.clipboardData.getData('text/plain')), { rows: state.rows.length, columns: columns.length }];
    const cells = pasted(block, anchor, active, size);
    const over = beyond(block, anchor, active, size);
    setEarly(over !== null && over.rows.length > 0 && rest.missing);
    if (over !== null && over.rows.length > 0 && rest.missing) return;
    setLeftOver(over);
    setState((before) => write(before, cells));
  };
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', textOfBlock(state.rows.slice(selected.top, selected.bottom + 1).map(({ values }) => values.slice(selected.left, selected.right + 1))));
  };
  const cellAt = (event: MouseEvent): Cell | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    return cell ? { row: Number(cell.closest<HTMLElement>('[data-row]')!.dataset.row), column: Number(cell.dataset.column) } : null;
  };
  /** An act of the bar; the keys go on to the sheet. */
  const pressed = (work: () => void) => (): void => {
    work();
    keys.current?.focus({ preventScroll: true });
  };
  const first = clamp(Math.floor(view.top / ROW_HEIGHT) - SPARE, Math.max(0, last.row));
  const shown = shownRows(first, Math.ceil(view.height / ROW_HEIGHT) + 2 * SPARE, state.rows.length);
  // Sizes come from the script: the policy of the page takes no styles from its HTML.
  const wide = (inlineSize: number) => (alive ? { inlineSize } : undefined);
  const wrong = state.rows.findIndex(({ errors }) => Object.keys(errors).length > 0);
  const error = state.rows[active.row]?.errors[active.column];

  return (
    <div className="grid-frame">
      <form hidden action={ROWS} data-discover="true" />
      <div className="grid-bar" role="toolbar" aria-label="编辑">
        <button type="button" className="button" disabled={state.past.length === 0} onClick={pressed(() => setState(undo))}>撤销</button>
        <button type="button" className="button" disabled={state.future.length === 0} onClick={pressed(() => setState(redo))}>重做</button>
        <output className={saving.trouble || rest.trouble || early || wrong >= 0 || leftOver ? 'lacking' : 'soft'}>
          {saving.trouble ?? error ?? rest.trouble ?? (early && rest.missing ? '粘贴的内容伸到还没有读到的行，没有写入：等读完再粘贴一次。' : saving.saving ? '正在保存…' : saving.waiting > 0 ? `${saving.waiting} 行待保存` : wrong >= 0 ? `第 ${wrong + 1} 行有没保存的单元格` : leftOver ? '粘贴的内容有一部分没有放下' : rest.missing ? `正在读取其余的行：${state.rows.length} / ${total}` : '已全部保存')}
        </output>
        {saving.trouble ? <button type="button" className="button" onClick={pressed(saving.retry)}>重新保存</button> : rest.trouble ? <button type="button" className="button" onClick={pressed(rest.retry)}>重新读取</button> : null}
        {wrong >= 0 && !error ? <button type="button" className="button quiet" onClick={pressed(() => go(wrong, Number(Object.keys(state.rows[wrong]!.errors)[0])))}>去看</button> : null}
      </div>
      {leftOver ? <LeftOver beyond={leftOver} last={state.rows.at(-1)?.values ?? []} busy={saving.saving || saving.waiting > 0} onDone={pressed(() => setLeftOver(null))} /> : null}
      <div ref={box} className={alive ? 'grid-box' : 'grid-box still'}>
        <table
          role="grid"
          aria-label="风险管控清单"
          aria-rowcount={Math.max(total, state.rows.length) + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          style={wide(lefts.at(-1)! + columns.at(-1)!.width)}
          onMouseDown={(event) => {
            const cell = cellAt(event);
            if (!cell) return;
            event.preventDefault();
            if (editing !== null) finish(keys.current!.value, 'stay');
            keys.current?.focus({ preventScroll: true });
            go(cell.row, cell.column, event.shiftKey);
          }}
          onMouseMove={(event) => {
            const cell = event.buttons === 1 && editing === null ? cellAt(event) : null;
            if (cell && (cell.row !== active.row || cell.column !== active.column)) setActive(cell);
          }}
          onDoubleClick={(event) => {
            const cell = cellAt(event);
            if (cell) setEditing(state.rows[cell.row]?.values[cell.column] ?? '');
          }}
        >
          <thead>
            <tr className="grid-head" aria-rowindex={1}>
              <th className="grid-number" style={wide(NUMBER_WIDTH)}>行</th>
              {columns.map(({ field, label, width }) => <th key={field} className="grid-cell" style={wide(width)}>{label}</th>)}
            </tr>
          </thead>
          <tbody style={alive ? { blockSize: state.rows.length * ROW_HEIGHT } : undefined}>
            {shown.map((index, slot) => {
              const inside = index >= selected.top && index <= selected.bottom;
              return <GridRowView key={slot} row={state.rows[index]!} index={index} columns={columns} alive={alive} from={inside ? selected.left : -1} to={inside ? selected.right : -1} active={index === active.row ? active.column : -1} />;
            })}
          </tbody>
        </table>
        {alive ? (
          <CellEditor
            hold={(element) => {
              keys.current = element;
            }}
            column={columns[active.column]!}
            text={editing}
            top={(active.row + 1) * ROW_HEIGHT}
            left={lefts[active.column]!}
            label={`第 ${active.row + 1} 行 ${columns[active.column]!.label}：${state.rows[active.row]?.values[active.column] ?? ''}`}
            onTyped={() => setEditing('')}
            onDone={finish}
            onCancel={() => setEditing(null)}
            onKey={onKeyDown}
            onPaste={onPaste}
            onCopy={onCopy}
          />
        ) : null}
      </div>
    </div>
  );
}
