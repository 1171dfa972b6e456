import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormFrame, useIsPressed } from './context';

const said = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Whether a control says something else than it was drawn with. */
function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    const drawn = Math.max(0, [...field.options].findIndex(({ defaultSelected }) => defaultSelected));
    return field.selectedIndex !== drawn;
  }
  if (field instanceof HTMLTextAreaElement) return said(field.value) !== said(field.defaultValue);
  if (!(field instanceof HTMLInputElement)) return false;
  if (field.type === 'hidden') return field.dataset.drawn !== undefined && field.dataset.drawn !== field.value;
  return field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked : said(field.value) !== said(field.defaultValue);
}

/** Whether a form that posts to one of `actions` (apart by blanks) on this page holds what was typed or chosen and not saved. */
const holdsUnsaved = (actions: string): boolean =>
  [...document.forms].filter((form) => actions.split(' ').includes(form.getAttribute('action') ?? '')).some((form) => [...form.elements].some(isChanged));

/** When what is not saved may be so no more: it was put back, or its form was taken. */
const CHANGES = ['input', 'change', 'taken'] as const;

/**
 * Sends the form, once: a second press while it is on its way does nothing.
 * `confirm` is one sentence on what will be fixed forever; it stands beside the button and is asked once more before sending.
 * `after` is where other forms of the page post to: while one of them holds what is not saved, this one is not sent.
 */
export function SubmitButton({ children, danger = false, quiet = false, confirm, after, name, value }: { children: ReactNode; danger?: boolean; quiet?: boolean; confirm?: string; after?: readonly string[]; name?: string; value?: string }) {
  const { busy } = useFormFrame();
  const box = useRef<HTMLDivElement>(null);
  const pressed = useIsPressed(box);
  const dialog = useRef<HTMLDialogElement>(null);
  const [unsaved, setUnsaved] = useState(false);
  // One text, so that what listens stays while the page is drawn anew, which is when a form is taken.
  const waitsFor = (after ?? []).join(' ');
  useEffect(() => {
    if (!unsaved) return undefined;
    const look = () => setUnsaved(holdsUnsaved(waitsFor));
    CHANGES.forEach((event) => document.addEventListener(event, look));
    return () => CHANGES.forEach((event) => document.removeEventListener(event, look));
  }, [unsaved, waitsFor]);
  const kind = danger ? 'button danger' : quiet ? 'button' : 'button primary';
  return (
    <div className="form-actions" ref={box}>
      <button
        type="submit"
        className={kind}
        name={name}
        value={value}
        aria-disabled={busy || undefined}
        onClick={(event) => {
          const waits = waitsFor !== '' && holdsUnsaved(waitsFor);
          setUnsaved(waits);
          if (busy || waits) event.preventDefault();
          else if (confirm && dialog.current) {
            event.preventDefault();
            dialog.current.showModal();
          }
        }}
      >
        {pressed ? '正在提交…' : children}
      </button>
      {unsaved ? <p className="error" role="alert">上面的内容有改动还没有保存。请先保存，核对后再签字。</p> : null}
      {after === undefined ? null : <noscript><p className="help">签的是已经保存的内容：上面改过还没有保存的，请先保存。</p></noscript>}
      {confirm ? (
        <>
          <span className="fixed-forever">{confirm}</span>
          <dialog ref={dialog} className="ask" aria-label="请确认">
            <p>{confirm}</p>
            <div className="form-actions">
              <button type="submit" className={kind} name={name} value={value} onClick={() => dialog.current?.close()}>
                {children}
              </button>
              <button type="button" className="button" onClick={() => dialog.current?.close()}>
                返回
              </button>
            </div>
          </dialog>
        </>
      ) : null}
    </div>
  );
}
