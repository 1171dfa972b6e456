/** Encodings a table from a Chinese office comes in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** How many bytes of a file its encoding and kind are told by. */
export const SAMPLE = 4_096;

/** Without a mark, text of two bytes a sign shows by its zero bytes: line ends and figures have one, nearly all on the same side. */
function wideEncoding(bytes: Buffer): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  if (odd === even) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decode(bytes: Buffer, encoding: Encoding, cut: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return null;
  }
}

/**
 * Text of a file with the encoding it was found in: by its mark, else UTF-8 when it is valid, else two bytes a sign, else
 * GB 18030 (which takes in GBK and GB 2312). Null when none of them reads it. `cut` bytes may end within a sign.
 */
export function decodeText(bytes: Buffer, cut = false): { text: string; encoding: Encoding } | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const candidates: readonly (Encoding | null)[] = marked ? [marked] : bytes.includes(0) ? [wideEncoding(bytes)] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = encoding && decode(bytes, encoding, cut);
    if (encoding && text !== null) return { text: text.replace(/^\uFEFF/, ''), encoding };
  }
  return null;
}
