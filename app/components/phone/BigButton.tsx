import { type ReactNode, useRef } from 'react';
import { useFormFrame, useIsPressed } from '../forms/context';

/** The one large button of a page; sends the form around it, once. */
export function BigButton({ children, type = 'submit', plain = false, danger = false, name, value, form, onClick }: { children: ReactNode; type?: 'submit' | 'button'; plain?: boolean; danger?: boolean; name?: string; value?: string; form?: string; onClick?: () => void }) {
  const { busy } = useFormFrame();
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useIsPressed(button);
  return (
    <button
      ref={button}
      type={type}
      className={danger ? 'big-button danger' : plain ? 'big-button plain' : 'big-button'}
      name={name}
      value={value}
      form={form}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {pressed && type === 'submit' ? '正在提交…' : children}
    </button>
  );
}
