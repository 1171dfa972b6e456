import { type ReactNode, useRef, useState } from 'react';
import { useFormFrame } from './context';

/** Whether the form that posts to `action` on this page holds words that were typed and not saved. */
function holdsUnsaved(action: string): boolean {
  const fields = [...document.forms].find((form) => form.getAttribute('action') === action)?.elements ?? [];
  const said = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return [...fields].some((field) => (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'hidden' && field.type !== 'checkbox' && field.type !== 'radio')) && said(field.value) !== said(field.defaultValue));
}

/**
 * Sends the form, once: a second press while it is on its way does nothing.
 * `confirm` is one sentence on what will be fixed forever; it stands beside the button and is asked once more before sending.
 * `after` is where another form of the page posts to: while that one holds words that are not saved, this one is not sent.
 */
export function SubmitButton({ children, danger = false, quiet = false, confirm, after, name, value }: { children: ReactNode; danger?: boolean; quiet?: boolean; confirm?: string; after?: string; name?: string; value?: string }) {
  const { busy } = useFormFrame();
  const dialog = useRef<HTMLDialogElement>(null);
  const [unsaved, setUnsaved] = useState(false);
  const kind = danger ? 'button danger' : quiet ? 'button' : 'button primary';
  return (
    <div className="form-actions">
      <button
        type="submit"
        className={kind}
        name={name}
        value={value}
        aria-disabled={busy || undefined}
        onClick={(event) => {
          const waits = after !== undefined && holdsUnsaved(after);
          setUnsaved(waits);
          if (busy || waits) event.preventDefault();
          else if (confirm && dialog.current) {
            event.preventDefault();
            dialog.current.showModal();
          }
        }}
      >
        {busy ? '正在提交…' : children}
      </button>
      {unsaved ? <p className="error" role="alert">上面的文字有改动还没有保存。请先保存,核对后再签字。</p> : null}
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
