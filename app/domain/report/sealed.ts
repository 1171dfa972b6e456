import type { Block, Paper, PrintedSignature } from './paper';

/** Papers that are kept as they were rendered. */
export type SealedKind = 'daily' | 'weekly' | 'monthly' | 'notice' | 'verification' | 'riskList' | 'analysisTable' | 'riskCards';

/** Something that came after a name was set under a paper. */
export interface LaterEntry {
  /** When, as a text that sorts and is printed: an instant or a day already formatted stands in `when`. */
  readonly at: string;
  readonly when: string;
  readonly by: string;
  readonly text: string;
}

/** What came after the signature, below it, the oldest first; the paper itself when nothing did. */
export function withLater(paper: Paper, entries: readonly LaterEntry[]): Paper {
  if (entries.length === 0) return paper;
  const sorted = entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    ...paper,
    blocks: [
      ...paper.blocks,
      { kind: 'heading', text: '签字之后的补充' },
      { kind: 'paragraph', tone: 'note', text: '以上为签字时的内容，保持不变；以下各条是此后补充的，不在签字的范围之内。' },
      {
        kind: 'table',
        size: 9,
        widths: [26, 16, 58],
        aligns: ['left', 'left', 'left'],
        head: [['时间', '经办人', '内容'].map((text) => ({ text }))],
        rows: sorted.map(({ when, by, text }) => ({ kind: 'cells', cells: [when, by, text] })),
        empty: '',
      },
    ],
  };
}

/** A note under everything else. */
export const withNote = (paper: Paper, text: string): Paper => ({ ...paper, blocks: [...paper.blocks, { kind: 'paragraph', tone: 'note', text }] });

/**
 * A further name under a paper that carries names already: its line is filled, `words` stand above the lines, and nothing else of the
 * paper is touched. The paper becomes as old as its last name.
 */
export function signedFurther(paper: Paper, label: string, signed: PrintedSignature, words: readonly Block[]): Paper {
  return {
    ...paper,
    createdAt: signed.at,
    blocks: paper.blocks.flatMap((block): Block[] =>
      block.kind === 'signatures' ? [...words, { ...block, lines: block.lines.map((line) => (line.label === label ? { ...line, signed } : line)) }] : [block],
    ),
  };
}
