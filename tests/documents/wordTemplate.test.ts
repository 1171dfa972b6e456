import { describe, expect, test } from 'vitest';
import { fillTemplate, readTemplate } from '~/documents/docx/wordTemplate';
import { openZip } from '~/documents/zip/readZip';
import { writeZip } from '~/documents/zip/writeZip';
import { checkTags, tagsOf, valuesOf, written } from '~/domain/report/wordTemplate';
import { type Paper, readPaper } from '~/domain/report/paper';
import type { Instant } from '~/domain/shared/instant';
import { body, p, row, said, tbl, W, word, WORD_TYPES } from './wordFile';

const paper: Paper = {
  ...readPaper({}), factory: '恒缆 <电线> & 电缆', title: '每日记录', number: 'RG-20261118', subtitle: '2026年11月18日', contentHash: 'a'.repeat(64), createdAt: '2026-11-18T10:00:00+08:00' as Instant,
  blocks: [
    { kind: 'facts', perLine: 2, facts: [{ label: '检查日期', value: '2026年11月18日' }, { label: '结果', value: { text: '合格', level: 'low', boxes: [{ label: '是', checked: true }, { label: '否', checked: false }] } }] },
    { kind: 'heading', text: '一、岗位检查情况' },
    { kind: 'paragraph', text: '第一行' },
    { kind: 'paragraph', text: '第二行' },
    {
      kind: 'table', widths: [1, 1, 1], head: [[{ text: '岗位', rowSpan: 2 }, { text: '风险', colSpan: 2 }], [{ text: '点' }, { text: '级' }]], empty: '无',
      rows: [{ kind: 'group', text: '拉丝车间' }, { kind: 'cells', cells: ['拉丝', '断线', '一般'] }, { kind: 'cells', cells: [{ text: '整行', colSpan: 2 }, '低'] }],
    },
    { kind: 'table', widths: [1], head: [[{ text: '名' }]], rows: [], empty: '无' },
    { kind: 'signatures', lines: [{ label: '质量安全员', signed: { name: '王芳', title: '质量安全员', at: '2026-11-18T10:00:00+08:00' as Instant } }, { label: '审核', signed: null }] },
  ],
};
const values = valuesOf(paper);

async function filled(document: string, notes: readonly string[] = []): Promise<string> {
  const done = await fillTemplate(word(document), values, notes);
  if (!done.ok) throw new Error(done.refusal.code);
  return (await openZip(done.fact).read('word/document.xml'))!.toString();
}
const refusal = async (bytes: Buffer) => {
  const read = await readTemplate(bytes);
  return read.ok ? 'taken' : read.refusal.code;
};

