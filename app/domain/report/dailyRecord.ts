import { type LimitReading, limitMark } from '../risk/library/limit';
import type { PaperTitles } from '../rulepack/rules';
import type { Stage } from '../risk/types';
import { wasDue } from '../routine/period';
import { isGap } from '../routine/state';
import type { AnswerResult, PostDayState, SpotAnswer, Timeliness } from '../routine/types';
import { type Day, formatDate, formatDay } from '../shared/day';
import { dayOf, formatInstant, type Instant, timeOf } from '../shared/instant';
import { STAGE_NAMES } from '../risk/words';
import { spotWords } from '../routine/spot';
import { clockWords, outcomeWords, POST_DAY_NAMES, RESULT_NAMES } from '../routine/words';
import { type Block, type Fact, frameOf, nameWithTitle, orDash, type Paper, type PaperFrame, photoOf, type PhotoReference, SIGNER_LABELS, type SignatureLine, type TableRow } from './paper';

export interface DailyAnswer {
  readonly itemId: string;
  readonly stage: Stage;
  readonly riskPoint: string;
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly limitVerified: boolean;
  readonly limitReading?: LimitReading | null;
  readonly result: AnswerResult;
  readonly description: string;
  readonly immediateMeasure: string;
  readonly photos: readonly string[];
  /** What was measured, in words; missing where nothing was. */
  readonly measured?: string;
  /** What the photo of the moment shows that the item was drawn for (抽拍), or why there is none; missing where it was not drawn. */
  readonly spot?: SpotAnswer;
  /** Number of the hazard this finding opened; null without one. */
  readonly hazardNumber: string | null;
}

export interface DailyPostRecord {
  readonly id: string;
  readonly number: string;
  readonly checker: { readonly name: string; readonly title: string };
  readonly submittedAt: Instant;
  readonly dueAt: Instant;
  /** When it was signed, where it came later, and by how many minutes the clock of the phone was off; missing where there is nothing to say. */
  readonly signedAt?: Instant | null;
  readonly clockOff?: number | null;
  /** Whether the plate at the post was used. */
  readonly plate?: string;
  /** That a person checked who does not hold the post. */
  readonly standIn?: string;
  readonly timeliness: Timeliness;
  readonly zeroRisk: boolean;
  readonly backfillReason: string | null;
  /** Version of the list the check was made against, and its hash. */
  readonly listVersion: string;
  readonly listHash: string;
  /** Set when this record corrects an earlier one. */
  readonly corrects: { readonly number: string; readonly reason: string } | null;
  readonly answers: readonly DailyAnswer[];
}

/** How one post stands on the day; without a record, the reason given for it. */
export interface DailyPost {
  readonly postId: string;
  readonly workshop: string;
  readonly post: string;
  /** The shift, by its key and in words; left out of a day without shifts. */
  readonly turn?: string;
  readonly shift?: string;
  readonly state: PostDayState;
  /** Reason of a missed day or of a stop; empty when none was given. */
  readonly reason: string;
  readonly record: DailyPostRecord | null;
  /** 后续报告 of the post and day; missing in papers kept before there were any. */
  readonly further?: readonly DailyPostRecord[];
}

export interface DailyRecordInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
  readonly day: Day;
  /** One post, or all posts of the day. */
  readonly posts: readonly DailyPost[];
  readonly signatures: readonly SignatureLine[];
}

/** Workshop, post and shift, as they are written. */
const placeOf = ({ workshop, post, shift }: DailyPost): string => [`${workshop} · ${post}`, shift].filter(Boolean).join(' ');

/** The record of a post, and its 后续报告 below it. */
const recordsOf = ({ record, further = [] }: DailyPost): readonly DailyPostRecord[] => [...(record ? [record] : []), ...further];

const findingsOf = (record: DailyPostRecord): DailyAnswer[] => record.answers.filter((answer) => answer.result === 'nonconforming');

const stateText = (post: DailyPost): string => {
  const word = (post.state === 'missed' && post.reason ? POST_DAY_NAMES.excused : POST_DAY_NAMES[post.state]).replace('（', '\n（');
  return post.record?.corrects ? `${word}\n更正` : word;
};

