import type { CutOffSet, PaperTitles } from '../rulepack/rules';
import { factorOf } from '../risk/assessments';
import type { Assessment, Dimension, Frequency, RiskLevel, Stage } from '../risk/types';
import { RISK_LEVELS } from '../risk/types';
import { type Day, formatDate } from '../shared/day';
import { CONTROL_LEVEL_NAMES, DIMENSION_NAMES, FREQUENCY_NAMES, RISK_COLOUR_NAMES, RISK_LEVEL_NAMES, STAGE_NAMES } from '../vocabulary/labels';
import { type Cell, type Fact, frameOf, orDash, type Paper, type PaperFrame, type PaperSignature, type TableRow } from './paper';

/** A row of the risk list with its names resolved. */
export interface AnalysisRow {
  readonly id: string;
  readonly workshop: string;
  readonly post: string;
  readonly product: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measures: string;
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionStandard: string;
  readonly limitVerified: boolean;
  readonly frequency: Frequency;
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
  readonly assessment: Pick<Assessment, 'method' | 'setId' | 'setVersion' | 'factors' | 'value' | 'level' | 'controlLevel'> | null;
  /** Copied from the library and not yet confirmed: printed as 范本. */
  readonly template: boolean;
}

export interface AnalysisTableInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
  readonly products: readonly string[];
  /** Day of publication; null for a draft. */
  readonly publishedOn: Day | null;
  /** Rows in the order of the list; those of one post stand together in the paper. */
  readonly rows: readonly AnalysisRow[];
  /** Cut-off sets the assessments were made with. */
  readonly sets: readonly CutOffSet[];
  /** Standard the factory names for its grading; empty when it names none. */
  readonly gradingStandard: string;
  readonly compiled: PaperSignature | null;
  readonly reviewed: PaperSignature | null;
  readonly approved: PaperSignature | null;
}

const setKey = (id: string, version: number): string => `${id}#${version}`;

/** Rows by workshop and post, in the order in which these first appear. */
function groups(rows: readonly AnalysisRow[]): Map<string, AnalysisRow[]> {
  const byWorkshop = new Map<string, AnalysisRow[]>();
  for (const row of rows) byWorkshop.set(row.workshop, [...(byWorkshop.get(row.workshop) ?? []), row]);
  const byPost = new Map<string, AnalysisRow[]>();
  for (const row of [...byWorkshop.values()].flat()) {
    const key = `${row.workshop} · ${row.post}`;
    const held = byPost.get(key);
    if (held) held.push(row);
    else byPost.set(key, [row]);
  }
  return byPost;
}

const ownersOf = (row: AnalysisRow): string =>
  [['企业', row.ownerEnterprise], ['车间', row.ownerWorkshop], ['岗位', row.ownerPost]]
    .map(([level, name]) => `${level}:${name ?? '未指定'}`)
    .join('\n');

const criterionOf = (row: AnalysisRow): string =>
  [orDash(row.criterion), row.criterionStandard && `依据:${row.criterionStandard}`, !row.limitVerified && '〔未核对〕'].filter(Boolean).join('\n');

const figure = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : String(value));

function cellsOf(row: AnalysisRow, position: number, usual: string): Cell[] {
  const a = row.assessment;
  const foreignSet = a && setKey(a.setId, a.setVersion) !== usual ? `\n${a.setId} 第${a.setVersion}版` : '';
  return [
    row.template ? `${position}\n范本` : String(position),
    orDash(row.product),
    `${STAGE_NAMES[row.stage]}\n${DIMENSION_NAMES[row.dimension]}`,
    row.riskPoint,
    orDash(row.failure),
    orDash(row.consequence),
    orDash(row.measures),
    row.method ? `${row.checkContent}\n方法:${row.method}` : row.checkContent,
    criterionOf(row),
    figure(a && factorOf(a, 'L')?.value),
    figure(a && factorOf(a, 'S')?.value),
    figure(a?.value),
    a ? { text: `${CONTROL_LEVEL_NAMES[a.controlLevel]}${foreignSet}`, level: a.level, align: 'center' } : '未评价',
    FREQUENCY_NAMES[row.frequency],
    ownersOf(row),
  ];
}

