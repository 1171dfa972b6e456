import type { Table } from '~/documents/xlsx/writeTable';
import type { Paper } from '~/domain/report/paper';
import type { RiskCards } from '~/domain/report/riskCards';
import { findLayout, type KnownHeads, type Layout, layoutAt, likeliestSheet } from '~/domain/risk/import/columns';
import { readSheetText, type SheetRefusal } from '~/domain/risk/import/sheet';
import { decided, type Decision } from '~/domain/shared/decision';
import type { Tasks } from '~/platform/host/sideProcesses';
import type { confirmOnDatabase, Looking } from './imports';

/** A file as it was read: its sheets as the text that is kept of each, the likeliest of them, and how its columns are taken. */
export interface ReadFile {
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly content: string }[];
  readonly sheet: number;
  readonly layout: Layout | null;
}

type Tell = (percent: number) => void;

const share = (tell: Tell) => (done: number, total: number): void => tell((done / total) * 100);

/** Everything that is done apart from the process that answers requests; a process loads what its first task of a kind needs. Inputs and outputs are data only. */
export const TASKS = {
  readFile: async ({ bytes, name, heads }: { readonly bytes: Uint8Array; readonly name: string; readonly heads?: KnownHeads }, tell: Tell): Promise<Decision<ReadFile, SheetRefusal>> => {
    const { readTable } = await import('~/documents/readTable');
    const read = await readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, tell);
    if (!read.ok) return read;
    const sheet = likeliestSheet(read.fact, heads);
    return decided({
      sheets: read.fact.map((one) => ({ name: one.name, rows: one.rows.length, content: JSON.stringify(one) })),
      sheet,
      layout: findLayout(read.fact[sheet]!, heads),
    });
  },
  /** The head as it is found, or where a person says it is. */
  layout: ({ content, head, heads }: { readonly content: string; readonly head: { readonly row: number; readonly rows: 1 | 2 } | null; readonly heads?: KnownHeads }): Layout | null =>
    head ? layoutAt(readSheetText(content), head.row, head.rows, heads) : findLayout(readSheetText(content), heads),
  lookAtImport: async ({ url, looking }: { readonly url: string; readonly looking: Looking }) => (await import('./imports')).lookAtImport(url, looking),
  confirmImport: async ({ url, confirmed }: { readonly url: string; readonly confirmed: Parameters<typeof confirmOnDatabase>[1] }) => (await import('./imports')).confirmOnDatabase(url, confirmed),
  photo: async ({ bytes }: { readonly bytes: Uint8Array }) => (await import('~/platform/host/images')).reencode(bytes),
  paperPdf: async ({ paper, photos }: { readonly paper: Paper; readonly photos: ReadonlyMap<string, Uint8Array> }, tell: Tell) => {
    const { renderPaper } = await import('~/documents/pdf/renderPaper');
    return renderPaper(paper, { photo: async (hash) => (photos.has(hash) ? Buffer.from(photos.get(hash)!) : null), onProgress: share(tell) });
  },
  paperDocx: async ({ paper }: { readonly paper: Paper }) => (await import('~/documents/docx/renderDocx')).renderDocx(paper),
  paperXlsx: async ({ paper }: { readonly paper: Paper }) => (await import('~/documents/xlsx/renderXlsx')).renderXlsx(paper),
  cardsPdf: async ({ cards }: { readonly cards: RiskCards }, tell: Tell) => (await import('~/documents/pdf/renderCards')).renderCards(cards, { onProgress: share(tell) }),
  tableXlsx: async ({ table }: { readonly table: Table }) => (await import('~/documents/xlsx/writeTable')).writeTable(table),
} satisfies Tasks;
