import type { FormState } from '~/components/forms/state';
import { all, make, named, one } from './dom';

/** The control, or the group of them, that a name of a form stands for. */
const controlOf = (form: HTMLFormElement, name: string): HTMLElement | null =>
  one(`[data-photos="${CSS.escape(name)}"]`, form) ?? one(`fieldset[id$="${CSS.escape(name)}"]`, form) ?? one(named(name), form);

/** Where the notes of a control stand: its own part of the form. */
const partOf = (control: HTMLElement): HTMLElement => (control.matches('fieldset, .ph-photos') ? (one('.told', control) ?? control) : (control.closest<HTMLElement>('.field') ?? control.parentElement!));

function note(control: HTMLElement, kind: 'error' | 'current', text: string): void {
  control.id ||= `field-${control.getAttribute('name') ?? ''}`;
  const said = make('div', { class: kind, id: `${control.id}-${kind}`, 'data-note': true }, text);
  partOf(control).append(said);
  // What is said behind a line to open would not be seen.
  control.closest('details')?.setAttribute('open', '');
  control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), said.id].filter(Boolean).join(' '));
  if (kind === 'error' && control.matches('input, select, textarea')) control.setAttribute('aria-invalid', 'true');
}

/** What a form said under a name; of photos, which there are. */
const saidUnder = (form: HTMLFormElement, name: string): string => JSON.stringify([new FormData(form).getAll(name).map(String), all('[data-photo]', one(`[data-photos="${CSS.escape(name)}"]`, form) ?? make('p')).map(({ dataset }) => dataset.photo)]);

/** What stands against the fields of a form since its last answer: the sentence at each, and what the field said then. */
const against = new WeakMap<HTMLFormElement, Map<string, string>>();

/** Takes one sentence away, at its field and on top. */
function unsay(form: HTMLFormElement, name: string): void {
  const control = controlOf(form, name);
  const id = `${control?.id ?? ''}-error`;
  const others = (control?.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== id).join(' ');
  document.getElementById(id)?.remove();
  control?.removeAttribute('aria-invalid');
  if (others) control!.setAttribute('aria-describedby', others);
  else control?.removeAttribute('aria-describedby');
  one(`.form-summary [data-of="${CSS.escape(name)}"]`, form)?.remove();
  const summary = one('.form-summary', form);
  const left = all('[data-of]', summary ?? form).length;
  if (left === 0) summary?.remove();
  else one('h2', summary!)!.textContent = `还有 ${left} 处需要改正`;
}

/**
 * After something was changed: what was put right is no longer told as wrong. `stands` are the sentences that can be told without the server; what only
 * the server can judge is taken for put right once it says something else than what was refused.
 */
export function followUp(form: HTMLFormElement, stands: () => Readonly<Record<string, string>>): void {
  const changed = [...(against.get(form) ?? [])].filter(([name, refused]) => saidUnder(form, name) !== refused);
  if (changed.length === 0) return;
  const wrong = stands();
  for (const [name] of changed.filter(([name]) => !(name in wrong))) {
    against.get(form)!.delete(name);
    unsay(form, name);
  }
}

/** Takes away what an earlier answer said. */
export function undrawn(form: HTMLFormElement): void {
  against.delete(form);
  all('.form-summary', form).forEach((summary) => summary.remove());
  all('[data-note], .field > .error, .field > .current, .told > *', form).forEach((said) => said.remove());
  all('[aria-invalid]', form).forEach((control) => control.removeAttribute('aria-invalid'));
}

const even = (values: readonly string[]): string => JSON.stringify(values.map((value) => value.replace(/\r\n?/g, '\n').trim()).filter(Boolean).sort());

/** A link to a field of the summary, which moves the focus there. */
function way(form: HTMLFormElement, name: string, sentence: string): HTMLElement {
  const link = make('a', { href: `#${controlOf(form, name)?.id ?? ''}` }, sentence);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go(form, name);
  });
  return link;
}

/** Brings a field into sight and the focus to it; whether it is there. */
function go(form: HTMLFormElement, name: string): boolean {
  const control = controlOf(form, name);
  form.dispatchEvent(new CustomEvent('wanted', { detail: control }));
  control?.scrollIntoView({ block: 'center' });
  const field = control?.matches('input, select, textarea') ? control : control && one('input, select, textarea', control);
  field?.focus({ preventScroll: true });
  return field !== null && document.activeElement === field;
}

/**
 * Shows why a form was not taken: on top, at each field, and what the record says now; the focus goes to the one field that is wrong, or on top. Nothing typed is touched; the locks are those of the
 * answer, so that sending again is a choice made with both in sight.
 */
export function draw(form: HTMLFormElement, state: FormState): void {
  undrawn(form);
  const errors = Object.entries(state.errors);
  const title = state.formError ?? (errors.length === 1 ? '没有保存，有一处需要改正' : `没有保存，有 ${errors.length} 处需要改正`);
  const summary = make('div', { class: 'form-summary', role: 'alert', tabindex: '-1' }, make('h2', {}, title));
  if (errors.length > 0) summary.append(make('ul', {}, ...errors.map(([name, sentence]) => make('li', { 'data-of': name }, way(form, name, sentence)))));
  if (state.status === 401) summary.append(make('a', { class: 'button', href: '/sign-in', target: '_blank', rel: 'noreferrer' }, '在新页登录'));
  const standing = (state.standing ?? []).filter(({ field }) => field === undefined || !(field in state.values));
  if (standing.length > 0) {
    const lines = standing.map(({ label, text }) => make('div', {}, make('dt', {}, label), make('dd', {}, text || '（空）')));
    summary.append(make('div', { class: 'standing', role: 'group', tabindex: '0', 'aria-label': '现在的内容' }, make('h3', {}, '现在的内容'), make('dl', {}, ...lines)));
  }
  form.prepend(summary);
  against.set(form, new Map(errors.map(([name]) => [name, saidUnder(form, name)])));
  for (const [name, sentence] of errors) {
    const control = controlOf(form, name);
    if (control) note(control, 'error', sentence);
  }
  const typed = new FormData(form);
  for (const [name, { value, text }] of Object.entries(state.current ?? {})) {
    const control = controlOf(form, name);
    if (control && even([value].flat()) !== even(typed.getAll(name).map(String))) note(control, 'current', `现在的内容：${text || '（空）'}`);
  }
  for (const [name, value] of Object.entries(state.lock ?? {})) {
    const field = one<HTMLInputElement>(`input[type=hidden]${named(name)}`, form);
    if (field) field.value = value;
  }
  // One field that stands on the screen says it all: the hand goes on there.
  const [only, ...others] = errors;
  if (only && others.length === 0 && standing.length === 0 && go(form, only[0])) return;
  summary.scrollIntoView({ block: 'nearest' });
  summary.focus({ preventScroll: true });
}
