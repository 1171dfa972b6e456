import { describe, expect, it } from 'vitest';
import { breakLines, unitsOf } from '~/documents/pdf/lines';
import { typefaces } from '~/documents/pdf/typefaces';

const face = typefaces().regular;
const broken = (text: string, characters: number): readonly string[] => breakLines(text, characters * 10, 10, face);

describe('breaking lines', () => {
  it('begins no line with a closing mark and ends none with an opening one', () => {
    for (let width = 3; width < 14; width += 1) {
      for (const line of broken('首件三点测量；生产中（每两小时）巡检一次，偏心大于《工艺卡》的允许值时：停机、调模。', width)) {
        expect(line).not.toMatch(/^[,。;:、)》]/);
        expect(line).not.toMatch(/[(《]$/);
      }
    }
  });

  it('keeps dates, weekdays, numbers with their unit, and words whole', () => {
    expect(unitsOf('2026年11月21日（周六） 14:05')).toEqual(['2026年', '11月21日', '（周六）', ' ', '14:05']);
    expect(unitsOf('低于0.62 mm，约300 m')).toEqual(['低', '于', '0.62 mm，', '约', '300 m']);
    expect(unitsOf('型号60227 IEC 01')).toEqual(['型', '号', '60227', ' ', 'IEC', ' ', '01']);
    expect(unitsOf('编号：HZ-2026-000123')).toEqual(['编', '号：', 'HZ-2026-000123']);
  });

  it('leaves no single character alone on the last line', () => {
    expect(broken('欧阳小明', 3)).toEqual(['欧阳', '小明']);
    expect(broken('检验设施台账', 5)).toEqual(['检验设施', '台账']);
  });

  it('breaks a word that is wider than the line at its joints', () => {
    expect(broken('HZ-2026-000123', 5)).toEqual(['HZ-2026-', '000123']);
  });

  it('never loses a character and never exceeds the width', () => {
    const text = '核对质量证明书与批号，抽测20℃电阻率ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789，不大于0.017241 Ω·mm²/m。';
    for (let width = 2; width < 20; width += 1) {
      const lines = broken(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it('keeps line breaks of the text', () => {
    expect(broken('一\n\n二', 5)).toEqual(['一', '', '二']);
  });
});
