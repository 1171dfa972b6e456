import { post } from '~/components/forms/send';
import type { FormState } from '~/components/forms/state';
import { marksOf, originalOf, type Shape } from '~/domain/shared/marks';
import { all, make, newKey, one, press } from './dom';
import { drawing } from './late';
import { made } from './picture';
import { keepPhoto, letGo, photoAt } from './store';

/** A photo of something unsent. */
export interface Photo {
  /** Under which this phone keeps it. */
  readonly key: string;
  /** By which the server knows it; null until it is there. */
  readonly hash: string | null;
  /** Why it cannot be sent. */
  readonly error: string | null;
  /** Whether the phone could keep it; one that is neither kept nor sent stops the signature. */
  readonly held: boolean;
  /** Was kept, and is on this phone no more. */
  readonly gone?: boolean;
  /** What was drawn over it on this phone; left out where nothing was, or what was is on the server. */
  readonly marks?: readonly Shape[];
}

/** The photos of a field as they stand: where its page keeps them is the page's own matter. */
export interface Field {
  readonly box: HTMLElement;
  /** Name of its files, and of photos on file. */
  readonly name: string;
  readonly kept: string;
  photos: readonly Photo[];
}

const fields = new WeakMap<HTMLElement, Field>();
const MOST = 9;
const NOT_HELD = '没有存住：手机的空间不足，或浏览器不允许保存。请联网后删除重拍；没有处理好之前不能签名提交。';
const TOO_MANY = `一处最多 ${MOST} 张照片，多的没有加进来。`;

/** Photo fields of a form, in their order. */
export const fieldsOf = (form: HTMLElement): Field[] => all('[data-photos]', form).flatMap((box) => fields.get(box) ?? []);

/** Whether nothing of a form goes ahead of it: what is sent ahead is its sender's, and this one may be sent without a name. Its photos may then come from the page alone. */
const goesWhole = ({ box }: Field): boolean => Boolean(box.closest('form')?.elements.namedItem('anonymous'));

/** Whether a photo keeps its form from being sent. */
export const unfit = (field: Field, { hash, error, held, gone }: Photo): boolean => error !== null || (!hash && (gone === true || (!held && !goesWhole(field))));

function stands(field: Field, photo: Photo): string {
  const { hash, error, held } = photo;
  const where = hash ? '已上传' : unfit(field, photo) ? NOT_HELD : held ? '存在手机上，随内容一起发送' : '只在本页上，请不要关闭本页；随内容一起发送';
  return error ?? `${where}${countOf(photo) ? `。已标注${countOf(photo) > 0 ? ` ${countOf(photo)} 处` : ''}` : ''}`;
}

/** How many shapes were drawn over a photo; -1 where only the server knows. */
const countOf = ({ hash, marks }: Photo): number => marks?.length ?? (hash && marksOf(hash) ? -1 : 0);

/** What a photo looks like: from this phone where it is there, else from the server. */
async function pictureOf({ key, hash, marks }: Photo): Promise<string | null> {
  const blob = await photoAt(key);
  return blob ? URL.createObjectURL(blob) : hash && `/evidence/${marks ? originalOf(hash) : hash}`;
}

/** Draws over a photo, or goes on with what was drawn; the module for it is fetched only now. */
async function mark(field: Field, photo: Photo, label: string): Promise<void> {
  const { drawOver, drawnBefore } = await drawing();
  const before = photo.marks ?? (photo.hash && marksOf(photo.hash) ? await drawnBefore(photo.hash) : []);
  const source = before && (await pictureOf({ ...photo, marks: before }));
  if (!source) return window.alert('现在连不上服务器，看不到先前的标注。请联网后再试。');
  const marks = await drawOver(source, label, before);
  if (marks) amend(field, photo.key, { marks });
  one(`[data-photo="${photo.key}"] [data-mark]`, field.box)?.focus();
}

function draw(field: Field): void {
  const list = one('ul', field.box)!;
  list.hidden = field.photos.length === 0;
  const items = field.photos.map((photo, at) => {
    const label = `第 ${at + 1} 张`;
    const picture = make('img', { alt: label });
    const open = make('button', { type: 'button', 'aria-label': `看大图：${label}` }, picture);
    void pictureOf(photo).then((source) => {
      // What an earlier page kept, and the browser has cleared away since.
      if (!source) return photo.gone ? undefined : amend(field, photo.key, { gone: true });
      picture.src = source;
      if (photo.marks?.length) void drawing().then(({ layOver }) => layOver(open, picture, photo.marks!));
    });
    open.addEventListener('click', () => (photo.marks?.length ? void mark(field, photo, label) : void window.open(picture.src, '_blank', 'noopener')));
    const draws = press(countOf(photo) ? '改标注' : '标注', () => void mark(field, photo, label));
    draws.dataset.mark = '';
    draws.setAttribute('aria-label', `${draws.textContent!}：${label}`);
    const drop = press(`删除${label}`, () => {
      put(field, field.photos.filter(({ key }) => key !== photo.key));
      void letGo(null, [photo.key]);
      one<HTMLInputElement>('.ph-cameras input', field.box)?.focus();
    });
    return make('li', { 'data-photo': photo.key }, open, make('p', { class: unfit(field, photo) ? 'error' : 'help', role: 'status' }, stands(field, photo)), make('p', { class: 'ph-acts' }, ...(unfit(field, photo) ? [] : [draws]), drop));
  });
  list.replaceChildren(...items);
}

