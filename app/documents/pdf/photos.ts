import type PDFDocument from 'pdfkit';
import { emsOf } from './lines';
import type { Pen } from './marks';
import { GREY, type Mark } from './sheet';

export type PhotoSource = (hash: string) => Promise<Buffer | null>;

type Document = InstanceType<typeof PDFDocument>;
type PhotoMark = Extract<Mark, { kind: 'photo' }>;
/** pdfkit embeds an opened image once, however often it is drawn. */
interface ImageOpener {
  openImage(source: Buffer): PDFKit.Mixins.ImageSrc;
}

/** Draws photographs into their frames; what cannot be shown is said in the frame. */
export function photoDrawer(doc: Document, pen: Pen, source: PhotoSource | undefined): (mark: PhotoMark) => Promise<void> {
  const opened = new Map<string, PDFKit.Mixins.ImageSrc | null>();

  const open = async (hash: string): Promise<PDFKit.Mixins.ImageSrc | null> => {
    const bytes = source ? await source(hash) : null;
    if (!bytes) return null;
    try {
      return (doc as unknown as ImageOpener).openImage(bytes);
    } catch {
      return null;
    }
  };

  return async (mark) => {
    if (!opened.has(mark.hash)) opened.set(mark.hash, await open(mark.hash));
    const image = opened.get(mark.hash);
    if (image) {
      doc.image(image, mark.x + 2, mark.y + 2, { fit: [mark.width - 4, mark.height - 4], align: 'center', valign: 'center' });
      return;
    }
    const text = `照片未能读取（${mark.hash.slice(0, 12)}）`;
    const width = emsOf(text, pen.faces.regular) * 9;
    pen.page([{ kind: 'text', x: mark.x + (mark.width - width) / 2, y: mark.y + mark.height / 2, text, size: 9, bold: false, colour: GREY }]);
  };
}
