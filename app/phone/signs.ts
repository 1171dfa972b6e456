import { all, one } from './dom';

const MINUS = /^\s*[-−–—﹣－]\s*/;

/** Keys that change the sign of the number beside them: the keyboard for figures has no minus on some phones. With them it is the keyboard of every number. */
export function wakeSigns(): void {
  for (const key of all('[data-sign]')) {
    const field = one<HTMLInputElement>('input', key.parentElement!)!;
    field.inputMode = 'decimal';
    key.addEventListener('click', () => {
      field.value = MINUS.test(field.value) ? field.value.replace(MINUS, '') : `-${field.value}`;
      ['input', 'change'].forEach((type) => field.dispatchEvent(new Event(type, { bubbles: true })));
      field.focus();
    });
  }
}
