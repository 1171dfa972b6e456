import { describe, expect, it } from 'vitest';
import type { Paper } from '~/domain/report/paper';
import { shortHash } from '~/domain/report/paper';
import { rectificationNoticePaper } from '~/domain/report/rectificationNotice';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import { canonicalJson } from '~/domain/shared/canonical';
import { noticeInput, rectifiedNotice, signedBy, verificationInput } from '../../world/papers';
import { factOf, headingsOf, rowsOf, tablesOf, textOf } from './cells';

const signaturesOf = (paper: Paper) => paper.blocks.flatMap((block) => (block.kind === 'signatures' ? block.lines : []));

describe('《质量隐患整改通知单》', () => {
  it('carries the fields of a notice as issued, with empty lines for what is not reported yet', () => {
    const paper = rectificationNoticePaper(noticeInput());
    expect(paper.number).toBe('ZG-2026-0012');
    expect(textOf(factOf(paper, '整改期限') ?? '')).toBe('2026年11月25日（周三）');
    expect(factOf(paper, '来源')).toBe('日管控 CK-2026-000181');
    expect(factOf(paper, '复查意见')).toBe('');
    expect(factOf(paper, '是否完成')).toMatchObject({ boxes: [{ checked: false }, { checked: false }] });
  });

  it('shows rectification and verification once they are there', () => {
    const paper = rectificationNoticePaper(rectifiedNotice());
    expect(factOf(paper, '整改人')).toBe('李卫东（挤塑车间主任）');
    expect(factOf(paper, '是否完成')).toMatchObject({ boxes: [{ label: '完成', checked: true }, { checked: false }] });
  });

  it('checks the other box when the work was returned', () => {
    const verified = { passed: false, opinion: '记录不全', by: signedBy('陈静', '质量安全总监', '2026-11-18T02:30:00Z') };
    expect(factOf(rectificationNoticePaper({ ...rectifiedNotice(), verified }), '是否完成')).toMatchObject({ boxes: [{ checked: false }, { checked: true }] });
  });

  it('says what the rectification cost, and nothing of it where nobody named it', () => {
    const { rectified } = rectifiedNotice();
    expect(factOf(rectificationNoticePaper({ ...rectifiedNotice(), rectified: { ...rectified!, cost: 4_185_50 } }), '整改费用')).toBe('4,185.50 元');
    expect(factOf(rectificationNoticePaper(rectifiedNotice()), '整改费用')).toBeUndefined();
    expect(factOf(verificationFormPaper(verificationInput({ rectified: { ...verificationInput().rectified, cost: 0 } })), '整改费用')).toBe('0.00 元');
    expect(factOf(verificationFormPaper(verificationInput({ rectified: { ...verificationInput().rectified, cost: null } })), '整改费用')).toBeUndefined();
  });

  it('prints 五落实 only where the notice carries it', () => {
    expect(headingsOf(rectificationNoticePaper(noticeInput()))).toContain('五落实');
    expect(headingsOf(rectificationNoticePaper(noticeInput({ fiveElements: null })))).not.toContain('五落实');
  });

  it('leaves the line of the receiver open until it is received', () => {
    expect(signaturesOf(rectificationNoticePaper(noticeInput({ received: null })))).toMatchObject([{ label: '签发人', signed: { name: '陈静' } }, { label: '接收人', signed: null }]);
  });
});

describe('《质量隐患治理验收表》', () => {
  it('carries comparison, items, conclusion and the verifier', () => {
    const paper = verificationFormPaper(verificationInput());
    expect(headingsOf(paper)).toEqual(['五落实情况', '整改前后对比', '验收']);
    expect(factOf(paper, '结论')).toMatchObject({ boxes: [{ label: '合格，予以销号', checked: true }, { checked: false }] });
    expect(factOf(paper, '重新评估\n后等级')).toMatchObject({ level: 'general' });
    expect(signaturesOf(paper)).toMatchObject([{ label: '验收人', signed: { name: '陈静' } }]);
  });

  it('has no row of 五落实 when the notice had none, and names no archive number or retention nobody set', () => {
    const paper = verificationFormPaper(verificationInput({ fiveElements: null, reassessed: null }));
    expect(headingsOf(paper)).not.toContain('五落实情况');
    for (const label of ['存档号', '保存期限', '重新评估\n后等级']) expect(factOf(paper, label)).toBeUndefined();
    expect(factOf(paper, '遗留问题')).toBe('无');
  });

  it('shows an element that was left empty as not filled in', () => {
    const paper = verificationFormPaper(verificationInput({ fiveElements: { measure: '换模', fund: ' ', contingency: '停机' } }));
    const fund = tablesOf(paper)[0]?.rows[2];
    expect(rowsOf(tablesOf(paper)[0]!)[2]?.[1]).toBe('—');
    expect(fund).toMatchObject({ cells: ['资金落实', '—', { boxes: [{ label: '是', checked: false }, { label: '否', checked: true }] }] });
  });

  it('stays in the file when the work was returned', () => {
    expect(factOf(verificationFormPaper(verificationInput({ passed: false })), '结论')).toMatchObject({ boxes: [{ checked: false }, { label: '不合格，退回整改', checked: true }] });
  });
});

describe('a paper', () => {
  it('survives JSON unchanged', () => {
    const paper = verificationFormPaper(verificationInput());
    expect(canonicalJson(JSON.parse(JSON.stringify(paper)))).toBe(canonicalJson(paper));
  });

  it('prints the first sixteen digits of its hash in groups of four', () => {
    expect(shortHash('9f3a1c2d4e5f60718293')).toBe('9f3a 1c2d 4e5f 6071');
    expect(shortHash('')).toBe('');
  });
});
