import type { ActDetails, FiveElements, HazardSource, Treatment } from '../hazard/types';
import type { PaperTitles } from '../rulepack/rules';
import { type Day, formatDay } from '../shared/day';
import { HAZARD_SOURCE_NAMES, TREATMENT_NAMES } from '../hazard/words';
import { findingText, rectifiedBesides } from './hazardLines';
import { type Block, type Fact, frameOf, instantOrDash, nameWithTitle, orDash, type Paper, type PaperFrame, photoOf, type PrintedSignature } from './paper';
import { signedFurther } from './sealed';

type Rectified = Readonly<ActDetails['rectify']> & { readonly by: PrintedSignature };
interface Verified {
  readonly passed: boolean;
  readonly opinion: string;
  readonly by: PrintedSignature;
}
interface Extension {
  readonly granted: boolean;
  readonly deadline: Day;
  readonly by: PrintedSignature;
}

/** A notice as it is issued. */
export interface NoticeIssuedInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly noticeNumber: string;
  readonly hazardNumber: string;
  readonly hazardTitle: string;
  /** Null for what was found outside a check. */
  readonly riskPoint?: string | null;
  readonly description: string;
  readonly immediateMeasure: string;
  readonly workshop: string;
  readonly post: string;
  readonly source: HazardSource;
  /** Number of the record the hazard comes from; empty without one. */
  readonly sourceNumber: string;
  readonly foundBy: { readonly name: string; readonly title: string };
  readonly foundDay: Day;
  readonly gradeName: string;
  readonly gradeBasis: string;
  readonly treatment: Treatment;
  readonly requirement: string;
  readonly responsible: string;
  readonly deadline: Day;
  readonly fiveElements: FiveElements | null;
  /** Names the notice is copied to; none is printed as 无. */
  readonly copiedTo: readonly string[];
  readonly photosBefore: readonly string[];
  readonly issued: PrintedSignature;
}

/** A notice with what was done since, in one round. */
export interface RectificationNoticeInput extends NoticeIssuedInput {
  readonly received: PrintedSignature | null;
  /** The rectification reported and the verification; null while there is none. */
  readonly rectified: Rectified | null;
  readonly verified: Verified | null;
}

/** What was done since: each rectification with the verification that answered it, and the answers to requests for more time. */
export interface NoticeSince {
  readonly rounds: readonly { readonly rectified: Rectified; readonly verified: Verified | null }[];
  readonly extensions: readonly Extension[];
}

/** The lines for the names under a notice. */
const NOTICE_SIGNERS = { issued: '签发人', received: '接收人' } as const;

/** 五落实: 责任人 and 时限 are the notice's own, the other three are its words. */
export const fiveElementFacts = (elements: FiveElements, responsible: string, deadline: Day): Fact[] => [
  { label: '责任人', value: responsible },
  { label: '时限', value: formatDay(deadline) },
  { label: '措施', value: orDash(elements.measure), wide: true },
  { label: '资金', value: orDash(elements.fund), wide: true },
  { label: '应急预案', value: orDash(elements.contingency), wide: true },
];

const roundFacts = (rectified: Rectified | null, verified: Verified | null): Fact[] => [
  { label: '原因分析', value: rectified?.cause ?? '', wide: true },
  { label: '整改措施和\n完成情况', value: rectified ? `${rectified.measure}\n完成日期：${formatDay(rectified.doneOn)}` : '', wide: true },
  ...(rectified ? rectifiedBesides(rectified) : []),
  { label: '整改人', value: rectified ? nameWithTitle(rectified.by) : '' },
  { label: '填报时间', value: rectified ? instantOrDash(rectified.by.at) : '' },
  { label: '复查意见', value: verified?.opinion ?? '', wide: true },
  {
    label: '是否完成',
    value: { text: '', boxes: [{ label: '完成', checked: verified?.passed === true }, { label: '未完成，退回整改', checked: verified?.passed === false }] },
  },
  { label: '复查人', value: verified ? `${nameWithTitle(verified.by)}\n${instantOrDash(verified.by.at)}` : '' },
];

