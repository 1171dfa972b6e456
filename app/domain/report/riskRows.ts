import { factorsText } from '../risk/assess/assessments';
import { type LimitReading, limitMark } from '../risk/library/limit';
import type { ChangeKind, Assessment, Dimension, Frequency, Measure, OwnerMarks, RiskLevel, Stage } from '../risk/types';
import { RISK_LEVELS } from '../risk/types';
import { type Day, formatDate } from '../shared/day';
import { HACCP_OUTCOME_NAMES, MEASURE_KIND_NAMES, METHOD_NAMES, OWNER_MARK_NAMES, OWNER_MARK_SYMBOLS, RISK_LEVEL_NAMES, RISK_MARK_NAMES } from '../risk/words';
import { type Cell, type Fact, orDash, type PaperFrame, type PrintedSignature } from './paper';

/** A row of the risk list with its names resolved. */
export interface RiskRow {
  readonly id: string;
  readonly workshop: string;
  readonly post: string;
  readonly product: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measures: readonly Measure[];
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionStandard: string;
  readonly limitVerified: boolean;
  readonly limitReading?: LimitReading | null;
  readonly frequency: Frequency;
  /** At which changes it is checked; left out where nothing is said. */
  readonly changes?: readonly ChangeKind[] | null;
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
  readonly marks: OwnerMarks;
  readonly assessment: Assessment | null;
  readonly residual: Assessment | null;
  /** Copied from the library and not yet confirmed: printed as 范本. */
  readonly template: boolean;
  /** That the paper does not say whether the criterion is 未核对. */
  readonly unmarked?: true;
}

/** What the papers of a list version are made of. */
export interface RiskPaperInput extends PaperFrame {
  readonly title: string;
  readonly number: string;
  /** Which part of the list it is: `挤塑车间 · 绝缘挤出岗`; empty for the whole list. */
  readonly part: string;
  /** Day of publication; null for a draft. */
  readonly publishedOn: Day | null;
  /** Rows in the order of the list; those of one workshop and post stand together in the paper. */
  readonly rows: readonly RiskRow[];
  readonly compiled: PrintedSignature | null;
  readonly reviewed: PrintedSignature | null;
  readonly approved: PrintedSignature | null;
}

/** Values in the order in which their keys first appear. */
function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const held = groups.get(keyOf(value));
    if (held) held.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Rows by workshop, in the order in which workshops first appear; those of one post stand together. */
export function rowsByWorkshop(rows: readonly RiskRow[]): Map<string, RiskRow[]> {
  return new Map([...grouped(rows, ({ workshop }) => workshop)].map(([workshop, own]) => [workshop, [...grouped(own, ({ post }) => post).values()].flat()]));
}

/** Rows by `workshop · post`, in that order. */
export const rowsByPost = (rows: readonly RiskRow[]): Map<string, RiskRow[]> =>
  grouped([...rowsByWorkshop(rows).values()].flat(), ({ workshop, post }) => `${workshop} · ${post}`);

/** `来料控制:核对质量证明书`, one a line; `—` for none. */
export const measureLines = (measures: readonly Measure[]): string => orDash(measures.map(({ kind, text }) => `${MEASURE_KIND_NAMES[kind]}：${text}`).join('\n'));

/** The three levels with mark and name. */
export const ownersOf = ({ marks, ownerEnterprise, ownerWorkshop, ownerPost }: RiskRow): { readonly level: string; readonly text: string }[] =>
  [
    { level: '企业', mark: marks.enterprise, name: ownerEnterprise },
    { level: '车间', mark: marks.workshop, name: ownerWorkshop },
    { level: '岗位', mark: marks.post, name: ownerPost },
  ].map(({ level, mark, name }) => ({ level, text: `${OWNER_MARK_SYMBOLS[mark]}${name ?? '未指定'}` }));

/** `★主管 ●主相关 ○相关`. */
export const MARKS_LEGEND = (['lead', 'concerned', 'related'] as const).map((mark) => `${OWNER_MARK_SYMBOLS[mark]}${OWNER_MARK_NAMES[mark]}`).join(' ');

/** The criterion with the standard it rests on, and the mark of one that nobody has compared with it. */
export const criterionOf = (row: RiskRow): string =>
  [orDash(row.criterion), row.criterionStandard && `依据：${row.criterionStandard}`, row.unmarked ? '' : limitMark(row)].filter(Boolean).join('\n');

/** What is checked and how. */
export const checkOf = (row: RiskRow): string => (row.method ? `${orDash(row.checkContent)}\n方法：${row.method}` : orDash(row.checkContent));