const outcomeText = ({ record, reason, further = [] }: DailyPost): string => {
  const reported = further.map((report) => `后续报告 ${report.number}：不符合 ${findingsOf(report).length} 项`);
  if (!record) return [...(reason ? [`原因：${reason}`] : []), ...reported].join('\n') || '—';
  const [conforming, none] = (['conforming', 'notApplicable'] as const).map((one) => record.answers.filter(({ result }) => result === one).length);
  const lines = [outcomeWords(record.zeroRisk, findingsOf(record).length, further.flatMap(findingsOf).length), `符合 ${conforming} 项${none ? `，不适用 ${none} 项` : ''}`];
  if (record.backfillReason) lines.push(`补录原因：${record.backfillReason}`);
  if (record.corrects) lines.push(`更正 ${record.corrects.number}：${record.corrects.reason}`);
  return [...lines, ...reported].join('\n');
};

/** The time alone of what came on the day of the paper. */
const onDay = (day: Day, at: Instant): string => (dayOf(at) === day ? timeOf(at) : `${formatDate(dayOf(at))}\n${timeOf(at)}`);

const timeText = (day: Day, record: DailyPostRecord | null): string => {
  const came = record ? onDay(day, record.submittedAt) : '—';
  return [record?.signedAt ? `签名 ${onDay(day, record.signedAt)}\n送达 ${came}` : came, ...(record?.plate ? [record.plate] : []), ...(typeof record?.clockOff === 'number' ? [clockWords(record.clockOff)] : [])].join('\n');
};

function summaryOf({ day, posts }: DailyRecordInput): Block {
  return {
    kind: 'table',
    widths: [27, 13, 18, 14, 28],
    aligns: ['left', 'center', 'left', 'left', 'left'],
    head: [['车间/岗位', '状态', '检查人', '提交时间', '结论'].map((text) => ({ text }))],
    rows: posts.map((post) => ({
      kind: 'cells',
      id: post.postId,
      cells: [
        placeOf(post),
        stateText(post),
        post.record ? [nameWithTitle(post.record.checker), post.record.standIn].filter(Boolean).join('\n') : '—',
        timeText(day, post.record),
        { text: outcomeText(post), from: { kind: 'checkRecord', ids: post.record ? [post.record.id] : [] } },
      ],
    })),
    empty: '当日没有应检岗位。',
  };
}

const handlingOf = (answer: DailyAnswer): string => {
  const measured = [...(answer.measured ? [`测量值：${answer.measured}`] : []), ...(answer.spot ? [spotWords(answer.spot)] : [])];
  if (answer.result === 'notApplicable' && answer.description) return [`原因：${answer.description}`, ...(answer.spot ? [spotWords(answer.spot)] : [])].join('\n');
  if (answer.result !== 'nonconforming') return measured.join('\n') || '—';
  return [...measured, `问题：${answer.description}`, `即时措施：${answer.immediateMeasure}`, answer.hazardNumber && `隐患编号：${answer.hazardNumber}`].filter(Boolean).join('\n');
};

function rowsOf(posts: readonly DailyPost[]): TableRow[] {
  let position = 0;
  return posts.flatMap((post): TableRow[] => {
    return recordsOf(post).flatMap((record): TableRow[] => [
      {
        kind: 'group',
        text: record === post.record ? `${placeOf(post)}  ${record.number}  检查人：${record.checker.name}`
          : `${placeOf(post)}  后续报告 ${record.number}  报告人：${nameWithTitle(record.checker)}  ${formatInstant(record.submittedAt)}`,
      },
      ...record.answers.map((answer): TableRow => ({
        kind: 'cells',
        id: answer.itemId,
        cells: [
          String((position += 1)),
          STAGE_NAMES[answer.stage],
          answer.riskPoint,
          answer.method ? `${answer.checkContent}\n方法：${answer.method}` : answer.checkContent,
          [orDash(answer.criterion), limitMark(answer)].filter(Boolean).join('\n'),
          { text: RESULT_NAMES[answer.result], bold: answer.result === 'nonconforming' },
          handlingOf(answer),
        ],
      })),
    ]);
  });
}

/** Photographs of what was found, and then those of the moment (抽拍). */
function photosOf(posts: readonly DailyPost[]): { readonly found: PhotoReference[]; readonly drawn: PhotoReference[] } {
  const records = posts.flatMap(recordsOf);
  return {
    found: records.flatMap(findingsOf).flatMap((answer) => answer.photos.map((name) => photoOf(name, [answer.hazardNumber, answer.riskPoint].filter(Boolean).join(' ')))),
    drawn: posts.flatMap((post) => recordsOf(post).flatMap(({ answers }) => answers).flatMap(({ spot, riskPoint }) => (spot?.photos ?? []).map((name) => photoOf(name, `${post.post} ${riskPoint}`)))),
  };
}

