import { make, one, person } from './dom';
import { type Round, sendWaiting, waiting, whenOthersChange } from './outbox';

const RETRY_MS = 30_000;
const MS_PER_DAY = 86_400_000;

/** When the page that is open was stored, in ms since 1970; 0 where it came from the server. */
const storedAt = (): number => Number(document.documentElement.dataset.kept ?? 0);
const clock = (at: number): string => new Date(at).toLocaleString('zh-CN', { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** What the line under the frame says of the network, of the page where it was stored, and of what waits here; null when there is nothing to say. */
export function told({ waiting: all, why }: Pick<Round, 'waiting' | 'why'>, online: boolean, now = Date.now(), stored = 0): { readonly text: string; readonly refused: number } | null {
  const refused = all.filter(({ refusal }) => refusal).length;
  const left = all.length - refused;
  const oldest = all[0] ? Math.floor((now - Date.parse(all[0].at)) / MS_PER_DAY) : 0;
  const next = !online ? '，有网络后自动发送。' : why?.kind === 'signedOut' ? '：登录已过期，或现在登录的不是填写人，由本人登录后发送。' : why ? '，不用重填，会自动再发送。' : '，正在发送。';
  const parts = [
    online ? '' : `现在没有网络${stored > 0 ? `，显示的是 ${clock(stored)} 存在本机的内容` : ''}。`,
    left > 0 ? `这台手机上有 ${left} 条记录等待发送${next}` : '',
    left > 0 && online && why?.kind === 'turnedAway' ? `服务器答复：${why.sentence}` : '',
    oldest >= 3 ? `最早的已等了 ${oldest} 天，请尽快连上网络。` : '',
    refused > 0 ? `有 ${refused} 条没有被接受，内容都还在。` : '',
  ];
  const text = parts.join('');
  return text ? { text, refused } : null;
}

function show(round: Pick<Round, 'waiting' | 'why'>): void {
  const strip = one('#ph-strip');
  if (!strip) return;
  const said = told(round, navigator.onLine, Date.now(), storedAt());
  const more = round.waiting.length > 0 && location.pathname !== '/my/outbox' ? [' ', make('a', { href: '/my/outbox' }, '查看')] : [];
  strip.hidden = said === null;
  if (strip.textContent !== (said ? said.text + (more.length > 0 ? ' 查看' : '') : '')) strip.replaceChildren(...(said ? [said.text, ...more] : []));
}

/** Sends what waits and says what still does; a page that shows what was taken is opened anew. */
export async function look(): Promise<void> {
  if (!person) return;
  const before = await waiting();
  show({ waiting: before, why: null });
  if (before.length === 0 || !navigator.onLine) return;
  const round = await sendWaiting();
  show(round);
  document.dispatchEvent(new CustomEvent('outbox', { detail: round }));
  if (round.taken > 0 && location.pathname === '/today') location.reload();
}

/** What another page of this phone sent or put in is no longer told as it was here; that page sends it. */
async function follow(): Promise<void> {
  show({ waiting: await waiting(), why: null });
  document.dispatchEvent(new CustomEvent('outbox'));
}

/** From every page: when it opens, when it is looked at again, when there is a network, and now and then. */
export function wakeStrip(): void {
  const again = () => void look();
  ['online', 'offline'].forEach((event) => window.addEventListener(event, again));
  document.addEventListener('visibilitychange', () => document.hidden || again());
  whenOthersChange(() => void follow());
  setInterval(again, RETRY_MS);
  again();
}
