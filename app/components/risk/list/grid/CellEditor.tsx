import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type GridColumn, ROW_HEIGHT } from './columns';

export type Move = 'down' | 'next' | 'previous' | 'stay';

interface Props {
  /** Told the field, to give it the focus. */
  readonly hold: (field: HTMLTextAreaElement | null) => void;
  readonly column: GridColumn;
  /** What the cell said when it was opened; null while nothing is written. */
  readonly text: string | null;
  readonly top: number;
  readonly left: number;
  readonly label: string;
  /** Something was typed over the cell. */
  readonly onTyped: () => void;
  /** Takes the text over and moves on. */
  readonly onDone: (text: string, move: Move) => void;
  readonly onCancel: () => void;
  /** Keys and clipboard of the sheet, while nothing is written. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
}

/**
 * The field that takes every key of the sheet: unseen over the active cell until something is typed or the cell is opened.
 * It holds the focus all the time, so that an input method composes from its first letter. Alt+Enter makes a line end.
 */
export function CellEditor({ hold, column, text, top, left, label, onTyped, onDone, onCancel, onKey, onPaste, onCopy }: Props) {
  const field = useRef<HTMLTextAreaElement | null>(null);
  const open = text !== null;
  useLayoutEffect(() => {
    const element = field.current!;
    if (!open) element.value = '';
    else if (element.value === '' && text) {
      element.value = text;
      element.setSelectionRange(text.length, text.length);
    }
  }, [open, text]);
  const finish = (value: string, move: Move): void => onDone(value, move);
  return (
    <div className={open ? 'grid-editor' : 'grid-editor closed'} style={{ insetBlockStart: top, insetInlineStart: left, inlineSize: Math.max(column.width, column.lines && open ? 280 : 0) }}>
      <textarea
        ref={(element) => {
          field.current = element;
          hold(element);
        }}
        onPaste={open ? undefined : onPaste}
        onCopy={open ? undefined : onCopy}
        aria-label={label}
        rows={column.lines && open ? 4 : 1}
        style={{ minBlockSize: ROW_HEIGHT }}
        onInput={() => {
          if (!open) onTyped();
        }}
        onBlur={({ currentTarget }) => {
          if (open) finish(currentTarget.value, 'stay');
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (!open) {
            onKey(event);
            return;
          }
          const { currentTarget } = event;
          if (event.key === 'Enter' && event.altKey && column.lines) {
            event.preventDefault();
            currentTarget.setRangeText('\n', currentTarget.selectionStart, currentTarget.selectionEnd, 'end');
          } else if (event.key === 'Enter' || event.key === 'Tab') {
            event.preventDefault();
            finish(currentTarget.value, event.key === 'Enter' ? 'down' : event.shiftKey ? 'previous' : 'next');
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onCancel();
          }
        }}
      />
      {open && column.choices ? (
        <ul>
          {column.choices.map((choice) => (
            <li key={choice}>
              <button
                type="button"
                tabIndex={-1}
                aria-pressed={choice === text}
                onMouseDown={(event) => {
                  event.preventDefault();
                  event.stopPropagation();
                  finish(choice, 'stay');
                }}
              >
                {choice}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
