import type { Paper } from '~/domain/report/paper';
import type { Shape } from '~/domain/shared/marks';
import type { Tasks } from '~/platform/host/sideProcesses';
import type { DocumentOrder } from './documents';
import type { confirmOnDatabase, Looking, Sought, Uploaded } from './imports';

type Tell = (percent: number) => void;

/** Everything that is done apart from the process that answers requests; a process loads what its first task of a kind needs. Inputs and outputs are data only. */
export const TASKS = {
  readUpload: async ({ url, ...uploaded }: { readonly url: string } & Uploaded, tell: Tell) => (await import('./imports')).readOnDatabase(url, uploaded, tell),
  peopleSheet: async ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => (await import('./peopleSheet')).readPeopleSheet(name, bytes),
  layoutOfImport: async ({ url, sought }: { readonly url: string; readonly sought: Sought }) => (await import('./imports')).layoutOfImport(url, sought),
  lookAtImport: async ({ url, looking }: { readonly url: string; readonly looking: Looking }) => (await import('./imports')).lookAtImport(url, looking),
  confirmImport: async ({ url, confirmed }: { readonly url: string; readonly confirmed: Parameters<typeof confirmOnDatabase>[1] }) => (await import('./imports')).confirmOnDatabase(url, confirmed),
  photo: async ({ bytes }: { readonly bytes: Uint8Array }) => (await import('~/platform/host/images')).reencode(bytes),
  marked: async ({ bytes, shapes }: { readonly bytes: Uint8Array; readonly shapes: readonly Shape[] }) => (await import('../evidence/drawMarks')).drawMarks(bytes, shapes),
  tryTemplate: async ({ bytes, paper }: { readonly bytes: Uint8Array; readonly paper: Paper }) => (await import('./templateFile')).tryTemplate(bytes, paper),
  writePaper: async ({ bytes, paper, notes }: { readonly bytes: Uint8Array; readonly paper: Paper; readonly notes: readonly string[] }) => (await import('./templateFile')).writePaper(bytes, paper, notes),
  document: async (order: DocumentOrder, tell: Tell) => (await import('./documents')).makeDocument(order, tell),
} satisfies Tasks;
