import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Everything that can reach a reader: the program with its seeds and library, and what stands beside it. */
const FILES = execFileSync('git', ['ls-files', 'app', 'db', 'jobs', 'public', 'docs', 'README.md', 'README.zh-CN.md', 'zhian.mjs'], { encoding: 'utf8' })
  .split('\n').filter((file) => /\.(tsx?|mjs|json|md|sql)$/.test(file) && !file.startsWith('db/migrations/'));

const DIGITS = '零一二三四五六七八九';
/** 十一 as 11, 二十 as 20, 12 as 12; only what numbers an article can have. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0);
}

const ORDER = /第?7[56]号|Orders? 7[56]|落实质量安全主体责任监督管理规定/;
const ARTICLE = /第\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*条|Art(?:icle|\.)?\s*(\d{1,2})/g;

/** The articles that a text names in one sentence with one of the orders. */
const articlesIn = (text: string): number[] =>
  text.split(/[。；\n]/).filter((sentence) => ORDER.test(sentence)).flatMap((sentence) => [...sentence.matchAll(ARTICLE)].map(([, chinese, english]) => numberOf(chinese ?? english!)));

describe('what is said of Orders 75 and 76', () => {
  it('names no article above 4: the others were never read', () => {
    expect(articlesIn('第75号令第十一条；Orders 75/76, Art. 5。别的办法第九条')).toEqual([11, 5]);
    for (const file of FILES) expect([file, articlesIn(readFileSync(file, 'utf8')).filter((article) => article > 4)]).toEqual([file, []]);
  });

  it('gives no other start than 5 May 2023', () => {
    const starts = FILES.flatMap((file) =>
      readFileSync(file, 'utf8').split('\n').filter((line) => ORDER.test(line)).flatMap((line) => [...line.matchAll(/2023[-年]0?(\d)[-月]0?(\d{1,2})/g)].map(([, month, day]) => `${file} ${month}-${day}`)));
    expect(starts.filter((start) => !start.endsWith(' 5-5'))).toEqual([]);
  });
});
