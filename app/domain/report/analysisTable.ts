import { DIMENSION_NAMES, CONTROL_LEVEL_NAMES, frequencyWords, STAGE_NAMES } from '../risk/words';
import { type Cell, type Fact, frameOf, orDash, type Paper, type TableRow } from './paper';
import { checkOf, criterionOf, levelCell, listFacts, listSignatures, MARKS_LEGEND, measureLines, methodOf, mixedMethods, openFacts, ownersOf, type RiskPaperInput, type RiskRow, rowsByPost, subtitleOf } from './riskRows';

export interface AnalysisTableInput extends RiskPaperInput {
  /** What the assessments were graded by, one line a method and set; see `gradingLines`. */
  readonly grading: readonly string[];
  /** Standard the factory names for its grading; empty when it names none. */
  readonly gradingStandard: string;
}

function cellsOf(row: RiskRow, position: number, mixed: ReturnType<typeof mixedMethods>): Cell[] {
  const { assessment, residual } = row;
  return [
    row.template ? `${position}\n范本` : String(position),
    orDash(row.product),
    `${STAGE_NAMES[row.stage]}\n${DIMENSION_NAMES[row.dimension]}`,
    row.riskPoint,
    orDash(row.failure),
    orDash(row.consequence),
    measureLines(row.measures),
    checkOf(row),
    criterionOf(row),
    assessment ? methodOf(assessment, mixed) : '—',
    assessment?.value === null || assessment?.value === undefined ? '—' : String(assessment.value),
    levelCell(assessment?.level, assessment ? CONTROL_LEVEL_NAMES[assessment.controlLevel] : ''),
    residual ? levelCell(residual.level, residual.value === null ? '' : String(residual.value)) : { text: '—', align: 'center' },
    frequencyWords(row),
    ownersOf(row).map(({ level, text }) => `${level}${text}`).join('\n'),
  ];
}

function factsOf(input: AnalysisTableInput): Fact[] {
  const { grading, gradingStandard } = input;
  const lines = [...(grading.length > 0 ? grading : ['尚无评价']), ...(gradingStandard ? [`依据：${gradingStandard}`] : [])];
  return [...listFacts(input), { label: '分级标准', value: lines.join('\n'), wide: true }, ...openFacts(input.rows), { label: '说明', value: `责任人：${MARKS_LEGEND}。“措施后等级”为现有管控措施下的残余风险，“—”为未评价。`, wide: true }];
}

/**
 * 《工业产品质量风险分析表》 of one list version, by workshop and post. Columns: union of published schemes, this product's setting. Each
 * row names its method with the factors, the level before and after the measures in force, and who is responsible.
 */
export function analysisTable(input: AnalysisTableInput): Paper {
  const mixed = mixedMethods(input.rows);
  let position = 0;
  const rows: TableRow[] = [...rowsByPost(input.rows)].flatMap(([name, items]): TableRow[] => [
    { kind: 'group', text: `${name}（${items.length} 项）` },
    ...items.map((row): TableRow => ({ kind: 'cells', id: row.id, cells: cellsOf(row, (position += 1), mixed) })),
  ]);
  const tall = (text: string) => ({ text, rowSpan: 2 });
  return {
    ...frameOf(input),
    title: input.title,
    number: input.number,
    subtitle: subtitleOf(input),
    orientation: 'landscape',
    blocks: [
      { kind: 'facts', perLine: 2, facts: factsOf(input) },
      {
        kind: 'table',
        size: 9,
        widths: [26, 40, 44, 50, 52, 52, 86, 72, 76, 42, 24, 42, 38, 28, 68],
        aligns: ['center', 'left', 'left', 'left', 'left', 'left', 'left', 'left', 'left', 'center', 'center', 'center', 'center', 'center', 'left'],
        head: [
          [tall('序号'), tall('产品'), tall('环节\n维度'), tall('风险点'), tall('风险描述\n（失效）'), tall('可能后果'), tall('管控措施'), tall('检查内容与方法'), tall('判定准则'), { text: '风险评价', colSpan: 4 }, tall('频次'), tall('责任人')],
          [{ text: '方法\n因子' }, { text: '值' }, { text: '等级\n管控层级' }, { text: '措施后\n等级' }],
        ],
        rows,
        empty: '清单中没有风险项。',
      },
      listSignatures(input),
    ],
  };
}
