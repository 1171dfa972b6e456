/** The first element a selector finds. */
export const one = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E | null => within.querySelector<E>(selector);

/** All of them. */
export const all = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E[] => [...within.querySelectorAll<E>(selector)];

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** A new element; an attribute that is false or undefined is left out. Texts are texts, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children);
  return element;
}

/** A button that does something here. */
export function press(words: string, act: () => void, className = 'ph-link'): HTMLButtonElement {
  const button = make('button', { type: 'button', class: className }, words);
  button.addEventListener('click', act);
  return button;
}

/** The name of an attribute's value in a selector. */
export const named = (name: string): string => `[name="${CSS.escape(name)}"]`;

const frame = typeof document === 'undefined' ? null : one('.phone');
/** Whose page this is; '' on a page of nobody. */
export const person = frame?.dataset.person ?? '';
/** The day of the factory when the page was made. */
export const today = frame?.dataset.today ?? '';

const BYTES = 16;
/** A key nobody else makes. `randomUUID` is not there where a page comes without TLS. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