/** What a method gives beside the value: the Action Priority, the end of the tree, the word of its own grades. */
function wordOf(assessment: Assessment): string {
  switch (assessment.method) {
    case 'FMEA':
      return `AP=${assessment.actionPriority}`;
    case 'HACCP':
      return HACCP_OUTCOME_NAMES[assessment.outcome];
    case 'LEC':
    case 'threeFactor':
    case 'twoFactor':
      return assessment.grade;
    case 'LS':
    case 'direct':
      return '';
  }
}

const SHORT_METHODS: Readonly<Record<Assessment['method'], string>> = { ...METHOD_NAMES, LS: 'LS', LEC: 'LEC', FMEA: 'FMEA', HACCP: 'HACCP' };

const setOf = ({ setId, setVersion }: Assessment): string => `${setId} 第 ${setVersion} 版`;

/** Methods that rows of one list were assessed by with different sets: such a row names its own. */
export function mixedMethods(rows: readonly RiskRow[]): Set<Assessment['method']> {
  const sets = grouped(rows.flatMap(({ assessment }) => assessment ?? []), ({ method }) => method);
  return new Set([...sets.values()].flatMap((same) => (new Set(same.map(setOf)).size > 1 ? (same[0]?.method ?? []) : [])));
}

/** The method, its factors, its own word, its set where `mixed` names the method, and the grounds of a level that was set directly. */
export const methodOf = (assessment: Assessment, mixed: ReadonlySet<Assessment['method']>): string =>
  [SHORT_METHODS[assessment.method], factorsText(assessment), mixed.has(assessment.method) && setOf(assessment), wordOf(assessment), ...assessment.grounds.map(({ text }) => (assessment.method === 'direct' ? text : `直接判定：${text}`))]
    .filter(Boolean)
    .join('\n');

/** Shape, word and ground of a level; `未评价` without one. */
export const levelCell = (level: RiskLevel | null | undefined, text = ''): Cell => (level ? { text, level, align: 'center' } : { text: '未评价', align: 'center' });

/** The level with the measures in force: the residual one, or the first where it was not assessed. */
export const levelNow = ({ assessment, residual }: RiskRow): RiskLevel | undefined => residual?.level ?? assessment?.level;

/** The facts every paper of a list begins with; items are counted by `levelOf`, the level the paper's rows show first. */
export function listFacts({ rows, versionLabel, publishedOn, part }: RiskPaperInput, levelOf: (row: RiskRow) => RiskLevel | undefined = ({ assessment }) => assessment?.level): Fact[] {
  const products = [...new Set(rows.map(({ product }) => product).filter(Boolean))];
  const counts = RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]} ${rows.filter((row) => levelOf(row) === level).length} 项`).join('，');
  const unassessed = rows.filter((row) => !row.assessment).length;
  return [
    ...(part ? [{ label: '范围', value: part, wide: true }] : []),
    { label: '产品', value: orDash(products.join('、')), wide: true },
    { label: '版本', value: publishedOn ? `${versionLabel}，${formatDate(publishedOn)}发布` : `${versionLabel}（草稿，未发布）` },
    { label: '风险项', value: { text: `共 ${rows.length} 项：${counts}${unassessed ? `，未评价 ${unassessed} 项` : ''}`, from: { kind: 'riskItem', ids: rows.map((row) => row.id) } } },
  ];
}

/** What is still to be done before the list can be called whole; none when nothing is. */
export function openFacts(rows: readonly RiskRow[]): Fact[] {
  const templates = rows.filter((row) => row.template).length;
  const unverified = rows.filter((row) => !row.limitVerified && !row.unmarked).length;
  const marks = [templates > 0 && `${RISK_MARK_NAMES.unconfirmed} ${templates} 项`, unverified > 0 && `判定准则未核对 ${unverified} 项`].filter(Boolean).join('，');
  return marks ? [{ label: '待完善', value: marks, wide: true }] : [];
}

/** Under the title: version, part, and 草稿 of what nobody published. */
export const subtitleOf = ({ versionLabel, publishedOn, part }: RiskPaperInput): string => [publishedOn ? versionLabel : `${versionLabel}（草稿）`, part].filter(Boolean).join('  ');

/** 编制, 审核, 批准. */
export const listSignatures = ({ compiled, reviewed, approved }: RiskPaperInput) => ({
  kind: 'signatures' as const,
  lines: [{ label: '编制', signed: compiled }, { label: '审核', signed: reviewed }, { label: '批准', signed: approved }],
  datedBy: '批准',
});

export type ListPaperKind = 'analysisTable' | 'riskList';

const PREFIXES: Readonly<Record<ListPaperKind, string>> = { analysisTable: 'FX', riskList: 'QD' };

/** Number of a paper of a list version: `QD-003`. */
export const listPaperNumber = (kind: ListPaperKind, version: number): string => `${PREFIXES[kind]}-${String(version).padStart(3, '0')}`;
