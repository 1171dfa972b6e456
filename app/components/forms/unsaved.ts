/** State of a navigation to which a form led that was taken: on the same page the other forms stay as they are. */
export const LED_BY_FORM = { ledByForm: true };
const isLed = (state: unknown): boolean => typeof state === 'object' && state !== null && 'ledByForm' in state;

interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly state?: unknown;
}

/** Whether a navigation draws the page anew, so that what is typed there is gone. */
export const drawsAnew = (from: Place, to: Place): boolean => from.pathname !== to.pathname || (from.search !== to.search && !isLed(to.state));

/** Controls that nobody types into. */
const MACHINE = new Set(['hidden', 'submit', 'button', 'image', 'reset']);

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isControl = (element: Element): element is Control => element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** What a person sees in a form, in one text. */
function seenIn(form: HTMLFormElement): string {
  const said = [...form.elements].filter(isControl).flatMap((field): string[] => {
    if (MACHINE.has(field.type) && field.dataset.drawn === undefined) return [];
    if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map(({ value }) => `${field.name}=${value}`);
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) return field.checked ? [`${field.name}=${field.value}`] : [];
    if (field instanceof HTMLInputElement && field.type === 'file') return [...(field.files ?? [])].map(({ name }) => `${field.name}=${name}`);
    return [`${field.name}=${field.value.replaceAll('\r\n', '\n').trim()}`];
  });
  return said.join('\n');
}

/** What each form that somebody began to fill in said before. */
const before = new WeakMap<HTMLFormElement, string>();

/** Takes down what a form says before it is touched. */
export function noteUntouched(form: HTMLFormElement): void {
  if (!before.has(form)) before.set(form, seenIn(form));
}

/** Forgets what a form said: its post was taken, or its fields were drawn anew. */
export const forget = (form: HTMLFormElement | null): void => void (form && before.delete(form));

/** Whether a form on the page holds what somebody typed or chose and nobody saved. One that was put back as it was holds nothing. */
export const holdsUnsaved = (): boolean => [...document.querySelectorAll<HTMLFormElement>('form[data-verb]')].some((form) => {
  const untouched = before.get(form);
  return untouched !== undefined && untouched !== seenIn(form);
});
