import type { PaperTitles } from '../rulepack/rules';
import { CARD_TITLE } from './riskCards';

/** PDF, Word, Excel, by the ending of their files. */
export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
export const FORMAT_NAMES: Readonly<Record<PaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' };

/** The kind of file an address ends with; null for none there is. */
export const formatCalled = (path: string): PaperFormat | null => PAPER_FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? null;

/** The address of a paper as another kind of file than PDF. */
export const fileAs = (pdf: string, format: PaperFormat): string => pdf.replace(/\.pdf(?=$|\?)/, `.${format}`);

/** Papers of a version of the list. */
export const LIST_PAPERS = ['riskList', 'analysisTable', 'riskCards'] as const;
export type ListPaper = (typeof LIST_PAPERS)[number];

/** The files of each paper: what they are called in an address, and as what they are made. The cards are laid out for hanging up. */
export const LIST_FILES: Readonly<Record<ListPaper, { readonly file: string; readonly formats: readonly PaperFormat[] }>> = {
  riskList: { file: 'list', formats: PAPER_FORMATS },
  analysisTable: { file: 'analysis', formats: PAPER_FORMATS },
  riskCards: { file: 'cards', formats: ['pdf'] },
};

/** What is rendered apart from the request for it: papers of a list, and all papers of a month in one file. */
export const RENDERED_APART = [...LIST_PAPERS, 'monthBook'] as const;
export type RenderedApart = (typeof RENDERED_APART)[number];

/** A file as an address or a form names it; null for a paper there is not, or not as such a file. */
export function listFile(paperSaid: string | null | undefined, formatSaid: string | null | undefined): { readonly paper: ListPaper; readonly format: PaperFormat } | null {
  const paper = LIST_PAPERS.find((known) => known === paperSaid);
  const format = paper && LIST_FILES[paper].formats.find((known) => known === formatSaid);
  return paper && format ? { paper, format } : null;
}

/** The file at the end of an address: `…/list.pdf`; null for one there is not. */
export function listFileCalled(path: string): ReturnType<typeof listFile> {
  const [file, format] = (path.split('/').at(-1) ?? '').split('.');
  return listFile(LIST_PAPERS.find((paper) => LIST_FILES[paper].file === file), format);
}

/** Where a paper of a whole version lies. */
export const listFilePath = (versionId: string, paper: ListPaper, format: PaperFormat): string => `/risk/versions/${versionId}/${LIST_FILES[paper].file}.${format}`;

/** What each paper is called. */
export const listTitles = ({ riskList, analysisTable }: Pick<PaperTitles, 'riskList' | 'analysisTable'>): Readonly<Record<ListPaper, string>> => ({ riskList, analysisTable, riskCards: CARD_TITLE });
