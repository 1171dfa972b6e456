import { MEETING_LABELS } from '../routine/paperStanding';
import type { PaperTitles } from '../rulepack/rules';
import { type Day, formatDate, formatMonth, type Month } from '../shared/day';
import { formatInstant, type Instant, timeOf } from '../shared/instant';
import { figuresTable, type ReportFigure } from './figures';
import { type HazardLine, hazardTable } from './hazardLines';
import { type Block, frameOf, nameWithTitle, orDash, type Paper, type PaperFrame, SIGNER_LABELS, type SignatureLine } from './paper';

interface Person {
  readonly name: string;
  readonly title: string;
}

/** Words of the six blocks; empty text prints as 无. */
export interface MonthlyWords {
  readonly problems: string;
  readonly progress: string;
  readonly unsolved: string;
  readonly matters: string;
  readonly others: string;
  readonly measures: string;
}

export interface ResolutionLine {
  readonly id: string;
  readonly content: string;
  readonly owner: string;
  readonly dueDay: Day;
  readonly doneOn: Day | null;
  readonly doneNote: string;
  readonly overdue: boolean;
  /** Month of the meeting that resolved it, when it is an earlier one. */
  readonly carriedFrom: Month | null;
}

export interface MonthlyMinutesInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
  readonly month: Month;
  readonly place: string;
  readonly heldAt: Instant;
  readonly chair: Person;
  readonly recorder: Person;
  /** Who took part, each with when they signed in themselves; null where they did not. */
  readonly attendees: readonly (Person & { readonly signedIn?: Instant | null })[];
  readonly figures: readonly ReportFigure[];
  readonly foundThisMonth: readonly HazardLine[];
  readonly unsolved: readonly HazardLine[];
  readonly words: MonthlyWords;
  readonly resolutions: readonly ResolutionLine[];
  readonly signatures: readonly SignatureLine[];
}

const said = (text: string): Block[] => {
  const lines = text.trim().split(/\n+/).filter((line) => line.trim() !== '');
  return (lines.length > 0 ? lines : ['无。']).map((line) => ({ kind: 'paragraph', text: line.trim() }));
};

const stateOf = (line: ResolutionLine): string => {
  if (line.doneOn) return ['已完成', formatDate(line.doneOn), line.doneNote].filter(Boolean).join('\n');
  return line.overdue ? '进行中\n已逾期' : '进行中';
};

function resolutionsTable(lines: readonly ResolutionLine[]): Block {
  return {
    kind: 'table',
    widths: [7, 43, 12, 18, 20],
    aligns: ['center', 'left', 'center', 'center', 'left'],
    head: [['序号', '决议事项', '责任人', '完成期限', '状态'].map((text) => ({ text }))],
    rows: lines.map((line, index) => ({
      kind: 'cells',
      id: line.id,
      cells: [
        String(index + 1),
        line.carriedFrom ? `${line.content}\n（${formatMonth(line.carriedFrom)}决议，延续跟踪）` : line.content,
        line.owner,
        formatDate(line.dueDay),
        { text: stateOf(line), from: { kind: 'resolution', ids: [line.id] } },
      ],
    })),
    empty: '本次会议没有形成决议事项。',
  };
}

/** Where everybody who took part signs with a pen, two side by side. */
function attendance(attendees: MonthlyMinutesInput['attendees']): Block[] {
  const cells = attendees.map((one) => [`${nameWithTitle(one)}${one.signedIn ? `\n${timeOf(one.signedIn)} 系统内签到` : ''}`, '']);
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => [...(cells[row * 2] ?? []), ...(cells[row * 2 + 1] ?? ['', ''])]);
  return attendees.length === 0 ? [] : [
    { kind: 'heading', text: '参会人员签字' },
    { kind: 'table', widths: [28, 22, 28, 22], head: [['姓名（职务）', '签字', '姓名（职务）', '签字'].map((text) => ({ text }))], least: 34, rows: rows.map((row) => ({ kind: 'cells', cells: row })), empty: '' },
  ];
}

/** 《每月工业产品质量安全调度会议纪要》: head of the meeting, six blocks, resolutions including the unfinished ones of earlier months. */
export function monthlyMinutesPaper(input: MonthlyMinutesInput): Paper {
  const { words } = input;
  return {
    ...frameOf(input),
    title: input.titles.monthly,
    number: input.number,
    subtitle: formatMonth(input.month),
    orientation: 'portrait',
    blocks: [
      {
        kind: 'facts',
        perLine: 2,
        facts: [
          { label: MEETING_LABELS.place, value: orDash(input.place) },
          { label: MEETING_LABELS.heldTime, value: formatInstant(input.heldAt) },
          { label: MEETING_LABELS.chairId, value: nameWithTitle(input.chair) },
          { label: MEETING_LABELS.recorderId, value: nameWithTitle(input.recorder) },
          { label: MEETING_LABELS.attendees, value: input.attendees.map((one) => nameWithTitle(one)).join('、') || '—', wide: true },
        ],
      },
      { kind: 'heading', text: '一、本月巡查主要问题' },
      figuresTable(input.figures),
      hazardTable(input.foundThisMonth, '本月没有发现隐患。'),
      ...said(words.problems),
      { kind: 'heading', text: '二、本月整改方案落实情况' },
      ...said(words.progress),
      { kind: 'heading', text: '三、本月还未解决的问题' },
      hazardTable(input.unsolved, '没有未解决的隐患。'),
      ...said(words.unsolved),
      { kind: 'heading', text: '四、月调度相关内容（制度修订、人员岗位职责变化等）' },
      ...said(words.matters),
      { kind: 'heading', text: '五、其他质量安全事项' },
      ...said(words.others),
      { kind: 'heading', text: '六、会议研究采取的措施' },
      ...said(words.measures),
      resolutionsTable(input.resolutions),
      ...attendance(input.attendees),
      { kind: 'signatures', lines: input.signatures, datedBy: SIGNER_LABELS.principal },
    ],
  };
}
