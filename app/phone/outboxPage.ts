import { PHOTO_NAME, type Shape } from '~/domain/shared/marks';
import { all, make, one, press } from './dom';
import { drawing } from './late';
import { clear, type Entry, lastSent, waiting } from './outbox';
import type * as Rescue from './rescue';
import { photoHeld } from './store';

type Look = () => Promise<void>;

const when = (at: string): string => new Date(at).toLocaleString('zh-CN', { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** What machines read of a form, and nobody else. */
const OF_MACHINES = /^(key|version|versionId|signerId|clientAt|back|postId|photos|device|opened|elapsed|took|seen)$|^(photoHash|spotHash|seconds)\./;
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^answer\./, '结果'], [/^description/, '情况'], [/^measure|^immediateMeasure/, '措施'], [/^(otherW|w)hy/, '原因'], [/^noSpot/, '没有拍照的原因'], [/^zeroRisk/, '零风险报告'], [/^day$/, '日期'], [/^turn$/, '班次'], [/^title/, '问题'], [/^(backfillR|r)eason/, '原因'], [/^cause/, '原因'], [/^remark/, '备注'],
];
const RESULTS: Readonly<Record<string, string>> = { conforming: '符合', nonconforming: '不符合', notApplicable: '不适用', yes: '是', other: '其他' };

/** Everything somebody typed into one, to be read here. */
async function content(entry: Entry): Promise<HTMLElement> {
  const lines = entry.fields.filter(([name, value]) => value.trim() !== '' && !OF_MACHINES.test(name)).map(([name, value]) => make('li', {}, `${NAMES.find(([of]) => of.test(name))?.[1] ?? ''}：${RESULTS[value] ?? value}`));
  const pictures = await Promise.all(entry.photos.map(async ({ key, marks }) => {
    const photo = await photoHeld(key);
    if (!photo) return make('span', { class: 'error' }, '一张照片已不在这台手机上');
    const picture = make('img', { src: URL.createObjectURL(photo), alt: marks ? '照片，有标注' : '照片' });
    const box = make('span', {}, picture);
    if (marks) void drawing().then(({ layOver }) => layOver(box, picture, JSON.parse(marks) as Shape[]));
    return box;
  }));
  const sentAhead = entry.fields.filter(([name, value]) => /^(photo(s$|Hash\.)|spotHash\.)/.test(name) && PHOTO_NAME.test(value)).length;
  if (sentAhead > 0) lines.push(make('li', {}, `照片：${sentAhead} 张已上传`));
  return make('details', {}, make('summary', {}, '填写的内容'), make('ul', {}, ...lines), make('div', { class: 'photo-row' }, ...pictures));
}

async function card(entry: Entry): Promise<HTMLElement> {
  const drop = press('从手机中删除', () => {
    if (window.confirm(`“${entry.title}”还没有提交。删除后，填写的内容和照片就没有了。确定删除吗？`)) void clear(entry).then(draw);
  });
  return make(
    'li', { 'data-entry': entry.key },
    make('b', {}, entry.title), make('small', { class: 'soft' }, ` ${when(entry.at)}填写`),
    make('p', { class: entry.refusal ? 'error' : 'help' }, entry.refusal ? `没有被接受：${entry.refusal}` : '等待发送，有网络时自动发送，只会提交一次。'),
    await content(entry),
    make('p', { class: 'ph-acts' }, make('a', { href: entry.page }, '打开'), drop),
  );
}

async function draw(): Promise<void> {
  const box = one('main [data-outbox]')!;
  const all = await waiting();
  const groups = [['没有被接受', all.filter(({ refusal }) => refusal)], ['等待发送', all.filter(({ refusal }) => !refusal)]] as const;
  const parts: HTMLElement[] = [];
  for (const [name, those] of groups) if (those.length > 0) parts.push(make('h2', {}, `${name}（${those.length}）`), make('ul', { class: 'ph-list ph-waiting' }, ...(await Promise.all(those.map(card)))));
  if (all.length === 0) parts.push(make('p', {}, '没有等待发送的内容。'));
  const sent = lastSent();
  if (sent.length > 0) parts.push(make('h2', {}, '最近发送的'), make('ul', { class: 'ph-list' }, ...sent.map(({ title, at, to }) => make('li', { class: 'ph-sent' }, to ? make('a', { href: to, class: 'ph-row' }, make('span', {}, title, make('small', {}, `${when(at)}填写，已提交`))) : `${title}，${when(at)}填写，已提交`))));
  box.replaceChildren(...parts);
  one('[data-rescue]')!.hidden = !('subtle' in crypto);
  one('[data-unsafe]')!.hidden = window.isSecureContext;
}

/** The file with what waits, given to the person; and taken back from them. */
function wakeRescue(look: Look): void {
  const box = one('[data-rescue]')!;
  const password = one<HTMLInputElement>('input[type=password]', box)!;
  const says = one('[role=status]', box)!;
  const act = (work: (rescue: typeof Rescue) => Promise<string>) => async () => {
    const rescue = await import('./rescue');
    says.textContent = password.value.length < rescue.SHORTEST_PASSWORD ? `请先写一个至少 ${rescue.SHORTEST_PASSWORD} 位的密码。` : await work(rescue);
  };
  one('[data-export]', box)!.addEventListener('click', () => void act(async ({ rescued }) => {
    const address = URL.createObjectURL(await rescued(password.value));
    make('a', { href: address, download: `质安未发送-${new Date().toISOString().slice(0, 10)}.json` }).click();
    return '已导出。请记住密码：在另一台手机上由本人登录，在这一页导入。';
  })());
  const file = one<HTMLInputElement>('input[type=file]', box)!;
  file.addEventListener('change', () => void act(async ({ readBack }) => {
    const [chosen] = file.files ?? [];
    const taken = chosen ? await readBack(chosen, password.value) : '没有选择文件。';
    file.value = '';
    await draw();
    await look();
    return typeof taken === 'number' ? `已导入 ${taken} 条。` : taken;
  })());
}

/** `look` sends what waits, and says on the page's strip what is left: the module of the page does it, which sends one thing at a time. */
export async function wakeOutboxPage(look: Look): Promise<void> {
  wakeRescue(look);
  all('[data-again]').forEach((button) => button.addEventListener('click', () => void look()));
  document.addEventListener('outbox', () => void draw());
  await draw();
}
