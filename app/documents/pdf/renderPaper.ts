import QRCode from 'qrcode';
import type { Paper } from '../../domain/report/paper';
import { layoutPaper, QR_SIZE } from './layout';
import { Pen, putQr, qrForm } from './marks';
import { openPdf } from './openPdf';
import { photoDrawer, type PhotoSource } from './photos';
import { giveWay } from '../../domain/shared/giveWay';

export interface RenderOptions {
  /** Bytes of a photograph (JPEG or PNG) by content hash, null when it is not there. Without it frames stay empty. */
  readonly photo?: PhotoSource;
  /** Pages drawn and pages in all, after each page. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * A paper as PDF: A4, typefaces embedded as subsets, text extractable. Equal papers give equal bytes, because the only date in the file is
 * the paper's own `createdAt`. The event loop gets its turn after each page. Throws when the typefaces are not found.
 */
export async function renderPaper(paper: Paper, { photo, onProgress }: RenderOptions = {}): Promise<Buffer> {
  const sheet = await layoutPaper(paper);
  const { doc, written } = openPdf(paper, sheet);
  const pen = new Pen(doc, sheet.faces);
  const code = paper.verifyUrl ? QRCode.create(paper.verifyUrl, { errorCorrectionLevel: 'M' }).modules : null;
  const form = code ? qrForm(doc, code) : null;
  const drawPhoto = photoDrawer(doc, pen, photo);

  for (const [index, marks] of sheet.pages.entries()) {
    doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    pen.page(marks);
    for (const mark of marks) if (mark.kind === 'photo') await drawPhoto(mark);
    if (form && code) putQr(doc, form, code.size, { x: sheet.left + sheet.inner - QR_SIZE, y: sheet.height - QR_SIZE - 14, side: QR_SIZE });
    onProgress?.(index + 1, sheet.pages.length);
    await giveWay();
  }
  doc.end();
  return written;
}
