import type { PhotoSource } from '~/documents/pdf/photos';
import type { Table } from '~/documents/xlsx/writeTable';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import type { Book } from '~/domain/report/book';
import type { RiskCards } from '~/domain/report/riskCards';

/** A file that is handed out. */
export interface NamedFile {
  readonly bytes: Uint8Array;
  /** The name saving proposes, without its ending. */
  readonly name: string;
  /** The hash printed on it; missing for what is no paper. */
  readonly contentHash?: string;
}

/** How a paper is drawn. */
export interface Rendering {
  /** Bytes of a photograph by its hash, null when it is not there. Without it frames stay empty. */
  readonly photo?: PhotoSource;
  /** Told percents while it is drawn. */
  readonly tell?: (percent: number) => void;
}

const share = ({ tell }: Rendering) => (done: number, total: number): void => tell?.((done / total) * 100);

// What draws is loaded when it is first wanted: a process that has its documents made beside it (`services/aside/made.ts`) never does.

/** A paper as PDF. Equal papers give equal bytes. */
export async function renderPaper(paper: Paper, run: Rendering = {}): Promise<Buffer> {
  return (await import('~/documents/pdf/renderPaper')).renderPaper(paper, { photo: run.photo, onProgress: share(run) });
}

/** Papers bound in one PDF. */
export async function renderBook(book: Book, run: Rendering = {}): Promise<Buffer> {
  return (await import('~/documents/pdf/renderBook')).renderBook(book, { photo: run.photo, onProgress: share(run) });
}

/** A paper in the format asked for. */
export async function renderAs(format: PaperFormat, paper: Paper, run: Rendering = {}): Promise<Buffer> {
  if (format === 'docx') return (await import('~/documents/docx/renderDocx')).renderDocx(paper);
  if (format === 'xlsx') return (await import('~/documents/xlsx/renderXlsx')).renderXlsx(paper);
  return renderPaper(paper, run);
}

/** 岗位风险告知卡 as PDF. */
export async function renderCards(cards: RiskCards, run: Omit<Rendering, 'photo'> = {}): Promise<Buffer> {
  return (await import('~/documents/pdf/renderCards')).renderCards(cards, { onProgress: share(run) });
}

/** A table as an Excel workbook. */
export async function renderTable(table: Table): Promise<Buffer> {
  return (await import('~/documents/xlsx/writeTable')).writeTable(table);
}
