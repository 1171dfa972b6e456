import QRCode from 'qrcode';
import type { Paper } from '../../domain/report/paper';
import { giveWay } from '../../domain/shared/giveWay';
import { layoutPaper, QR_SIZE } from './layout';
import { Pen, putQr, qrForm } from './marks';
import { openPdf } from './openPdf';
import { photoDrawer, type PhotoSource } from './photos';
import type { Mark, Sheet } from './sheet';

export interface RenderOptions {
  /** Bytes of a photograph (JPEG or PNG) by content hash, null when it is not there. Without it frames stay empty. */
  readonly photo?: PhotoSource;
  /** Pages drawn and pages in all, after each page. */
  readonly onProgress?: (done: number, total: number) => void;
}

type Document = ReturnType<typeof openPdf>['doc'];

/** What draws into one document. */
export interface Drawing {
  readonly doc: Document;
  readonly pen: Pen;
  readonly drawPhoto: ReturnType<typeof photoDrawer>;
}

/** Draws the pages of a paper at the end of a document; `onPage` is told the number of each in the paper, from 1, once it was begun, and may answer what else stands on it. The event loop gets its turn after each. */
export async function drawSheet({ doc, pen, drawPhoto }: Drawing, sheet: Sheet, { verifyUrl }: Pick<Paper, 'verifyUrl'>, onPage: (page: number) => readonly Mark[]): Promise<void> {
  const code = verifyUrl ? QRCode.create(verifyUrl, { errorCorrectionLevel: 'M' }).modules : null;
  const form = code ? qrForm(doc, code) : null;
  for (const [index, marks] of sheet.pages.entries()) {
    doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    pen.page([...marks, ...onPage(index + 1)]);
    for (const mark of marks) if (mark.kind === 'photo') await drawPhoto(mark);
    if (form && code) putQr(doc, form, code.size, { x: sheet.left + sheet.inner - QR_SIZE, y: sheet.height - QR_SIZE - 14, side: QR_SIZE });
    await giveWay();
  }
}

/**
 * A paper as PDF: A4, typefaces embedded as subsets, text extractable. Equal papers give equal bytes, because the only date in the file is
 * the paper's own `createdAt`. Throws when the typefaces are not found.
 */
export async function renderPaper(paper: Paper, { photo, onProgress }: RenderOptions = {}): Promise<Buffer> {
  const sheet = await layoutPaper(paper);
  const { doc, written } = openPdf(paper, sheet);
  const pen = new Pen(doc, sheet.faces);
  await drawSheet({ doc, pen, drawPhoto: photoDrawer(doc, pen, photo) }, sheet, paper, (page) => {
    onProgress?.(page, sheet.pages.length);
    return [];
  });
  doc.end();
  return written;
}
