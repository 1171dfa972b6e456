import { person } from './dom';
import { type Entry, putIn, waiting } from './outbox';
import { keepPhoto, photoHeld } from './store';

/** Rounds of PBKDF2 that make a short password slow to guess. */
const ROUNDS = 310_000;
export const SHORTEST_PASSWORD = 8;

/** A file with what waits on a phone, locked by a password: base64 throughout. */
interface Rescue {
  readonly zhian: 'rescue.1';
  readonly salt: string;
  readonly iv: string;
  readonly locked: string;
}

interface Held {
  readonly person: string;
  readonly entries: readonly Entry[];
  readonly photos: Readonly<Record<string, { readonly type: string; readonly bytes: string }>>;
}

function text(bytes: Uint8Array): string {
  let signs = '';
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(signs);
}
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

async function keyOf(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Everything of this person that waits, in a file locked by a password. */
export async function rescued(password: string): Promise<Blob> {
  const entries = await waiting();
  const photos: Record<string, { type: string; bytes: string }> = {};
  for (const { key } of entries.flatMap((entry) => entry.photos)) {
    const photo = await photoHeld(key);
    if (photo) photos[key] = { type: photo.type, bytes: text(new Uint8Array(await photo.arrayBuffer())) };
  }
  const held: Held = { person, entries, photos };
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(password, salt), new TextEncoder().encode(JSON.stringify(held)));
  const rescue: Rescue = { zhian: 'rescue.1', salt: text(salt), iv: text(iv), locked: text(new Uint8Array(locked)) };
  return new Blob([JSON.stringify(rescue)], { type: 'application/json' });
}

/** Puts what a file holds onto this phone; answers how many, or why not. Done twice it is harmless: each has its key. */
export async function readBack(file: Blob, password: string): Promise<number | string> {
  let held: Held;
  try {
    const { zhian, salt, iv, locked } = JSON.parse(await file.text()) as Rescue;
    if (zhian !== 'rescue.1') return '这不是本系统导出的文件。';
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, await keyOf(password, bytesOf(salt)), bytesOf(locked));
    held = JSON.parse(new TextDecoder().decode(open)) as Held;
  } catch {
    return '打不开这个文件：密码不对，或文件不完整。';
  }
  if (held.person !== person) return '这个文件里是另一个人填写的内容，请由本人登录后导入。';
  for (const [key, { type, bytes }] of Object.entries(held.photos)) if (!(await keepPhoto(key, new Blob([bytesOf(bytes)], { type })))) return '手机的空间不足，没有导入。';
  for (const entry of held.entries) if (!(await putIn(entry))) return '手机的空间不足，没有导入完。腾出空间后再导入一次，已导入的不会重复。';
  return held.entries.length;
}
