import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HAZARD_GRADES } from '~/domain/hazard/types';
import { saveFilter } from '~/domain/organisation/savedFilter';
import { byDimension, byStage, type CoverageCount, emptyCells, stagesAsked } from '~/domain/risk/list/coverage';
import { changePicture, type FloorPlan, type FloorRegion, liesOnPlan, moved, placeRegions, resized } from '~/domain/risk/plan/floorPlan';
import { nodeColour, together } from '~/domain/risk/plan/nodeColour';
import { DIMENSIONS, RISK_LEVELS, STAGES } from '~/domain/risk/types';
import { answers, type Readings, wordsOf } from '~/domain/shared/words';

const count = (own: Partial<CoverageCount> = {}): CoverageCount => ({ workshopId: 'w1', stage: 'process', dimension: 'technology', level: 'general', n: 1, ...own });

describe('the coverage of a list', () => {
  it('counts a cell over all levels and names the worst', () => {
    const [row] = byDimension(['w1'], [count({ n: 3 }), count({ level: 'major', n: 1 }), count({ level: null, n: 2, stage: 'incoming' })]);
    expect(row!.cells[0]).toEqual({ along: 'technology', items: 6, worst: 'major' });
    expect(row!.items).toBe(6);
  });

  it('names every cell without a row, also of a workshop that has none at all', () => {
    const rows = byDimension(['w1', 'w2'], [count()]);
    expect(emptyCells(rows)).toHaveLength(9);
    expect(emptyCells(rows)).toContainEqual({ workshopId: 'w2', along: 'technology' });
    expect(emptyCells(rows)).not.toContainEqual({ workshopId: 'w1', along: 'technology' });
  });

  it('asks a maker for sales only where rows of it exist', () => {
    expect(stagesAsked('production', [count()])).not.toContain('sales');
    expect(stagesAsked('production', [count({ stage: 'sales' })])).toContain('sales');
    expect(stagesAsked('both', [])).toEqual(['incoming', 'process', 'outgoing', 'testing', 'equipment', 'management', 'people', 'environment', 'storage', 'selling']);
    expect(stagesAsked('sales', [])).toEqual(['incoming', 'management', 'people', 'environment', 'storage', 'selling']);
    expect(stagesAsked('sales', [count({ stage: 'equipment' })])).toContain('equipment');
    expect(stagesAsked('sales', [count({ stage: 'sales' })])).not.toContain('storage');
  });

  it('loses no row in either matrix', () => {
    const counts = fc.array(
      fc.record({
        workshopId: fc.constantFrom('w1', 'w2', 'w3'), stage: fc.constantFrom(...STAGES), dimension: fc.constantFrom(...DIMENSIONS),
        level: fc.constantFrom(...RISK_LEVELS, null), n: fc.integer({ min: 1, max: 50 }),
      }),
    );
    fc.assert(
      fc.property(counts, (list) => {
        const all = list.reduce((sum, { n }) => sum + n, 0);
        for (const rows of [byDimension(['w1', 'w2', 'w3'], list), byStage(['w1', 'w2', 'w3'], STAGES, list)]) {
          const cells: readonly { readonly items: number }[] = rows.flatMap((row): readonly { readonly items: number }[] => row.cells);
          expect(cells.reduce((sum, { items }) => sum + items, 0)).toBe(all);
        }
      }),
    );
  });
});

describe('the colour of a node', () => {
  it('is the worst of its rows and of its open hazards, and says which decided', () => {
    expect(nodeColour({ items: { general: 4, low: 1 }, hazards: {} })).toEqual({ level: 'general', cause: 'item' });
    expect(nodeColour({ items: { general: 4 }, hazards: { major: 1 } })).toEqual({ level: 'major', cause: 'hazard' });
    expect(nodeColour({ items: { major: 1 }, hazards: { major: 1 } })).toEqual({ level: 'major', cause: 'both' });
    expect(nodeColour({ items: { low: 2 }, hazards: { none: 3 } })).toEqual({ level: 'low', cause: 'item' });
  });

  it('is none while nothing is assessed or graded', () => {
    expect(nodeColour({ items: { none: 2, major: 0 }, hazards: { none: 1 } })).toBeNull();
    expect(nodeColour({ items: {}, hazards: {} })).toBeNull();
  });

  it('of a workshop is never milder than that of one of its posts', () => {
    const load = fc.record({
      items: fc.record(Object.fromEntries(RISK_LEVELS.map((level) => [level, fc.integer({ min: 0, max: 3 })]))),
      hazards: fc.record(Object.fromEntries(HAZARD_GRADES.map((grade) => [grade, fc.integer({ min: 0, max: 2 })]))),
    });
    const rank = (level: string | undefined): number => (level ? RISK_LEVELS.findIndex((one) => one === level) : RISK_LEVELS.length);
    fc.assert(
      fc.property(fc.array(load, { minLength: 1, maxLength: 5 }), (posts) => {
        expect(rank(nodeColour(together(posts))?.level)).toBe(Math.min(...posts.map((post) => rank(nodeColour(post)?.level))));
      }),
    );
  });
});

