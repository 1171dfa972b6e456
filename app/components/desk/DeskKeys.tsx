import { useEffect, useRef } from 'react';
import { KeyList } from './KeyList';

/** Rows of lists that are walked by key: each with a link that opens it. */
const ROWS = '#content :is(tbody tr, .found li)';
/** Where letters are typed, or mean something else. */
const TYPED_IN = 'input, textarea, select, [contenteditable], [role="grid"], [role="application"], [role="listbox"]';

const linkOf = (row: Element): HTMLElement | null => row.querySelector<HTMLElement>('a[href]');
const isSeen = (row: Element): boolean => row.getClientRects().length > 0 && linkOf(row) !== null;

/** Brings the cursor to the row `step` rows on, or to the first in sight where it is in none. */
function walk(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll(ROWS)].filter(isSeen);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const first = rows.find((row) => row.getBoundingClientRect().top >= 0) ?? rows[0];
  const row = at < 0 ? first : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  const link = row && linkOf(row);
  link?.focus();
  return Boolean(link);
}

/** Presses the button of the form somebody types in; where it has several, the cursor only goes to the first, and the person chooses. */
function sendFrom(target: Element): boolean {
  const form = target.closest<HTMLFormElement>('form[data-verb]');
  const buttons = form ? [...form.elements].filter((element): element is HTMLButtonElement => element instanceof HTMLButtonElement && element.type === 'submit' && !element.disabled) : [];
  const [only] = buttons;
  if (buttons.length === 1) only!.click();
  else only?.focus();
  return only !== undefined;
}

/** Keys that hold everywhere at the desk, and the sheet that tells of them. */
export function DeskKeys() {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (event.defaultPrevented || event.isComposing || event.altKey || !(target instanceof Element)) return;
      const commands = event.ctrlKey || event.metaKey;
      if (commands && key === 'Enter' && sendFrom(target)) return event.preventDefault();
      if (commands || target.matches(TYPED_IN) || target.closest('[role="grid"], [role="application"]') || document.querySelector('dialog[open]')) return;
      if (key === '?') {
        event.preventDefault();
        sheet.current?.showModal();
      } else if ((key === 'j' || key === 'k') && walk(key === 'j' ? 1 : -1)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <dialog ref={sheet} className="ask" aria-label="按键">
      <h2>按键</h2>
      <KeyList />
      <form method="dialog" className="form-actions"><button type="submit" className="button">关闭</button></form>
    </dialog>
  );
}
