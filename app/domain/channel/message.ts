import type { Topic } from './types';

/** Kinds of reminders and the topic each belongs to; one that is not here is nobody's but its person's. */
const TOPICS_OF_KINDS: Readonly<Record<string, Topic>> = {
  checkDue: 'checks', checkLate: 'checks', checkMissed: 'checks', hazardDeadline: 'hazards', hazardTask: 'hazards', dayUnsigned: 'papers', weekDue: 'papers', monthDue: 'papers',
  listRead: 'list', reviewDue: 'list', libraryEdition: 'list', submissionReturned: 'submissions', instrument: 'submissions',
};

/** What each kind is called in a line of its own. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  checkDue: '检查临近时限', checkLate: '检查已过时限', checkMissed: '检查未进行，待补录或说明', hazardDeadline: '隐患整改期限', hazardTask: '隐患待处理', dayUnsigned: '日管控记录待签认',
  weekDue: '周排查治理报告', monthDue: '月调度会议纪要', listRead: '清单新版待阅读签认', reviewDue: '风险再评估', libraryEdition: '模板库有新版', submissionReturned: '报送被退回', instrument: '监管文书待签收、答复',
};

/** One matter that waits for somebody, as a group may read it: no name of anybody. */
export interface Matter {
  readonly kind: string;
  /** Number, place or day by which a reader knows it; '' where nothing but its kind can be said. */
  readonly named: string;
  readonly link: string;
}

export const topicOf = (kind: string): Topic | null => (Object.hasOwn(TOPICS_OF_KINDS, kind) ? TOPICS_OF_KINDS[kind]! : null);

/** How many matters are told one by one; further ones are counted. */
const MOST_LINES = 12;
/** The shortest limit of the three vendors on a text, in bytes. */
const MOST_BYTES = 2000;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * One message about everything that has come since the last. `origin` is the address people use; without one the page is named and not linked.
 * Never longer than any vendor takes, in bytes.
 */
export function messageOf(enterprise: string, matters: readonly Matter[], origin: string | null): string {
  const head = `${enterprise}：有 ${matters.length} 件事等待处理`;
  const foot = origin === null ? '请打开质安查看。' : `查看：${origin}/inbox`;
  const lines: string[] = [];
  const whole = (shown: readonly string[]): string => [head, ...shown, ...(shown.length < matters.length ? [`· 另有 ${matters.length - shown.length} 件`] : []), foot].join('\n');
  for (const { kind, named, link } of matters.slice(0, MOST_LINES)) {
    const line = `· ${KIND_NAMES[kind] ?? kind}${named ? `：${named}` : ''}${origin === null ? '' : ` ${origin}${link}`}`;
    if (bytesOf(whole([...lines, line])) > MOST_BYTES) break;
    lines.push(line);
  }
  return whole(lines);
}

/** What a group reads when its channel is tried. */
export const trialText = (enterprise: string, name: string): string => `${enterprise}：这是提醒渠道“${name}”的测试消息。收到说明可以正常推送。`;
