/**
 * What comes alive on the pages of the phone, which the server draws as they will be used. Nothing moves when it wakes: it takes over the
 * forms, keeps what is typed, and sends what waits.
 */
import { wakeCheck } from './check/check';
import { tellDrafts } from './check/today';
import { all, one } from './dom';
import { keepDraft, wakeForm } from './forms';
import { wakePhotos } from './photos';
import { wakeStrip } from './strip';

for (const form of all<HTMLFormElement>('form[method=post]')) {
  wakePhotos(form);
  if (form.dataset.check !== undefined) wakeCheck(form);
  else wakeForm(form, form.dataset.waits === undefined ? {} : { draft: keepDraft(form) });
}
tellDrafts();
wakeStrip();
if (location.pathname === '/my/outbox' && one('[data-outbox]')) void import('./outboxPage').then(({ wakeOutboxPage }) => wakeOutboxPage());
if ('serviceWorker' in navigator) void import('./ready').then(({ makeReady }) => makeReady());
// A page the browser kept whole is older than what was done since.
window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
