import { Form, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Icon } from './icons';

/** Looks for hazards by number or words, risk items, people and posts; Ctrl K (⌘ K) brings the cursor here. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [query] = useSearchParams();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Form action="/search" role="search" className="search-box">
      <Icon name="search" />
      <input ref={input} type="search" name="q" defaultValue={query.get('q') ?? ''} placeholder="查隐患、风险项、人员、岗位" maxLength={60} aria-label="查找隐患、风险项、人员、岗位" aria-keyshortcuts="Control+K" />
      <kbd aria-hidden="true">Ctrl K</kbd>
    </Form>
  );
}