/** A heading with its photographs; none where there are none. */
const photoBlocks = (text: string, photos: readonly PhotoReference[]): Block[] => (photos.length > 0 ? [{ kind: 'heading', text }, { kind: 'photos', photos }] : []);

function factsOf(input: DailyRecordInput): Fact[] {
  const recorded = input.posts.flatMap(({ record }) => (record ? [record] : []));
  const answers = recorded.flatMap((record) => record.answers);
  const count = (result: AnswerResult): number => answers.filter((answer) => answer.result === result).length;
  const reported = input.posts.flatMap(({ further = [] }) => further);
  const owed = input.posts.filter(({ state }) => state !== 'stopped' && state !== 'nothingDue').length;
  const unit = input.posts.some(({ shift }) => shift) ? '个岗次' : '个';
  const versions = [...new Set(recorded.map((record) => `${record.listVersion}（${record.listHash.slice(0, 8)}）`))];
  return [
    { label: '检查日期', value: formatDay(input.day) },
    { label: '岗位', value: { text: `应检 ${owed} ${unit}，已检 ${recorded.length} ${unit}`, from: { kind: 'post', ids: input.posts.map(({ postId }) => postId) } } },
    { label: '依据清单', value: orDash(versions.join('、')), wide: true },
    {
      label: '检查结果',
      wide: true,
      value: {
        text: `共 ${answers.length} 项：符合 ${count('conforming')} 项，不符合 ${count('nonconforming')} 项，不适用 ${count('notApplicable')} 项${reported.length > 0 ? `；后续报告 ${reported.length} 份，不符合 ${reported.flatMap(findingsOf).length} 项` : ''}`,
        from: { kind: 'checkRecord', ids: [...recorded, ...reported].map(({ id }) => id) },
      },
    },
  ];
}

/** 《每日工业产品质量安全检查记录》 of one post or of the whole day. A post without a record is printed as what it is, never left out. */
export function dailyRecordPaper(input: DailyRecordInput): Paper {
  const photos = photosOf(input.posts);
  const only = input.posts.length === 1 ? input.posts[0] : undefined;
  return {
    ...frameOf(input),
    title: input.titles.daily,
    number: input.number,
    subtitle: only ? `${formatDay(input.day)} ${placeOf(only)}` : formatDay(input.day),
    orientation: 'portrait',
    blocks: [
      { kind: 'facts', perLine: 2, facts: factsOf(input) },
      { kind: 'heading', text: '一、岗位检查情况' },
      summaryOf(input),
      { kind: 'heading', text: '二、检查项目与结果' },
      {
        kind: 'table',
        size: 9,
        widths: [7, 13, 15, 20, 17, 9, 23],
        aligns: ['center', 'left', 'left', 'left', 'left', 'center', 'left'],
        head: [['序号', '环节', '风险点', '检查内容与方法', '判定准则', '结果', '问题与处理'].map((text) => ({ text }))],
        rows: rowsOf(input.posts),
        empty: '当日没有检查记录。',
      },
      ...photoBlocks('三、问题照片', photos.found),
      ...photoBlocks(`${photos.found.length > 0 ? '四' : '三'}、随机抽拍照片`, photos.drawn),
      { kind: 'signatures', lines: input.signatures, datedBy: SIGNER_LABELS.officer },
    ],
  };
}

/** Number of the record of a day: `RG-20261118`. */
export const dailyNumber = (day: Day): string => `RG-${day.replaceAll('-', '')}`;

/** A day with what its posts owed and did, in the words of a list. */
export function dayWords(day: Day, posts: readonly { readonly turn?: string; readonly state: PostDayState; readonly latest: unknown }[]): string {
  const own = posts.filter(({ state, latest }) => wasDue(state) || latest);
  const done = own.filter(({ latest }) => latest).length;
  const missed = own.filter(({ state }) => isGap(state)).length;
  return `${formatDay(day)}，应检 ${own.length} 个${own.some(({ turn }) => turn) ? '岗次' : '岗位'}，已检 ${done} 个${missed > 0 ? `，未进行 ${missed} 个` : ''}`;
}
