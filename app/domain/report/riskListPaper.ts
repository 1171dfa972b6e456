import { frequencyWords, STAGE_NAMES } from '../risk/words';
import { type Cell, frameOf, orDash, type Paper, type TableRow } from './paper';
import { checkOf, criterionOf, levelCell, levelNow, listFacts, listSignatures, MARKS_LEGEND, measureLines, openFacts, ownersOf, type RiskPaperInput, type RiskRow, rowsByWorkshop, subtitleOf } from './riskRows';

function cellsOf(row: RiskRow, position: number): Cell[] {
  const product = row.product ? `\n（${row.product}）` : '';
  return [
    row.template ? `${position}\n范本` : String(position),
    orDash(row.post),
    STAGE_NAMES[row.stage],
    `${row.riskPoint}${product}`,
    levelCell(levelNow(row)),
    measureLines(row.measures),
    checkOf(row),
    criterionOf(row),
    frequencyWords(row),
    ...ownersOf(row).map(({ text }) => text),
  ];
}

/**
 * 《工业产品质量安全风险管控清单》 of a list version: 环节, 风险点, 措施, 责任 and 频次 as published lists have them, with the workshop and
 * post this product keeps, the check, and the present level: that with the measures in force where it was assessed.
 */
export function riskListPaper(input: RiskPaperInput): Paper {
  let position = 0;
  const rows: TableRow[] = [...rowsByWorkshop(input.rows)].flatMap(([workshop, items]): TableRow[] => [
    { kind: 'group', text: `${workshop}（${items.length} 项）` },
    ...items.map((row): TableRow => ({ kind: 'cells', id: row.id, cells: cellsOf(row, (position += 1)) })),
  ]);
  const tall = (text: string) => ({ text, rowSpan: 2 });
  return {
    ...frameOf(input),
    title: input.title,
    number: input.number,
    subtitle: subtitleOf(input),
    orientation: 'landscape',
    blocks: [
      { kind: 'facts', perLine: 2, facts: [...listFacts(input, levelNow), ...openFacts(input.rows), { label: '说明', value: `责任人：${MARKS_LEGEND}。风险等级为现有管控措施下的等级；未评价残余风险的，为固有等级。`, wide: true }] },
      {
        kind: 'table',
        size: 9,
        widths: [26, 48, 48, 70, 40, 130, 96, 104, 34, 46, 46, 46],
        aligns: ['center', 'left', 'left', 'left', 'center', 'left', 'left', 'left', 'center', 'center', 'center', 'center'],
        head: [
          [tall('序号'), tall('岗位'), tall('环节'), tall('风险点'), tall('风险\n等级'), tall('管控措施'), tall('检查内容与方法'), tall('判定准则'), tall('管控\n频次'), { text: '责任人', colSpan: 3 }],
          [{ text: '企业' }, { text: '车间' }, { text: '岗位' }],
        ],
        rows,
        empty: '清单中没有风险项。',
      },
      listSignatures(input),
    ],
  };
}
