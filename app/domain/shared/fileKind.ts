/** What the first bytes of a file say it is. */
export type FileKind = 'pdf' | 'zip' | 'compound' | 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'avif';

const AVIF_BRANDS = ['avif', 'avis'];
const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** Latin-1 text at the beginning of each kind. */
const BEGINNINGS: readonly (readonly [FileKind, string])[] = [
  ['pdf', '%PDF-'], ['zip', 'PK\x03\x04'], ['compound', '\xd0\xcf\x11\xe0'], ['jpeg', '\xff\xd8\xff'], ['png', '\x89PNG\r\n\x1a\n'], ['gif', 'GIF8'],
];

/** Pictures, whether this program takes them or not. */
export const PICTURES: readonly (FileKind | null)[] = ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif'];

/** Reads the kind of a file from its bytes, whatever it is called and whatever it was declared to be; null for any other, and for text. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const begun = BEGINNINGS.find(([, beginning]) => head.startsWith(beginning));
  if (begun) return begun[0];
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (!head.startsWith('ftyp', 4)) return null;
  const brand = head.slice(8, 12);
  return AVIF_BRANDS.includes(brand) ? 'avif' : HEIF_BRANDS.includes(brand) ? 'heic' : null;
}