/** Puts photos into a field, and tells its page. */
export function put(field: Field, photos: readonly Photo[]): void {
  field.photos = photos;
  draw(field);
  field.box.dispatchEvent(new CustomEvent('photos', { bubbles: true }));
}

const amend = (field: Field, key: string, part: Partial<Photo>): void => put(field, field.photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)));

/** Sends one photo ahead of its form. Null when the server cannot be reached: it then travels with the form. */
async function ahead(blob: Blob): Promise<Partial<Photo> | null> {
  const body = new FormData();
  body.set('photo', blob, 'photo.jpg');
  const said = await post('/evidence', body, 60_000);
  if (said?.status === 201) return { hash: (said.json as { hash: string }).hash };
  return said && [413, 415, 422].includes(said.status) ? { error: (said.json as { sentence: string }).sentence } : null;
}

/** Sends ahead what a field holds and is not on the server yet. */
async function sendAhead(field: Field, { key, hash, error }: Photo): Promise<void> {
  const blob = hash || error || goesWhole(field) ? null : await photoAt(key);
  const part = blob && (await ahead(blob));
  if (part) amend(field, key, part);
}

/** Says at a field what was not taken into it. */
const tell = ({ box }: Field, sentence: string): void => one('.ph-cameras', box)!.after(make('p', { class: 'error', role: 'alert', 'data-note': true }, sentence));

/** Adds files to a field one after the other: several large ones unpacked at once are more than an old phone holds. One that cannot be read keeps none of the others away. */
async function add(field: Field, files: readonly File[]): Promise<void> {
  all('[data-note]', field.box).forEach((note) => note.remove());
  for (const file of files) {
    if (field.photos.length >= MOST) {
      tell(field, TOO_MANY);
      break;
    }
    const key = `photo:${newKey()}`;
    const photo = await made(file);
    if (typeof photo === 'string') {
      tell(field, `${file.name}：${photo}`);
      continue;
    }
    const taken: Photo = { key, hash: null, error: null, held: await keepPhoto(key, photo) };
    put(field, [...field.photos, taken]);
    void sendAhead(field, taken);
  }
}

/** What is on file of a field since an answer that read its form: these, and nothing that travelled. */
export function settle(form: HTMLElement, { values }: FormState): void {
  for (const field of fieldsOf(form)) {
    const hashes = [values[field.kept] ?? []].flat().filter((hash) => !one(`input[type=hidden][value="${CSS.escape(hash)}"]`, form));
    const wrong = field.photos.filter(({ error }) => error);
    if (hashes.length > 0 || field.photos.length > 0) put(field, [...hashes.map((hash) => ({ key: hash, hash, error: null, held: true })), ...wrong]);
  }
}

/** Photos of a form as it is sent: names with the hashes of what is on the server, and what travels along; what was drawn over each follows it. */
export const photosOf = (form: HTMLElement): { hashes: [string, string][]; travelling: { name: string; key: string; marks?: string }[] } => ({
  hashes: fieldsOf(form).flatMap(({ kept, photos }) => photos.flatMap(({ hash, marks }): [string, string][] => (hash ? [[kept, hash], ...(marks ? [[kept, JSON.stringify(marks)] as [string, string]] : [])] : []))),
  travelling: fieldsOf(form).flatMap(({ name, photos }) => photos.flatMap(({ key, hash, error, marks }) => (hash || error ? [] : [{ name, key, ...(marks?.length ? { marks: JSON.stringify(marks) } : {}) }]))),
});

/** Whether every photo of a form that is not on the server yet is kept on this phone, and not by the page alone. */
export const allHere = (form: HTMLElement): boolean => fieldsOf(form).every(({ photos }) => photos.every(({ hash, held }) => hash || held));

/** Brings the photo fields of a form to life; what was chosen before is taken over. */
export function wakePhotos(form: HTMLElement): void {
  for (const box of all('[data-photos]', form)) {
    const field: Field = { box, name: box.dataset.photos!, kept: box.dataset.kept!, photos: [] };
    fields.set(box, field);
    const onFile = all<HTMLInputElement>('.kept-photos input', box).filter(({ checked }) => checked).map(({ value }): Photo => ({ key: value, hash: value, error: null, held: true }));
    one('.kept-photos', box)?.remove();
    if (onFile.length > 0) put(field, onFile);
    for (const input of all<HTMLInputElement>('input[type=file]', box)) {
      const take = () => {
        const files = [...(input.files ?? [])];
        input.value = '';
        void add(field, files);
      };
      // The files are in the list: the button sends none of its own.
      input.removeAttribute('name');
      input.addEventListener('change', take);
      if (input.files?.length) take();
    }
  }
  window.addEventListener('online', () => fieldsOf(form).forEach((field) => field.photos.forEach((photo) => void sendAhead(field, photo))));
}
