import { all } from '../dom';
import { waiting } from '../outbox';
import { placeOf, readItems } from './draft';

/** Says on the page of today what is filled in and not sent, and what is signed and waits; a check that waits is not begun once more. */
export async function tellDrafts(): Promise<void> {
  const lines = all('[data-draft]');
  if (lines.length === 0) return;
  const signed = new Set((await waiting()).filter(({ refusal }) => !refusal).map(({ draft }) => draft));
  for (const line of lines) {
    const place = placeOf(line.dataset.draft!);
    const waits = signed.has(place);
    const answered = [...readItems(place).values()].filter(({ result }) => result !== '').length;
    if (!waits && answered === 0) continue;
    line.textContent = waits ? '已签名，等待发送' : `已填 ${answered} 项，还没有提交`;
    line.hidden = false;
    const check = line.closest('a')?.getAttribute('href');
    if (waits) all('a.big-button').filter((link) => link.getAttribute('href') === check).forEach((link) => (link.hidden = true));
  }
}