describe('the floor plan', () => {
  const plan: FloorPlan = { id: 'f', number: 2, picture: 'a', width: 1600, height: 900, regions: [] };
  const region = (own: Partial<FloorRegion> = {}): FloorRegion => ({ kind: 'post', id: 'p1', x: 100, y: 100, w: 200, h: 100, ...own });
  const known = { workshop: new Set(['w1']), post: new Set(['p1', 'p2']) };

  it('takes regions of known places on the state that was seen', () => {
    expect(placeRegions(plan, 2, [region(), region({ kind: 'workshop', id: 'w1' })], known)).toMatchObject({ ok: true, fact: { number: 3 } });
  });

  it('refuses what moved on, has no picture, is unknown, placed twice or off the plan', () => {
    const code = (...given: Parameters<typeof placeRegions>) => {
      const result = placeRegions(...given);
      return result.ok ? null : result.refusal.code;
    };
    expect(code(plan, 1, [], known)).toBe('planMoved');
    expect(code(null, 0, [], known)).toBe('noPlan');
    expect(code({ ...plan, picture: null }, 2, [], known)).toBe('noPlan');
    expect(code(plan, 2, [region({ id: 'gone' })], known)).toBe('regionUnknown');
    expect(code(plan, 2, [region(), region({ x: 300 })], known)).toBe('regionTwice');
    expect(code(plan, 2, [region({ x: 900 })], known)).toBe('regionOutside');
    expect(code(plan, 2, [region({ w: 5 })], known)).toBe('regionOutside');
  });

  it('keeps the regions when the picture changes, and refuses a picture for a state that moved on', () => {
    expect(changePicture({ ...plan, regions: [region()] }, 2)).toMatchObject({ ok: true, fact: { number: 3, regions: [region()] } });
    expect(changePicture(null, 0)).toMatchObject({ ok: true, fact: { number: 1, regions: [] } });
    expect(changePicture(plan, 0)).toMatchObject({ ok: false, refusal: { code: 'planMoved', number: 2 } });
  });

  it('never lets a region leave the picture or vanish, however it is pulled', () => {
    const pull = fc.tuple(fc.boolean(), fc.double({ min: -3000, max: 3000, noNaN: true }), fc.double({ min: -3000, max: 3000, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pull, { maxLength: 12 }), (pulls) => {
        const end = pulls.reduce((one, [size, x, y]) => (size ? resized(one, x, y) : moved(one, x, y)), region());
        expect(liesOnPlan(end)).toBe(true);
      }),
    );
  });
});

describe('words and pinyin', () => {
  const READINGS: Record<string, string[]> = { 绝: ['jue'], 缘: ['yuan'], 偏: ['pian'], 心: ['xin'], 重: ['zhong', 'chong'], 量: ['liang'], 料: ['liao'], 孙: ['sun'], 磊: ['lei'], 西: ['xi'], 安: ['an'] };
  const readings: Readings = (character) => READINGS[character] ?? [character];
  const found = (text: string, question: string): boolean => answers(text, wordsOf(question), readings);

  it('finds words as written, great and small letters alike, all of them', () => {
    expect(found('PVC 料 绝缘', 'pvc 绝缘')).toBe(true);
    expect(found('PVC 料', 'pvc 绝缘')).toBe(false);
  });

  it('finds words in the other width, and through signs nobody sees', () => {
    for (const text of ['(XLPE)绝缘', '（XLPE）绝缘', '（ＸＬＰＥ）绝缘', 'X\u200bLPE（(XLPE)）']) {
      for (const question of ['ＸＬＰＥ', '（XLPE）', '(xlpe)', '\ufeffxlpe']) expect(found(text, question), `${text} ${question}`).toBe(true);
    }
  });

  it('finds consecutive initials, with every reading of a character, over spaces and signs', () => {
    expect(found('绝缘偏心', 'jypx')).toBe(true);
    expect(found('成品绝缘·偏心', 'ypx')).toBe(true);
    expect(found('绝缘偏心', 'jpx')).toBe(false);
    expect(found('重量', 'cl')).toBe(true);
    expect(found('重量', 'zl')).toBe(true);
  });

  it('finds whole syllables, mixed with initials, the last of them begun only', () => {
    for (const question of ['sunlei', 'sunl', 'slei', 'sunle', 'su', 'lei', 'SunLei']) expect(found('孙磊', question), question).toBe(true);
    for (const question of ['sulei', 'sunleia', 'unlei', 'sunlai']) expect(found('孙磊', question), question).toBe(false);
    for (const question of ['zhongliang', 'chongl', 'zliang']) expect(found('重量', question), question).toBe(true);
    expect(found('西安', 'xian')).toBe(true);
  });

  it('reads pinyin only from the spoken part, and none without a dictionary', () => {
    expect(answers('绝缘 偏心', ['px'], readings, '绝缘')).toBe(false);
    expect(answers('绝缘偏心', ['jypx'], null)).toBe(false);
  });
});

describe('a named filter', () => {
  const held = [{ id: '1', name: '重大', query: 'level=major' }];
  const code = (name: string, query: string, list = held) => {
    const result = saveFilter(list, { name, query });
    return result.ok ? null : result.refusal.code;
  };

  it('is kept under a trimmed name of its own', () => {
    expect(saveFilter(held, { name: ' 本车间 ', query: 'workshop=w' })).toMatchObject({ ok: true, fact: { name: '本车间' } });
  });

  it('is refused without a name, with a long or taken one, without conditions, or beyond the most', () => {
    expect(code(' ', 'level=low')).toBe('nameMissing');
    expect(code('长'.repeat(21), 'level=low')).toBe('nameLong');
    expect(code('重大', 'level=low')).toBe('nameTaken');
    expect(code('全部', '')).toBe('nothingChosen');
    expect(code('又一个', 'level=low', Array.from({ length: 20 }, (_, index) => ({ id: String(index), name: String(index), query: 'a' })))).toBe('tooMany');
  });
});
