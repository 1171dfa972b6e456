import { describe, expect, it } from 'vitest';
import { contract, lacking, linesOf } from '~/domain/shared/contract';
import { day } from '~/domain/shared/day';
import { answer, dayOn, formatMoney, hasField, maybeMoney, oneOf, parseMoney, photos, remark, VERSION, words } from '~/domain/shared/fields';

describe('money', () => {
  it('is read in 元 as people type it, and kept in 分', () => {
    const read: [string, number | null][] = [
      ['0', 0], ['12', 12_00], ['12.5', 12_50], ['12.50', 12_50], ['１２．５', 12_50], ['1,234.56', 1_234_56], ['￥620 元', 620_00], ['999999999999.99', 999_999_999_999_99],
    ];
    expect(read.map(([text]) => [text, parseMoney(text)])).toEqual(read);
  });

  it('is no money below 0, with three places, with words, or of more digits than there is money', () => {
    expect(['-1', '1.234', '1e3', '约 500', '1.', '.5', '', '1234567890123', 'NaN', '12.5.1'].map(parseMoney)).toEqual(Array.from({ length: 10 }, () => null));
  });

  it('is shown with two places and thousands apart', () => {
    expect([formatMoney(0), formatMoney(4_185_50), formatMoney(1_234_567_05)]).toEqual(['0.00', '4,185.50', '1,234,567.05']);
  });
});

const REPORT = contract({
  at: 'report',
  send: '提交',
  fields: {
    version: VERSION,
    cause: words('原因', 10, '请写明原因。'),
    note: remark('备注', 10),
    doneOn: dayOn('完成日期', '请选择日期。'),
    cost: maybeMoney('费用'),
    kind: oneOf('方式', [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }], '请选择方式。'),
    passed: answer('结论', { label: '合格' }, { label: '不合格' }, '请选择结论。'),
    photos: photos('照片', 9),
  },
});

describe('an act', () => {
  const details = { cause: '磨损', note: '', doneOn: day('2026-11-18'), cost: 12_50, kind: 'b', passed: false, photos: ['h'] };

  it('tells itself in the labels it was asked with, without what says nothing', () => {
    expect(linesOf(REPORT.fields, details).map(({ label, text }) => [label, text])).toEqual([
      ['原因', '磨损'], ['完成日期', '2026年11月18日（周三）'], ['费用', '12.50 元'], ['方式', '乙'], ['结论', '不合格'],
    ]);
  });

  it('that is older than a field says nothing of it', () => {
    const { cost: _, ...old } = details;
    expect(linesOf(REPORT.fields, old, ['kind', 'passed']).map(({ name }) => name)).toEqual(['cause', 'doneOn']);
    expect(linesOf(REPORT.fields, { ...old, cost: null }, ['kind', 'passed']).map(({ name }) => name)).toEqual(['cause', 'doneOn']);
  });

  it('lacks the first text that must be there', () => {
    expect(lacking(REPORT, { ...details, cause: ' \n' })).toEqual({ code: 'fieldMissing', field: 'cause', sentence: '请写明原因。' });
    expect(lacking(REPORT, details)).toBeNull();
  });
});

it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('a form has no field %s, which every object has', (name) => {
  const fields = { cause: words('原因', 20, '请写明原因。') };
  expect([hasField(fields, name), hasField(fields, 'cause')]).toEqual([false, true]);
});
