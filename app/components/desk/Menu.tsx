import { useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';

/** A small menu that opens without scripts; with them it also closes on Escape, on a click elsewhere and after going somewhere. `button` gives it the look of the buttons it stands among, `term` that of a mark beside a word. `onOpen` is told when it opens. */
export function Menu({ label, name, kind, onOpen, children }: { label: ReactNode; name: string; kind?: 'button' | 'term'; onOpen?: () => void; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    const close = () => box.current?.removeAttribute('open');
    close();
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.current?.open) return;
      close();
      box.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [key]);
  return (
    <details className={kind === 'term' ? 'menu term no-print' : 'menu'} ref={box} onToggle={onOpen && (({ currentTarget }) => currentTarget.open && onOpen())}>
      <summary aria-label={name} className={kind === 'button' ? 'button' : undefined}>{label}</summary>
      <div className="menu-sheet">{children}</div>
    </details>
  );
}
