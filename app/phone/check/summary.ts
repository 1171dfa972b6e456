import { RESULT_NAMES } from '~/domain/routine/words';
import { make } from '../dom';
import { LACKING } from './item';

/** An item as the summary says it. */
export interface Told {
  readonly point: string;
  /** '' while it has no answer. */
  readonly result: string;
  /** What else was said of it. */
  readonly words: string;
}

/** Draws what will be signed: how many of each answer, each line opening its item; what is blank or odd is open from the start. */
export function drawSummary(box: HTMLElement, items: readonly Told[], open: (at: number) => void): void {
  const groups = [['', '还没有检查'] as const, ...(['nonconforming', 'notApplicable', 'conforming'] as const).map((result) => [result, RESULT_NAMES[result]] as const)];
  const parts = groups.flatMap(([result, name]) => {
    const those = items.map((item, at) => ({ ...item, at })).filter((item) => item.result === result);
    if (those.length === 0 && result === '') return [];
    const lines = those.map(({ point, words, at }) => {
      const line = make('button', { type: 'button', class: 'ph-row' }, make('span', {}, `${at + 1}. ${point}`, ...(words ? [make('small', {}, words)] : [])));
      line.addEventListener('click', () => open(at));
      return make('li', {}, line);
    });
    return [make('details', { open: those.length > 0 && (result !== 'conforming' || those.some(({ words }) => words === LACKING)) }, make('summary', {}, result === '' && those.every(({ words }) => words !== '') ? '本次不检' : name, make('span', { class: 'count' }, `${those.length} 项`)), make('ol', {}, ...lines))];
  });
  box.replaceChildren(...parts);
  box.hidden = false;
}
