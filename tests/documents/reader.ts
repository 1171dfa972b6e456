import { inflateRawSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** All words of the page, line breaks of cells removed. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Each run of text with its lower left corner in points from the page's lower left. */
  readonly runs: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number }[];
}

/** Reads a PDF back, page by page, with a reader that is not the writer. */
export async function readPdf(bytes: Buffer): Promise<{ pages: ReadPage[]; title: string; created: string }> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const doc = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= doc.numPages; number += 1) {
    const page = await doc.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const runs = content.items.flatMap((item) =>
      'str' in item && item.str !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width, size: Number(item.transform[3]) }] : [],
    );
    pages.push({ text: runs.map(({ text }) => text).join(''), width, height, runs });
  }
  const { info } = (await doc.getMetadata()) as { info: { Title?: string; CreationDate?: string } };
  await task.destroy();
  return { pages, title: info.Title ?? '', created: info.CreationDate ?? '' };
}

/** The files of a ZIP archive by their paths, with the date each entry carries (MS-DOS date and time). */
export function readZip(bytes: Buffer): Map<string, { readonly text: string; readonly date: number; readonly time: number }> {
  const files = new Map<string, { text: string; date: number; time: number }>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('504b0506', 'hex')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), { text: (method === 0 ? content : inflateRawSync(content)).toString('utf8'), time: bytes.readUInt16LE(at + 12), date: bytes.readUInt16LE(at + 14) });
    at += 46 + name + extra + comment;
  }
  return files;
}
