import type { ActDetails, FiveElements } from '../hazard/types';
import type { RiskLevel } from '../risk/types';
import type { PaperTitles } from '../rulepack/rules';
import { type Day, formatDay } from '../shared/day';
import { findingText, rectifiedBesides } from './hazardLines';
import { type Block, type Cell, type CheckBox, frameOf, nameWithTitle, orDash, type Paper, type PaperFrame, photoOf, type PrintedSignature } from './paper';

/** One thing that was verified. */
export interface VerifiedItem {
  readonly subject: string;
  readonly standard: string;
  readonly method: string;
  readonly passed: boolean;
}

export interface VerificationFormInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
  readonly noticeNumber: string;
  readonly hazardNumber: string;
  readonly hazardTitle: string;
  /** Null for what was found outside a check. */
  readonly riskPoint?: string | null;
  readonly description: string;
  readonly gradeName: string;
  readonly workshop: string;
  readonly post: string;
  readonly foundDay: Day;
  readonly responsible: string;
  readonly deadline: Day | null;
  readonly fiveElements: FiveElements | null;
  readonly rectified: Readonly<ActDetails['rectify']> & { readonly by: PrintedSignature };
  readonly photosBefore: readonly string[];
  readonly photosAfter: readonly string[];
  readonly items: readonly VerifiedItem[];
  readonly passed: boolean;
  readonly opinion: string;
  /** What remains; empty when nothing was named. */
  readonly remaining: string;
  /** Level after re-assessment; null when none was made. */
  readonly reassessed: RiskLevel | null;
  /** Printed only when the factory files under one. */
  readonly archiveNumber: string;
  /** Retention as the factory set it; empty when it set none. */
  readonly retention: string;
  readonly verifiers: readonly PrintedSignature[];
}

const VERIFIER = '验收人';

const passedBoxes = (passed: boolean): CheckBox[] => [{ label: '合格', checked: passed }, { label: '不合格', checked: !passed }];

function fiveTable(elements: FiveElements, input: VerificationFormInput): Block[] {
  const rows: [string, string][] = [
    ['责任人落实', input.responsible],
    ['措施落实', elements.measure],
    ['资金落实', elements.fund],
    ['时限落实', input.deadline ? formatDay(input.deadline) : ''],
    ['应急预案落实', elements.contingency],
  ];
  return [
    { kind: 'heading', text: '五落实情况' },
    {
      kind: 'table',
      widths: [20, 56, 24],
      aligns: ['center', 'left', 'center'],
      head: [[{ text: '项目' }, { text: '内容' }, { text: '是否填报' }]],
      rows: rows.map(([label, text]) => ({
        kind: 'cells',
        cells: [label, orDash(text), { text: '', boxes: [{ label: '是', checked: text.trim() !== '' }, { label: '否', checked: text.trim() === '' }] }],
      })),
      empty: '',
    },
  ];
}

function comparison(input: VerificationFormInput): Block[] {
  const photos = [
    ...input.photosBefore.map((name, index) => photoOf(name, `整改前 ${index + 1}`)),
    ...input.photosAfter.map((name, index) => photoOf(name, `整改后 ${index + 1}`)),
  ];
  return [
    { kind: 'heading', text: '整改前后对比' },
    {
      kind: 'facts',
      perLine: 2,
      facts: [
        { label: '整改前', value: input.description, wide: true },
        { label: '原因分析', value: orDash(input.rectified.cause), wide: true },
        { label: '整改后', value: input.rectified.measure, wide: true },
        ...rectifiedBesides(input.rectified),
        { label: '整改人', value: nameWithTitle(input.rectified.by) },
        { label: '完成日期', value: formatDay(input.rectified.doneOn) },
      ],
    },
    ...(photos.length > 0 ? [{ kind: 'photos', photos } as const] : []),
  ];
}

/** 《质量隐患治理验收表》(存档备查) of one verification, passed or returned. */
export function verificationFormPaper(input: VerificationFormInput): Paper {
  const conclusion: Cell = { text: '', boxes: [{ label: '合格，予以销号', checked: input.passed }, { label: '不合格，退回整改', checked: !input.passed }] };
  return {
    ...frameOf(input),
    title: input.titles.verification,
    number: input.number,
    subtitle: `隐患编号 ${input.hazardNumber}`,
    orientation: 'portrait',
    blocks: [
      {
        kind: 'facts',
        perLine: 2,
        facts: [
          { label: '隐患名称', value: findingText({ title: input.hazardTitle, riskPoint: input.riskPoint }), wide: true },
          { label: '隐患等级', value: orDash(input.gradeName) },
          { label: '通知单号', value: orDash(input.noticeNumber) },
          { label: '车间', value: input.workshop },
          { label: '岗位（区域）', value: orDash(input.post) },
          { label: '发现日期', value: formatDay(input.foundDay) },
          { label: '整改期限', value: input.deadline ? formatDay(input.deadline) : '—' },
        ],
      },
      ...(input.fiveElements ? fiveTable(input.fiveElements, input) : []),
      ...comparison(input),
      { kind: 'heading', text: '验收' },
      {
        kind: 'table',
        widths: [26, 30, 20, 24],
        aligns: ['left', 'left', 'left', 'center'],
        head: [['验收项目', '验收标准', '验收方法', '结果'].map((text) => ({ text }))],
        rows: input.items.map((item) => ({ kind: 'cells', cells: [item.subject, orDash(item.standard), orDash(item.method), { text: '', boxes: passedBoxes(item.passed) }] })),
        empty: '没有分项验收，见验收意见。',
      },
      {
        kind: 'facts',
        perLine: 2,
        facts: [
          { label: '验收意见', value: orDash(input.opinion), wide: true },
          { label: '结论', value: conclusion, wide: true },
          { label: '遗留问题', value: input.remaining.trim() || '无', wide: true },
          ...(input.reassessed ? [{ label: '重新评估\n后等级', value: { text: '', level: input.reassessed }, wide: true }] : []),
          ...(input.archiveNumber ? [{ label: '存档号', value: input.archiveNumber, wide: !input.retention }] : []),
          ...(input.retention ? [{ label: '保存期限', value: input.retention, wide: !input.archiveNumber }] : []),
        ],
      },
      { kind: 'signatures', lines: input.verifiers.map((signed) => ({ label: VERIFIER, signed })), datedBy: VERIFIER },
    ],
  };
}