const bandText = ([low, high]: readonly [number, number]): string => (low === high ? String(low) : `${low}~${high}`);

const setText = (set: CutOffSet): string =>
  `${set.name} 第${set.version}版:${RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]}(${RISK_COLOUR_NAMES[level]})${bandText(set.bands[level])}`).join(',')}`;

function factsOf(input: AnalysisTableInput): Fact[] {
  const idsOf = (level: RiskLevel): string[] => input.rows.filter((row) => row.assessment?.level === level).map((row) => row.id);
  const counts = RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]} ${idsOf(level).length} 项`).join(',');
  const unassessed = input.rows.filter((row) => !row.assessment).length;
  const templates = input.rows.filter((row) => row.template).length;
  const unverified = input.rows.filter((row) => !row.limitVerified).length;
  const marks = [templates > 0 && `范本未确认 ${templates} 项`, unverified > 0 && `判定准则未核对 ${unverified} 项`].filter(Boolean).join(',');
  return [
    { label: '产品', value: orDash(input.products.join('、')), wide: true },
    { label: '版本', value: input.publishedOn ? `${input.versionLabel},${formatDate(input.publishedOn)}发布` : `${input.versionLabel}(草稿,未发布)` },
    { label: '风险项', value: { text: `共 ${input.rows.length} 项:${counts}${unassessed ? `,未评价 ${unassessed} 项` : ''}`, from: { kind: 'riskItem', ids: input.rows.map((row) => row.id) } } },
    { label: '分级标准', value: `LS 风险矩阵法(R=L×S)。${input.sets.map(setText).join(';') || '尚无评价'}${input.gradingStandard ? `。依据:${input.gradingStandard}` : ''}`, wide: true },
    ...(marks ? [{ label: '待完善', value: marks, wide: true }] : []),
  ];
}

/** 《工业产品质量风险分析表》 of one list version, by workshop and post. Columns: union of published schemes, this product's setting. */
export function analysisTable(input: AnalysisTableInput): Paper {
  const usual = input.sets[0] ? setKey(input.sets[0].id, input.sets[0].version) : '';
  let position = 0;
  const rows: TableRow[] = [...groups(input.rows)].flatMap(([name, items]): TableRow[] => [
    { kind: 'group', text: `${name}(${items.length} 项)` },
    ...items.map((row): TableRow => ({ kind: 'cells', id: row.id, cells: cellsOf(row, (position += 1), usual) })),
  ]);
  const tall = (text: string) => ({ text, rowSpan: 2 });
  return {
    ...frameOf(input),
    title: input.titles.analysisTable,
    number: input.number,
    subtitle: input.publishedOn ? input.versionLabel : `${input.versionLabel}(草稿)`,
    orientation: 'landscape',
    blocks: [
      { kind: 'facts', perLine: 2, facts: factsOf(input) },
      {
        kind: 'table',
        size: 9,
        widths: [26, 40, 46, 54, 58, 58, 82, 82, 82, 17, 17, 22, 42, 30, 72],
        aligns: ['center', 'left', 'left', 'left', 'left', 'left', 'left', 'left', 'left', 'center', 'center', 'center', 'center', 'center', 'left'],
        head: [
          [tall('序号'), tall('产品'), tall('环节\n维度'), tall('风险点'), tall('风险描述\n(失效)'), tall('可能后果'), tall('管控措施'), tall('检查内容与方法'), tall('判定准则'), { text: '风险评价', colSpan: 4 }, tall('频次'), tall('责任人')],
          [{ text: 'L' }, { text: 'S' }, { text: 'R' }, { text: '等级\n管控层级' }],
        ],
        rows,
        empty: '清单中没有风险项。',
      },
      {
        kind: 'signatures',
        lines: [
          { label: '编制', signed: input.compiled },
          { label: '审核', signed: input.reviewed },
          { label: '批准', signed: input.approved },
        ],
      },
    ],
  };
}