describe('the Word template of a bureau', () => {
  test('is filled by the words that stand on the paper, whatever runs and braces divide a tag', async () => {
    expect(said(await filled(body(p('编号：{编', '号', '} 共'), p('{企业名称}'), p('｛ 检查日期 ｝{没有}'), p('{岗位检查情况}'), p('{结果}')))))
      .toEqual(['编号：RG-20261118 共', '恒缆 &lt;电线&gt; &amp; 电缆', '2026年11月18日', '第一行⏎第二行', '■ 低⏎合格⏎☑ 是  ☐ 否']);
  });

  test('repeats rows of a table, paragraphs and whole blocks, each as often as the paper has rows', async () => {
    const name = '岗位检查情况表';
    expect(said(await filled(body(tbl(row('岗位', '点'), row(`{#${name}}{岗位}`, `{点}{/${name}}`))))))
      .toEqual(['岗位', '点', '拉丝', '断线', '整行', '']);
    expect(said(await filled(body(p(`{#${name}}`), p('{分组}：{岗位}{级} {编号}'), p(`{/${name}}`), p('完'))))).toEqual(['拉丝车间：拉丝一般 RG-20261118', '拉丝车间：整行低 RG-20261118', '完']);
    expect(said(await filled(body(tbl(row('头'), row(`{#${name}}`), row('{岗位}'), row('{级}'), row(`{/${name}}`)))))).toEqual(['头', '拉丝', '一般', '整行', '低']);
    expect(said(await filled(body(p(`行：{#${name}}{岗位}；{/${name}}`))))).toEqual(['行：拉丝；', '行：整行；']);
  });

  test('leaves nothing that Word cannot open where a table has no rows', async () => {
    const xml = await filled(body(tbl(row('{#岗位检查情况表2}{名}{/岗位检查情况表2}')), tbl(row(p('{#岗位检查情况表2}') + p('{名}') + p('{/岗位检查情况表2}')))));
    expect(xml).not.toMatch(/<w:tbl><w:tblPr\/><\/w:tbl>/);
    expect(xml.match(/<w:tc><w:p\/><\/w:tc>/g)).toHaveLength(1);
  });

  test('is filled with the same bytes each time, and tells what came later behind everything else', async () => {
    const template = word(body(p('{编号}')), [{ name: 'word/header1.xml', content: `<w:hdr ${W}>${p('{企业名称}')}</w:hdr>` }, { name: 'word/media/a.png', content: Buffer.from('89504e470d0a1a0a', 'hex') }]);
    const [one, other] = await Promise.all([fillTemplate(template, values, ['另有补充。']), fillTemplate(template, values, ['另有补充。'])]);
    if (!one.ok || !other.ok) throw new Error('refused');
    expect(one.fact.equals(other.fact)).toBe(true);
    const zip = openZip(one.fact);
    expect((await zip.read('word/document.xml'))!.toString()).toMatch(/RG-20261118.*另有补充。.*<w:sectPr\/><\/w:body>/);
    expect((await zip.read('word/header1.xml'))!.toString()).toContain('恒缆');
    expect((await zip.read('word/media/a.png'))!.toString('hex')).toBe('89504e470d0a1a0a');
  });

  test('has its tags told: those a paper fills, those it does not know, and those left out', async () => {
    const read = await readTemplate(word(body(p('{编号} {错字}'), tbl(row('{#岗位检查情况表}{岗位}', '{厂长}{编号}{/岗位检查情况表}')), p('{constructor}{__proto__}'))));
    if (!read.ok) throw new Error(read.refusal.code);
    const check = checkTags(read.fact, values);
    expect(check.known.map(written)).toEqual(['{编号}', '{#岗位检查情况表}…{/岗位检查情况表}', '{岗位}', '{编号}']);
    expect(check.unknown.map(written)).toEqual(['{错字}', '{厂长}', '{constructor}', '{__proto__}']);
    expect(check.missing.map(written)).toContain('{核验码}');
    expect(tagsOf(values).filter(({ table }) => table === '岗位检查情况表').map(({ name }) => name)).toEqual(['', '分组', '岗位', '点', '级']);
    expect(said(await filled(body(p('{constructor}{__proto__}{toString}'))))).toEqual(['']);
  });

  test.each([
    ['no archive', Buffer.from('hello'), 'templateNoWord'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'templateOldWord'],
    ['another archive', writeZip([{ name: 'a.txt', content: 'a' }]), 'templateNoWord'],
    ['a file with macros', word(body(p('{编号}')), [], WORD_TYPES.replace('openxmlformats-officedocument.wordprocessingml.document.main', 'ms-word.document.macroEnabled.main')), 'templateNoWord'],
    ['a macro', word(body(p('{编号}')), [{ name: 'word/vbaProject.bin', content: 'x' }]), 'templateHarmful'],
    ['another file within', word(body(p('{编号}')), [{ name: 'word/embeddings/a.xlsx', content: 'x' }]), 'templateHarmful'],
    ['a template elsewhere', word(body(p('{编号}')), [{ name: 'word/_rels/settings.xml.rels', content: '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="http://a" TargetMode="External"/></Relationships>' }]), 'templateHarmful'],
    ['a field that fetches', word(body(`<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "http://a"</w:instrText></w:r></w:p>`, p('{编号}'))), 'templateHarmful'],
    ['a document type', word(`<!DOCTYPE a [<!ENTITY b "c">]>${body(p('{编号}')).replace(/<\?xml[^>]*\?>/, '')}`), 'templateBroken'],
    ['no end', word(body(p('{#岗位检查情况表}'))), 'loopOpen'],
    ['no begin', word(body(p('{/岗位检查情况表}'))), 'loopStray'],
    ['no tags', word(body(p('编号'))), 'templateWithoutTags'],
    ['no document', word('not xml'), 'templateBroken'],
    ['a bomb', word(body(p('{编号}')), [{ name: 'word/comments.xml', content: ' '.repeat(9_000_000) }]), 'templateTooLarge'],
    ['depth', word(body(`${'<w:sdt>'.repeat(5_000)}${'</w:sdt>'.repeat(5_000)}`)), 'templateBroken'],
  ])('with %s is refused', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test('that would fill more than anybody prints is stopped', async () => {
    const many = valuesOf({ ...paper, blocks: [{ kind: 'table', widths: [1], head: [[{ text: '名' }]], rows: Array.from({ length: 2_000 }, () => ({ kind: 'cells', cells: ['x'] as const })), empty: '' }] });
    const nested = body(p('{#正文表}'), p('{#正文表}'), p('{名}'), p('{/正文表}'), p('{/正文表}'));
    const done = await fillTemplate(word(nested), many);
    expect(done.ok ? '' : done.refusal.code).toBe('templateTooLong');
  });
});
