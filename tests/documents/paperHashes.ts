import { createHash } from 'node:crypto';
import { renderDocx } from '~/documents/docx/renderDocx';
import { renderCards } from '~/documents/pdf/renderCards';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { renderXlsx } from '~/documents/xlsx/renderXlsx';
import { analysisTable } from '~/domain/report/analysisTable';
import { riskCard, type RiskCards } from '~/domain/report/riskCards';
import { analysisInput, listInput } from '../world/papers';

/** Two cards: one of few risks and one of more than a page of them. */
export const cardsOf = (): RiskCards => {
  const { rows, ...frame } = listInput(16);
  const card = (post: string, count: number) => riskCard({ workshop: '挤塑车间', post, checkUrl: `https://zhian.example.com/c/${post.length}abcdef` }, rows.slice(0, count));
  return { ...frame, cards: [card('绝缘挤出岗', 4), card('成缆与成品检验岗位（二班）夜班', 16)] };
};

/** SHA-256 of the same papers in every form. */
export async function paperHashes(): Promise<Record<string, string>> {
  const paper = analysisTable(analysisInput(12));
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  return {
    pdf: hashOf(await renderPaper(paper)), docx: hashOf(await renderDocx(paper)), xlsx: hashOf(await renderXlsx(paper)), cards: hashOf(await renderCards(cardsOf())),
  };
}

if (process.argv[2] === 'print') process.stdout.write(JSON.stringify(await paperHashes()));
