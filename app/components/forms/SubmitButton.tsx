import { type ReactNode, useRef } from 'react';
import { useFormFrame } from './context';

/**
 * Sends the form, once: a second press while it is on its way does nothing.
 * `confirm` is one sentence on what will be fixed forever; it stands beside the button and is asked once more before sending.
 */
export function SubmitButton({ children, danger = false, quiet = false, confirm, name, value }: { children: ReactNode; danger?: boolean; quiet?: boolean; confirm?: string; name?: string; value?: string }) {
  const { busy } = useFormFrame();
  const dialog = useRef<HTMLDialogElement>(null);
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
          if (busy) event.preventDefault();
          else if (confirm && dialog.current) {
            event.preventDefault();
            dialog.current.showModal();
          }
        }}
      >
        {busy ? '正在提交…' : children}
      </button>
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
