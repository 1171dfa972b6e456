import { describe, expect, it, vi } from 'vitest';
import { layoutPaper } from '~/documents/pdf/layout';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { analysisTable } from '~/domain/report/analysisTable';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { monthlyMinutesPaper } from '~/domain/report/monthlyMinutes';
import type { Paper } from '~/domain/report/paper';
import { rectificationNoticePaper } from '~/domain/report/rectificationNotice';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { analysisInput, analysisRow, dailyInput, hazardLine, monthlyInput, noticeInput, signedBy, verificationInput, weeklyInput } from '../world/papers';

vi.setConfig({ testTimeout: 60_000 });

type Words = readonly { readonly text: string; readonly y: number; readonly size: number; readonly bold: boolean }[];

/** The words of each page between its margins, as they are laid out. */
async function pagesOf(paper: Paper): Promise<Words[]> {
  const sheet = await layoutPaper(paper);
  return sheet.pages.map((marks) => marks.flatMap((mark) => (mark.kind === 'text' && mark.y > sheet.top && mark.y < sheet.bottom ? [mark] : [])));
}
const textOf = (words: Words): string => words.map(({ text }) => text).join('');

const counts = (most: number): number[] => Array.from({ length: most + 1 }, (_, count) => count);
const weekOf = (found: number): Paper => weeklyReportPaper(weeklyInput({ foundThisWeek: counts(found).slice(1).map((at) => hazardLine(at)) }));
const noticeOf = (words: number): Paper => rectificationNoticePaper(noticeInput({ requirement: '查明原因，更换模具，完善首件检验。'.repeat(words) }));
const formOf = (photos: number): Paper => verificationFormPaper(verificationInput({ photosBefore: counts(photos).map((at) => `before-${at}`) }));

describe('a paper of an office', () => {
  it('leaves no heading alone at the foot of a page, whatever its length', async () => {
    for (const paper of [...counts(24).map(weekOf), ...counts(24).map(noticeOf), ...counts(8).map(formOf)]) {
      for (const page of await pagesOf(paper)) {
        const lowest = page.reduce<Words[number] | undefined>((low, word) => (low && low.y > word.y ? low : word), undefined);
        expect(lowest?.size === 12 && lowest.bold ? `${paper.title}: ${lowest.text}` : '').toBe('');
      }
    }
  });

  it('has three rows at least on the last page of a table, none lost and none twice', async () => {
    for (const count of counts(24).slice(4)) {
      const rows = Array.from({ length: count }, (_, index) => analysisRow(index, { criterion: '合格', criterionStandard: '', riskPoint: `点${String(index).padStart(3, '0')}` }));
      const pages = (await pagesOf(analysisTable(analysisInput(0, { rows })))).map((page) => textOf(page).match(/点\d{3}/g) ?? []);
      expect(pages.flat()).toEqual(rows.map(({ riskPoint }) => riskPoint));
      expect(pages.at(-1)!.length, `${count} rows`).toBeGreaterThanOrEqual(3);
    }
  });

  it('says the number of a row again where the row goes on over a page', async () => {
    const rows = [analysisRow(0), analysisRow(1, { measures: [{ kind: 'parameter', text: counts(260).map((at) => `第${at}句说明。`).join('') }] }), analysisRow(2)];
    const pages = await pagesOf(analysisTable(analysisInput(0, { rows })));
    const going = pages.filter((page) => /第\d+句/.test(textOf(page)));
    expect(going.length).toBeGreaterThan(3);
    for (const page of going.slice(1)) expect(page.filter(({ text }) => text === '续')).toHaveLength(1);
    expect(going.slice(1).every((page) => page.some(({ text }, at) => text === '2' && page[at + 1]?.text === '续'))).toBe(true);
  });

  it('closes with the unit, room for its seal, and the day of the name that answers for it', async () => {
    const [director, principal] = [signedBy('陈静', '质量安全总监', '2026-11-22T02:30:00Z'), signedBy('欧阳建国', '主要负责人', '2026-11-24T02:30:00Z')];
    const closed = async (by: typeof principal | null): Promise<string> =>
      textOf((await pagesOf(weeklyReportPaper(weeklyInput({ signatures: [{ label: '质量安全总监', signed: director }, { label: '主要负责人', signed: by }] })))).at(-1)!);
    expect(await closed(principal)).toMatch(/海纳线缆（示范）有限公司（盖章）2026年11月24日$/);
    expect(await closed(null)).toMatch(/海纳线缆（示范）有限公司（盖章） +年 +月 +日$/);
    // whoever receives a notice later moves the day of it no further
    const notice = await pagesOf(rectificationNoticePaper(noticeInput({ issued: director, received: principal })));
    expect(notice.map(textOf).join('')).toContain('（盖章）2026年11月22日');
  });

  it('lets everybody who took part in a meeting sign with a pen', async () => {
    const attendees = counts(22).map((at) => ({ name: `买买提江·阿不都热合曼${at}`, title: '挤塑车间副主任兼工艺工程师' }));
    const text = (await pagesOf(monthlyMinutesPaper(monthlyInput({ attendees })))).map(textOf).join('');
    const signed = text.slice(text.indexOf('参会人员签字'));
    for (const { name } of attendees) expect(signed.replaceAll(/[^\p{Script=Han}·\d]/gu, '')).toContain(name);
  });

  it('tells the time alone of what came on its day', async () => {
    const text = textOf((await pagesOf(dailyRecordPaper(dailyInput())))[0]!);
    expect(text).toContain('09:20');
    expect(text.match(/2026年11月18日/g)).toHaveLength(2);
  });

  it('says of characters no font has how many they are and which, and sets those that only the other face has in it', async () => {
    const text = (await pagesOf(analysisTable(analysisInput(1, { factory: '𠮷田䶮𬭎厂' })))).map(textOf).join('');
    expect(text).toContain('〓田䶮𬭎厂');
    expect(text).toMatch(/“〓”共 1 处，是字库里没有的字（字符编码 U\+20BB7）/);
    expect((await pagesOf(analysisTable(analysisInput(1)))).map(textOf).join('')).not.toContain('〓');
    // 𰻝 stands in the 黑体 alone
    const bytes = (await renderPaper(analysisTable(analysisInput(1, { factory: '𰻝面厂' })))).toString('latin1');
    expect(new Set(bytes.match(/(?<=\/BaseFont \/[A-Z]{6}\+)[\w-]+/g))).toContain('NotoSansSC-Regular');
  });

  it('is written for keeping: fonts and colours within, and what it is told as sound XML', async () => {
    const bytes = (await renderPaper(weeklyReportPaper(weeklyInput({ factory: 'A&B <电线> 厂\u0001' })))).toString('latin1');
    for (const part of ['/OutputIntents', '/GTS_PDFA1', '<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>B</pdfaid:conformance>']) expect(bytes).toContain(part);
    expect(bytes).not.toContain('A&B');
    expect(bytes).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  });
});
