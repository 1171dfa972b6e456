import type { Table } from '~/documents/xlsx/writeTable';
import type { Paper } from '~/domain/report/paper';
import type { RiskCards } from '~/domain/report/riskCards';
import type { Tasks } from '~/platform/host/sideProcesses';
import type { confirmOnDatabase, Looking, Sought, Uploaded } from './imports';

type Tell = (percent: number) => void;

const share = (tell: Tell) => (done: number, total: number): void => tell((done / total) * 100);

/** Everything that is done apart from the process that answers requests; a process loads what its first task of a kind needs. Inputs and outputs are data only. */
export const TASKS = {
  readUpload: async ({ url, ...uploaded }: { readonly url: string } & Uploaded, tell: Tell) => (await import('./imports')).readOnDatabase(url, uploaded, tell),
  layoutOfImport: async ({ url, sought }: { readonly url: string; readonly sought: Sought }) => (await import('./imports')).layoutOfImport(url, sought),
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
