import type { Table } from '~/documents/xlsx/writeTable';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import type { RiskCards } from '~/domain/report/riskCards';
import { making } from './aside';

/** How a paper is drawn. */
export interface Rendering {
  /** Bytes of a photograph by its hash, null when it is not there. Without it frames stay empty. */
  readonly photo?: (hash: string) => Promise<Uint8Array | null>;
  /** Told percents while it is drawn. */
  readonly onTold?: (percent: number) => void;
  readonly signal?: AbortSignal;
}

/** The longest a paper may take to be drawn. */
const PAPER_MS = 120_000;

async function photosOf({ blocks }: Paper, photo: Rendering['photo']): Promise<Map<string, Uint8Array>> {
  const hashes = new Set(blocks.flatMap((block) => (block.kind === 'photos' ? block.photos.map(({ hash }) => hash) : [])));
  const photos = new Map<string, Uint8Array>();
  for (const hash of photo ? hashes : []) {
    const bytes = await photo!(hash);
    if (bytes) photos.set(hash, bytes);
  }
  return photos;
}

/** A paper as PDF, drawn apart from the process that answers requests. Equal papers give equal bytes. */
export async function renderPaper(paper: Paper, { photo, ...run }: Rendering = {}): Promise<Buffer> {
  return Buffer.from(await making.run('paperPdf', { paper, photos: await photosOf(paper, photo) }, { milliseconds: PAPER_MS, ...run }));
}

/** A paper in the format asked for. */
export async function renderAs(format: PaperFormat, paper: Paper, { photo, ...run }: Rendering = {}): Promise<Buffer> {
  if (format === 'pdf') return renderPaper(paper, { photo, ...run });
  return Buffer.from(await making.run(format === 'docx' ? 'paperDocx' : 'paperXlsx', { paper }, { milliseconds: PAPER_MS, ...run }));
}

/** 岗位风险告知卡 as PDF. */
export const renderCards = async (cards: RiskCards, run: Omit<Rendering, 'photo'> = {}): Promise<Buffer> => Buffer.from(await making.run('cardsPdf', { cards }, { milliseconds: PAPER_MS, ...run }));

/** A table as an Excel workbook. */
export const renderTable = async (table: Table): Promise<Buffer> => Buffer.from(await making.run('tableXlsx', { table }, { milliseconds: PAPER_MS }));
