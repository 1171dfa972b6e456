/**
 * What comes alive on the pages of the phone, which the server draws as they will be used. Nothing moves when it wakes: it takes over the
 * forms, keeps what is typed, and sends what waits.
 */
import { wakeAfterword } from './afterword';
import { wakeCheck } from './check/check';
import { tellDrafts } from './check/today';
import { all, one } from './dom';
import { isWritten, keepDraft, wakeForm } from './forms';
import { NEWER } from './kept';
import { outboxPage } from './late';
import { tellLimits } from './limits';
import { wakePhotos } from './photos';
import { wakeSigns } from './signs';
import { look, wakeStrip } from './strip';

/** After so long the rest of the day is fetched, in ms. */
const READY_MS = 1_500;
/** What the page said before anything woke. */
const said = one('main')?.textContent ?? '';
let touched = false;
['pointerdown', 'keydown', 'input'].forEach((event) => document.addEventListener(event, () => (touched = true), { capture: true, once: true }));

for (const form of all<HTMLFormElement>('form[method=post]')) {
  wakePhotos(form);
  if (form.dataset.check !== undefined) wakeCheck(form);
  else wakeForm(form, form.dataset.waits !== undefined || isWritten(form) ? { draft: keepDraft(form) } : {});
}
wakeSigns();
tellLimits();
wakeAfterword();
void tellDrafts();
wakeStrip();
if (location.pathname === '/my/outbox' && one('main [data-outbox]')) void outboxPage().then((page) => page.wakeOutboxPage(look));
if ('serviceWorker' in navigator) {
  const late = () => import('./ready');
  navigator.serviceWorker.addEventListener('message', ({ data }) => data === NEWER && void late().then(({ renew }) => renew(said, touched)));
  // What makes ready for later does not take the network from what is wanted now.
  // Where the network is gone by then, the next page does it.
  setTimeout(() => void late().then(({ makeReady }) => makeReady()).catch(() => undefined), READY_MS);
}
// A page the browser kept whole is older than what was done since.
window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
