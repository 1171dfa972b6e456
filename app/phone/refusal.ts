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

/** Takes away what an earlier answer said. */
export function undrawn(form: HTMLFormElement): void {
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
    const control = controlOf(form, name);
    form.dispatchEvent(new CustomEvent('wanted', { detail: control }));
    control?.scrollIntoView({ block: 'center' });
    const field = control?.matches('input, select, textarea') ? control : one('input, select, textarea', control ?? form);
    field?.focus({ preventScroll: true });
  });
  return link;
}

/**
 * Shows why a form was not taken: on top, at each field, and what the record says now. Nothing typed is touched; the locks are those of the
 * answer, so that sending again is a choice made with both in sight.
 */
export function draw(form: HTMLFormElement, state: FormState): void {
  undrawn(form);
  const errors = Object.entries(state.errors);
  const title = state.formError ?? (errors.length === 1 ? '没有保存，有一处需要改正' : `没有保存，有 ${errors.length} 处需要改正`);
  const summary = make('div', { class: 'form-summary', role: 'alert', tabindex: '-1' }, make('h2', {}, title));
  if (errors.length > 0) summary.append(make('ul', {}, ...errors.map(([name, sentence]) => make('li', {}, way(form, name, sentence)))));
  if (state.status === 401) summary.append(make('a', { class: 'button', href: '/sign-in', target: '_blank', rel: 'noreferrer' }, '在新页登录'));
  const standing = (state.standing ?? []).filter(({ field }) => field === undefined || !(field in state.values));
  if (standing.length > 0) {
    const lines = standing.map(({ label, text }) => make('div', {}, make('dt', {}, label), make('dd', {}, text || '（空）')));
    summary.append(make('div', { class: 'standing', role: 'group', tabindex: '0', 'aria-label': '现在的内容' }, make('h3', {}, '现在的内容'), make('dl', {}, ...lines)));
  }
  form.prepend(summary);
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
  summary.scrollIntoView({ block: 'nearest' });
  summary.focus({ preventScroll: true });
}
