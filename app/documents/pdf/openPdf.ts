import PDFDocument from 'pdfkit';
import type { Paper } from '../../domain/report/paper';
import { typefaces } from './typefaces';

/** An empty document with the two typefaces; `written` gives its bytes after `doc.end()`. The only date in it is the paper's own. */
export function openPdf(
  { title, factory, recordCode, createdAt }: Pick<Paper, 'title' | 'factory' | 'recordCode' | 'createdAt'>,
  { width, height }: { readonly width: number; readonly height: number },
): { doc: InstanceType<typeof PDFDocument>; written: Promise<Buffer> } {
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: factory, Subject: recordCode, Creator: '质安', CreationDate: new Date(createdAt) },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const { regular, bold } = typefaces();
  // The registered source is the opened font itself: a path or buffer would be parsed again for every use.
  doc.registerFont('regular', regular.font as unknown as string);
  doc.registerFont('bold', bold.font as unknown as string);
  return { doc, written };
}
