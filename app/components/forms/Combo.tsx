import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { answers, wordsOf } from '~/domain/shared/words';
import type { Control } from './Field';
import { type Option, PlainSelect } from './PlainSelect';

/** Most a list shows at once; typing narrows it. */
const SHOWN = 60;

/** The options whose words contain all parts typed, in the list's own order. */
export function narrowed(options: readonly Option[], text: string): readonly Option[] {
  const parts = wordsOf(text);
  return options.filter(({ label }) => answers(label, parts, null));
}

/** A list searched by typing (ARIA combobox); before the page is alive it is the browser's own list. */
export function Combo({ tied, options, value, placeholder }: { tied: Control['tied']; options: readonly Option[]; value: string; placeholder: string }) {
  const select = useRef<HTMLSelectElement>(null);
  const [alive, setAlive] = useState(false);
  const [chosen, setChosen] = useState(value);
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [emptied, setEmptied] = useState(false);
  useEffect(() => {
    if (select.current) setChosen(select.current.value);
    setAlive(true);
  }, []);
  if (!alive) return <PlainSelect ref={select} tied={tied} options={options} value={value} placeholder={placeholder} />;

  const { name, id, ...aria } = tied;
  const open = text !== null;
  // What was chosen can be taken back, as in the browser's own list; an emptied field says the same.
  const none: Option = { value: '', label: placeholder };
  const found = open ? [...(text === '' && chosen !== '' ? [none] : []), ...narrowed(options, text)].slice(0, SHOWN) : [];
  const listId = `${id}-list`;
  const label = options.find((option) => option.value === chosen)?.label ?? '';
  const choose = (option: Option | undefined) => {
    if (!option || option.disabled) return;
    setChosen(option.value);
    setText(null);
    setEmptied(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setText('');
      else setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setText(null);
    }
  };
  return (
    <div className="combo">
      <input type="hidden" name={name} value={chosen} data-drawn={value} />
      <input
        {...aria}
        id={id}
        className="control"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={label || `${placeholder}，可输入文字查找`}
        value={open ? text : label}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setText((now) => now ?? '')}
        onChange={(event) => {
          setText(event.target.value);
          setEmptied(event.target.value === '');
          setActive(0);
        }}
        onBlur={() => (emptied ? choose(none) : setText(null))}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" hidden={!open} aria-label={placeholder}>
        {found.map((option, index) => (
          <li
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={option.value === chosen}
            aria-disabled={option.disabled}
            data-active={index === active}
            ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label}
          </li>
        ))}
        {open && found.length === 0 ? <li className="none" role="option" aria-selected={false} aria-disabled>没有符合的项</li> : null}
      </ul>
    </div>
  );
}
