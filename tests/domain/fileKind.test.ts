import { describe, expect, it } from 'vitest';
import { fileKind } from '~/domain/shared/fileKind';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('the kind of a file', () => {
  it.for([
    ['%PDF-1.7\n', 'pdf'], ['PK\x03\x04\x14\x00', 'zip'], ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound'], ['\xff\xd8\xff\xe1', 'jpeg'], ['\x89PNG\r\n\x1a\n\x00', 'png'], ['GIF89a', 'gif'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'], ['\x00\x00\x00\x18ftypheic\x00\x00', 'heic'], ['\x00\x00\x00\x18ftypmif1\x00\x00', 'heic'], ['\x00\x00\x00\x1cftypavif\x00\x00', 'avif'],
  ] as const)('is told by its first bytes: %j is %s', ([head, kind]) => expect(fileKind(bytes(head))).toBe(kind));

  it.for(['', '%', '风险点', '%PDX-1.7', 'PK\x05\x06', '\xff\xd8', '\x89PNG', 'RIFF\x00\x00\x00\x00WAVEfmt ', '\x00\x00\x00\x18ftypmp42\x00\x00'])('is none for anything else: %j', (head) => expect(fileKind(bytes(head))).toBeNull());
});
