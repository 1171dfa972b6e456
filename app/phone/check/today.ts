import { all } from '../dom';
import { placeOf, readItems } from './draft';

/** Says on the page of today what is filled in and not sent. */
export function tellDrafts(): void {
  for (const line of all('[data-draft]')) {
    const answered = [...readItems(placeOf(line.dataset.draft!)).values()].filter(({ result }) => result !== '').length;
    if (answered === 0) continue;
    line.textContent = `已填 ${answered} 项，还没有提交`;
    line.hidden = false;
  }
}