/** What stands below the names of a notice: more time that was asked for, and each round of rectification and verification; blank while there is none. */
function noticeSince({ rounds, extensions }: NoticeSince): Block[] {
  const shown = rounds.length > 0 ? rounds : [{ rectified: null, verified: null }];
  const photos = rounds.flatMap(({ rectified }) => rectified.photos).map((name, index) => photoOf(name, `整改后 ${index + 1}`));
  return [
    { kind: 'heading', text: '整改与复查' },
    ...extensions.map(({ granted, deadline, by }): Block => ({
      kind: 'paragraph', text: `${instantOrDash(by.at)} ${nameWithTitle(by)}${granted ? `同意延期，整改期限改为${formatDay(deadline)}。` : `不同意延期至${formatDay(deadline)}。`}`,
    })),
    ...shown.flatMap(({ rectified, verified }, index): Block[] => [
      ...(shown.length > 1 ? [{ kind: 'paragraph', text: `第 ${index + 1} 次整改` } as const] : []),
      { kind: 'facts', perLine: 2, facts: roundFacts(rectified, verified) },
    ]),
    ...(photos.length > 0 ? [{ kind: 'heading', text: '整改后照片' } as const, { kind: 'photos', photos } as const] : []),
  ];
}

/** 《质量隐患整改通知单》 as issued, with a line for who receives it. 五落实 is printed only where the notice carries it. */
export function noticePaperIssued(input: NoticeIssuedInput): Paper {
  const photos = input.photosBefore.map((name, index) => photoOf(name, `整改前 ${index + 1}`));
  const five: Block[] = input.fiveElements
    ? [{ kind: 'heading', text: '五落实' }, { kind: 'facts', perLine: 2, facts: fiveElementFacts(input.fiveElements, input.responsible, input.deadline) }]
    : [];
  return {
    ...frameOf(input),
    title: input.titles.notice,
    number: input.noticeNumber,
    subtitle: `隐患编号 ${input.hazardNumber}`,
    orientation: 'portrait',
    blocks: [
      {
        kind: 'facts',
        perLine: 2,
        facts: [
          { label: '受检车间', value: input.workshop },
          { label: '岗位（区域）', value: orDash(input.post) },
          { label: '检查人', value: nameWithTitle(input.foundBy) },
          { label: '检查日期', value: formatDay(input.foundDay) },
          { label: '来源', value: [HAZARD_SOURCE_NAMES[input.source], input.sourceNumber].filter(Boolean).join(' ') },
          { label: '隐患等级', value: input.gradeName },
          { label: '定级依据', value: orDash(input.gradeBasis), wide: true },
          { label: '隐患内容', value: findingText({ title: input.hazardTitle, riskPoint: input.riskPoint, description: input.description }), wide: true },
          { label: '即时措施', value: orDash(input.immediateMeasure), wide: true },
          { label: '整改意见', value: orDash(input.requirement), wide: true },
          { label: '整改方式', value: TREATMENT_NAMES[input.treatment] },
          { label: '整改期限', value: { text: formatDay(input.deadline), bold: true } },
          { label: '责任人', value: input.responsible },
          { label: '抄送', value: input.copiedTo.join('、') || '无' },
        ],
      },
      ...five,
      ...(photos.length > 0 ? [{ kind: 'heading', text: '整改前照片' } as const, { kind: 'photos', photos } as const] : []),
      { kind: 'signatures', lines: [{ label: NOTICE_SIGNERS.issued, signed: input.issued }, { label: NOTICE_SIGNERS.received, signed: null }], datedBy: NOTICE_SIGNERS.issued },
    ],
  };
}

/** A notice as issued with what came since: the name of who received it in its line, the rest below the names. */
export const noticeWith = (issued: Paper, received: PrintedSignature | null, since: NoticeSince): Paper => {
  const paper = received ? signedFurther(issued, NOTICE_SIGNERS.received, received, []) : issued;
  return { ...paper, createdAt: issued.createdAt, blocks: [...paper.blocks, ...noticeSince(since)] };
};

/** 《质量隐患整改通知单》 issued and answered in one round. */
export const rectificationNoticePaper = (input: RectificationNoticeInput): Paper =>
  noticeWith(noticePaperIssued(input), input.received, { rounds: input.rectified ? [{ rectified: input.rectified, verified: input.verified }] : [], extensions: [] });
