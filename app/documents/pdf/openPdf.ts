import PDFDocument from 'pdfkit';
import type { Paper } from '../../domain/report/paper';
import { OFFICE_LOOK } from './typefaces';

const WIDE: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞' };

/**
 * An empty document; `written` gives its bytes after `doc.end()`. The only date in it is the paper's own. Papers of an office
 * are written for keeping (PDF/A-2b: fonts and colours within the file, and what it is told as XMP); nobody but a validator can call that so.
 */
export function openPdf(
  { title, factory, recordCode, createdAt, look = 1 }: Pick<Paper, 'title' | 'factory' | 'recordCode' | 'createdAt' | 'look'>,
  { width, height }: { readonly width: number; readonly height: number },
): { doc: InstanceType<typeof PDFDocument>; written: Promise<Buffer> } {
  // pdfkit writes these into XML as they are.
  const plain = (text: string): string => (look >= OFFICE_LOOK ? text.replace(/[&<>]/g, (sign) => WIDE[sign]!).replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '') : text);
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    ...(look >= OFFICE_LOOK ? { subset: 'PDF/A-2b' as const } : {}),
    info: { Title: plain(title), Author: plain(factory), Subject: plain(recordCode), Creator: '质安', CreationDate: new Date(createdAt) },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  return { doc, written };
}
