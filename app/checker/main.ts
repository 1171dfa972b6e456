import { day, formatDate } from '../domain/shared/day';
import { formatInstant, instant } from '../domain/shared/instant';
import { keyWords } from '../domain/shared/signed';
import { type Checked, checkPack } from './check';
import { BrokenPack, openFolder, openZip, type PackFiles } from './zip';

const element = (id: string): HTMLElement => document.getElementById(id)!;

/** A line of the page, its words as they are: what a pack says of itself is text and nothing else. */
function line(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

const FIRST = 30;

function show({ list, key, events, rows, photos, papers, heads, setBacks, faults }: Checked): void {
  const [first] = faults;
  const outcome = element('outcome');
  outcome.className = first ? 'bad' : 'good';
  outcome.replaceChildren(
    line('h2', first ? `有 ${faults.length} 处与生成时不同` : '全部一致：没有一处被改动'),
    ...(first ? [line('p', `第一处：${first.where}`), line('p', first.what, 'first')] : []),
    ...(list ? [line('p', `${list.enterprise}，${formatDate(day(list.from))}至${formatDate(day(list.to))}的记录，${formatInstant(instant(list.madeAt))}由${list.madeBy}生成。`), line('p', `已核对：事件 ${events} 条，各表 ${rows} 行，照片 ${photos} 张，文书 ${papers} 份，签名的末端 ${heads} 个。`)] : []),
    ...(setBacks > 0 ? [line('p', `有 ${setBacks} 处事件的时间早于前一条：当时服务器的时钟被拨回过。`)] : []),
    ...(key ? [line('p', `平台公钥 ${keyWords(key)}`), line('p', '请与您另行得到的公钥比对：一样，才说明这个包出自那个平台。出具方系统的文书核验页面、每晚的邮件和报送回执上都有。', 'soft')] : []),
  );
  const all = element('faults');
  all.replaceChildren(...faults.slice(1, FIRST).map(({ where, what }) => line('li', `${where}：${what}`)));
  if (faults.length > FIRST) all.append(line('li', `还有 ${faults.length - FIRST} 处。`));
}

async function check(open: () => PackFiles | Promise<PackFiles>): Promise<void> {
  const outcome = element('outcome');
  const progress = element('progress') as HTMLProgressElement;
  element('faults').replaceChildren();
  outcome.className = '';
  outcome.replaceChildren(line('h2', '正在核对…'));
  progress.hidden = false;
  let told = 0;
  try {
    const checked = await checkPack(await open(), (done, of) => {
      if (Date.now() - told < 100) return;
      told = Date.now();
      progress.value = of > 0 ? done / of : 0;
    });
    show(checked);
  } catch (error) {
    outcome.className = 'bad';
    outcome.replaceChildren(line('h2', '这个文件读不出来'), line('p', error instanceof BrokenPack ? `它不是完整的证据包，或者在“${error.part}”处损坏。请重新下载或复制一份再核对；还是这样，就是被改动过。` : '浏览器打不开它。请换用较新的浏览器，或把它解压，再选中整个文件夹。', 'first'));
  } finally {
    progress.hidden = true;
  }
}

const folderFiles = (files: Iterable<File>): PackFiles => openFolder(Array.from(files, (file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, blob: file })));

(element('zip') as HTMLInputElement).addEventListener('change', ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? [];
  if (file) void check(() => openZip(file));
});
(element('folder') as HTMLInputElement).addEventListener('change', ({ target }) => {
  const { files } = target as HTMLInputElement;
  if (files && files.length > 0) void check(() => folderFiles(files));
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void check(() => openZip(file));
});
