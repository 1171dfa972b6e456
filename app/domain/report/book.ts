import { formatMonth, type Month } from '../shared/day';
import type { Instant } from '../shared/instant';
import { type Block, frameOf, type Paper, type TableRow } from './paper';

/** A paper among others in one file. */
export interface BoundPaper {
  /** What it stands under. */
  readonly chapter: string;
  /** Day or period, as contents and outline call it. */
  readonly about: string;
  readonly paper: Paper;
}

/** Papers that are bound in one file. */
export interface Book {
  readonly title: string;
  readonly subtitle: string;
  readonly factory: string;
  /** Becomes the creation date of the file: equal books give equal bytes. */
  readonly createdAt: Instant;
  readonly papers: readonly BoundPaper[];
}

/** What the papers of a month in one file are called. */
export const monthBookTitle = (month: Month): string => `${formatMonth(month)}日、周、月文书`;

/** The same papers with so many photographs at most, the first of them; where others stood it is said where they are. */
export function sparingPhotos(papers: readonly BoundPaper[], most: number): BoundPaper[] {
  let left = most;
  return papers.map((bound) => {
    const blocks = bound.paper.blocks.map((block): Block => {
      if (block.kind !== 'photos') return block;
      const fits = block.photos.length <= left;
      left -= fits ? block.photos.length : 0;
      return fits ? block : { kind: 'paragraph', text: `照片 ${block.photos.length} 张，见单独下载的这份文书。` };
    });
    return { ...bound, paper: { ...bound.paper, blocks } };
  });
}

/** Whose names stand under a paper, or are still to be set. */
function namesOf({ blocks }: Paper): string {
  const lines = blocks.flatMap((block) => (block.kind === 'signatures' ? block.lines : []));
  const open = lines.filter(({ signed }) => signed === null).map(({ label }) => label);
  return open.length > 0 ? `待${open.join('、')}签` : '已签';
}

/** The contents of a book: each paper with its number, whose names are still missing, and the page of the book it begins on; `begins` are those pages. */
export function contentsPaper({ title, subtitle, factory, createdAt, papers }: Book, begins: readonly number[]): Paper {
  const rows = papers.flatMap(({ chapter, about, paper }, index): TableRow[] => [
    ...(papers[index - 1]?.chapter === chapter ? [] : [{ kind: 'group', text: `${chapter}（${papers.filter((one) => one.chapter === chapter).length} 份）` } as const]),
    { kind: 'cells', cells: [String(index + 1), about, paper.number, namesOf(paper), String(begins[index] ?? '')] },
  ]);
  return {
    ...frameOf({ factory, recordCode: '', versionLabel: '', contentHash: '', verifyUrl: '', createdAt }),
    title, subtitle, number: '', orientation: 'portrait',
    blocks: [
      { kind: 'heading', text: '目录' },
      {
        kind: 'table', widths: [8, 42, 20, 20, 10], aligns: ['center', 'left', 'center', 'center', 'right'],
        head: [['序号', '日期或期间', '编号', '签字', '页'].map((text) => ({ text }))],
        rows, empty: '这个月没有日、周、月的文书。',
      },
      { kind: 'paragraph', tone: 'note', text: '页码是本册的页码，印在各页右上角；每份文书另有自己的页码。各份文书与单独下载的内容相同，未签字的以正式文书为准。' },
    ],
  };
}
