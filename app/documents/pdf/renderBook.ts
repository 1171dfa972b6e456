import type { Paper } from '../../domain/report/paper';
import { type BoundPaper, type Book, contentsPaper } from '../../domain/report/book';
import { emsOf } from './lines';
import { layoutPaper } from './layout';
import { Pen } from './marks';
import { openPdf } from './openPdf';
import { photoDrawer } from './photos';
import { type Drawing, drawSheet, type RenderOptions } from './renderPaper';
import { GREY, type Mark, type Sheet } from './sheet';
import { typefaces } from './typefaces';

const NUMBER_SIZE = 8;

/** What the types of pdfkit do not list: the pages in the order they are shown in. */
interface PageTree {
  readonly _root: { readonly data: { readonly Pages: { readonly data: { readonly Kids: unknown[] } } } };
}

/** The page of the book at the upper right, beside the numbers each paper has of its own. */
function numberMark({ faces, left, inner }: Sheet, page: number): Mark {
  const text = `本册第 ${page} 页`;
  return { kind: 'text', x: left + inner - emsOf(text, faces.regular) * NUMBER_SIZE, y: 26, text, size: NUMBER_SIZE, bold: false, colour: GREY };
}

/**
 * Papers in one PDF, each as it is drawn by itself and in its own look, with an outline to turn to them by, and the contents before them. Equal books give equal bytes.
 * One paper is laid out at a time. `onProgress` is told after each.
 */
export async function renderBook(book: Book, { photo, onProgress }: RenderOptions = {}): Promise<Buffer> {
  const contents = contentsPaper(book, []);
  const { doc, written } = openPdf(contents, { width: 0, height: 0 });
  const drawings = new Map<Pen['faces'], Drawing>();
  const drawingFor = ({ look }: Paper): Drawing => {
    const faces = typefaces(look);
    const known = drawings.get(faces);
    if (known) return known;
    const pen = new Pen(doc, faces);
    const drawing = { doc, pen, drawPhoto: photoDrawer(doc, pen, photo) };
    drawings.set(faces, drawing);
    return drawing;
  };

  const begins: number[] = [];
  let pages = 0;
  let chapter: { readonly name: string; readonly item: PDFKit.PDFOutline } | null = null;
  const turnTo = ({ chapter: name, about }: BoundPaper): void => {
    if (chapter?.name !== name) chapter = { name, item: doc.outline.addItem(name) };
    chapter.item.addItem(about);
  };
  for (const [index, bound] of book.papers.entries()) {
    const sheet = await layoutPaper(bound.paper);
    begins.push(pages + 1);
    await drawSheet(drawingFor(bound.paper), sheet, bound.paper, (page) => {
      if (page === 1) turnTo(bound);
      return [numberMark(sheet, (pages += 1))];
    });
    onProgress?.(index + 1, book.papers.length);
  }

  // Where each paper begins is known by now; the contents are drawn last and stand first.
  const shown = (doc as unknown as PageTree)._root.data.Pages.data.Kids;
  const sheet = await layoutPaper(contentsPaper(book, begins));
  await drawSheet(drawingFor(contents), sheet, contents, () => []);
  shown.unshift(...shown.splice(pages));
  doc.end();
  return written;
}
