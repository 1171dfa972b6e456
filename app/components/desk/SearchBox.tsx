import { Form, useNavigate, useSearchParams } from '@remix-run/react';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { LONGEST_QUESTION } from '~/domain/shared/words';
import { type Offer, useAnswersTo } from './answersTo';
import { Icon } from './icons';

/**
 * Looks for anything by number, words or pinyin, and for pages and acts by their names (ARIA combobox); Ctrl K (⌘ K) brings the cursor here, and
 * Escape back to where it was. Before the page is alive, and on Enter before there is an answer, it is the form of the search page.
 */
export function SearchBox() {
  const id = useId();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLFormElement>(null);
  const before = useRef<Element | null>(null);
  // Closed by whatever leads somewhere, not by having come there: by then somebody may be typing the next question.
  const [question, setQuestion] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const hide = (): void => setQuestion(null);
  const show = useCallback((): void => {
    input.current?.focus();
    input.current?.select();
    setActive(0);
    setQuestion(input.current?.value.trim() ?? '');
  }, []);
  const { offers, failed } = useAnswersTo(question);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (document.activeElement !== input.current) before.current = document.activeElement;
      show();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [show]);

  const answered = offers?.question === question ? offers : null;
  const all: Offer = { to: `/search?q=${encodeURIComponent(question ?? '')}`, title: question ? `“${question}”的全部结果` : '', note: '' };
  const groups = answered
    ? [
        ...(answered.exact ? [{ title: '编号', total: 1, rows: [{ to: answered.exact, title: `打开 ${answered.question}`, note: '' }] }] : []),
        ...answered.groups,
        ...(question ? [{ title: '查找', total: 1, rows: [all] }] : []),
      ]
    : [];
  const rows = groups.flatMap((group) => group.rows);
  const open = question !== null && (groups.length > 0 || failed);
  const go = ({ to }: Offer): void => {
    hide();
    if (input.current) input.current.value = '';
    document.getElementById('content')?.focus({ preventScroll: true });
    navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (question === null) show();
      else setActive((active + step + rows.length) % Math.max(1, rows.length));
    } else if (event.key === 'Enter' && rows[active]) {
      event.preventDefault();
      go(rows[active]);
    } else if (event.key === 'Escape' && question !== null) {
      event.preventDefault();
      hide();
      if (before.current instanceof HTMLElement) before.current.focus();
      before.current = null;
    }
  };
  const optionId = (at: number): string => `${id}-${at}`;
  let at = -1;
  return (
    <Form action="/search" role="search" className="search-box" ref={box} onSubmit={hide}>
      <Icon name="search" />
      <input
        ref={input} type="search" name="q" defaultValue={query.get('q') ?? ''} placeholder="查编号、人员、岗位、页面" maxLength={LONGEST_QUESTION} autoComplete="off"
        role="combobox" aria-label="查找编号、隐患、风险项、人员、岗位、页面和可以办的事" aria-keyshortcuts="Control+K" aria-autocomplete="list" aria-expanded={open} aria-controls={`${id}-list`}
        aria-activedescendant={open && rows[active] ? optionId(active) : undefined}
        onClick={() => question === null && show()}
        onChange={(event) => {
          setActive(0);
          setQuestion(event.target.value.trim());
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => box.current?.contains(event.relatedTarget) || hide()}
      />
      <button type="submit" aria-label="查找与命令，Ctrl K" title="查找与命令（Ctrl K，⌘ K）" onClick={(event) => {
        if (input.current?.value.trim()) return;
        event.preventDefault();
        show();
      }}>Ctrl K</button>
      <div className="search-list" hidden={!open}>
        <div id={`${id}-list`} role="listbox" aria-label="查找到的">
          {groups.map((group, index) => (
            <div key={group.title} role="group" aria-labelledby={`${id}-group-${index}`}>
              <b id={`${id}-group-${index}`}>{group.title}{group.total > group.rows.length ? `（${group.rows.length}/${group.total}）` : ''}</b>
              {group.rows.map((row) => {
                at += 1;
                const own = at;
                return (
                  <div
                    key={row.to + row.title} id={optionId(own)} role="option" aria-selected={own === active}
                    ref={own === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                    tabIndex={-1}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      go(row);
                    }}
                  >
                    <span>{row.title}</span>
                    {row.note ? <small>{row.note}</small> : null}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <p>{failed ? '没有连上服务器，按 Enter 到查找页再试。' : '↑↓ 选择，Enter 打开，Esc 关闭；? 看全部按键。'}</p>
      </div>
      <output className="unseen">{open && answered ? `找到 ${rows.length} 项` : ''}</output>
    </Form>
  );
}
