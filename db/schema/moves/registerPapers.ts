import { and, asc, eq, ne, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Day, daysOfMonth, addDays, formatDay, formatMonth, type Month } from '../../../app/domain/shared/day';
import { formatWeek } from '../../../app/domain/shared/week';
import { partsOf } from '../../../app/domain/shared/stored';
import { integer, json, primaryKey, table, text } from '../../dialect/columns';
import type { Reader } from '../../dialect/reader';
import { insert, type Row, type Write } from '../../dialect/writes';

/** Tables as they were when the register began, as far as the move reads them; properties are named as the columns. */
const t = (name: string) => text(name).notNull();
const n = (name: string) => integer(name).notNull();
const then = {
  enterprises: table('enterprises', { enterprise_id: t('enterprise_id'), name: t('name') }),
  versions: table('risk_list_versions', { enterprise_id: t('enterprise_id'), id: t('id'), number: n('number') }),
  publications: table('risk_list_publications', { enterprise_id: t('enterprise_id'), version_id: t('version_id'), published_at: t('published_at'), content_hash: t('content_hash') }),
  signatures: table('signatures', { enterprise_id: t('enterprise_id'), id: t('id'), paper: t('paper'), paper_id: t('paper_id'), capacity: t('capacity'), content_hash: t('content_hash'), signed_at: t('signed_at') }),
  reports: table('weekly_reports', { enterprise_id: t('enterprise_id'), id: t('id'), number: t('number'), week_start: t('week_start') }),
  meetings: table('monthly_meetings', { enterprise_id: t('enterprise_id'), id: t('id'), number: t('number'), month: t('month') }),
  records: table('check_records', { enterprise_id: t('enterprise_id'), id: t('id'), number: t('number'), post_id: t('post_id'), day: t('day'), post_name: t('post_name'), workshop_name: t('workshop_name'), submitted_at: t('submitted_at'), content_hash: t('content_hash'), revision: n('revision') }),
  reasons: table('gap_reasons', { enterprise_id: t('enterprise_id'), id: t('id'), kind: t('kind'), period: t('period'), explained_at: t('explained_at') }),
  posts: table('posts', { enterprise_id: t('enterprise_id'), id: t('id'), workshop_id: t('workshop_id') }),
  hazards: table('hazards', { enterprise_id: t('enterprise_id'), id: t('id'), number: t('number'), title: t('title'), workshop_id: t('workshop_id'), post_id: t('post_id'), responsible_id: t('responsible_id'), responsible_name: t('responsible_name') }),
  acts: table('hazard_acts', { enterprise_id: t('enterprise_id'), hazard_id: t('hazard_id'), verb: t('verb'), day: t('day'), at: t('at'), ordinal: n('ordinal'), details: json('details', partsOf<{ readonly noticeNumber: string; readonly passed: boolean }>).notNull() }),
  events: table('events', { enterprise_id: t('enterprise_id'), type: t('type'), subject_kind: t('subject_kind'), subject_id: t('subject_id'), hash: t('hash'), seq: n('seq') }),
  submissions: table('submissions', { enterprise_id: t('enterprise_id'), id: t('id'), number: t('number'), kind: t('kind'), enterprise_name: t('enterprise_name'), subject_label: t('subject_label'), content_hash: t('content_hash'), submitted_at: t('submitted_at') }),
  answers: table('submission_answers', { enterprise_id: t('enterprise_id'), submission_id: t('submission_id'), kind: t('kind') }),
};
const papers = table(
  'papers',
  {
    enterprise_id: t('enterprise_id'), id: t('id'), kind: t('kind'), number: t('number'), title: t('title'), factory: t('factory'), version: t('version'), subject_kind: t('subject_kind'), subject_id: t('subject_id'), series: t('series'), about: t('about'), day: t('day'), content_hash: t('content_hash'), state: t('state'), step: t('step'),
    ordinal: n('ordinal'), replaces: text('replaces'), issued_at: t('issued_at'), workshop_id: text('workshop_id'), post_id: text('post_id'), person_id: text('person_id'),
  },
  (of) => [primaryKey({ columns: [of.enterprise_id, of.id] })],
);

/** What papers were called by the releases before the register. */
const TITLES = {
  riskList: '工业产品质量安全风险管控清单', riskCards: '岗位风险告知卡', analysisTable: '工业产品质量风险分析表', submission: '工业产品质量风险分析表', daily: '每日工业产品质量安全检查记录',
  weekly: '每周工业产品质量安全排查治理报告', monthly: '每月工业产品质量安全调度会议纪要', notice: '质量隐患整改通知单', verification: '质量隐患治理验收表',
} as const;

/** A line but for what its place among the lines of its series gives it. */
interface Entry {
  readonly kind: keyof typeof TITLES;
  readonly series: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly number: string;
  readonly version?: string;
  readonly about: string;
  readonly day: string;
  readonly hash: string;
  readonly step: string;
  readonly at: string;
  readonly state?: 'continued';
  readonly factory?: string;
  readonly place?: { readonly workshop_id: string | null; readonly post_id: string | null; readonly person_id: string | null };
}

interface Of {
  readonly read: Reader;
  /** The rows of one factory. */
  readonly own: (column: SQLiteColumn) => SQL;
}

const dayOfInstant = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

async function lists({ read, own }: Of): Promise<Entry[]> {
  const { versions, publications } = then;
  const rows = await read
    .select({ id: versions.id, number: versions.number, hash: publications.content_hash, at: publications.published_at })
    .from(publications).innerJoin(versions, and(eq(versions.enterprise_id, publications.enterprise_id), eq(versions.id, publications.version_id)))
    .where(own(publications.enterprise_id)).orderBy(asc(versions.number));
  return rows.flatMap(({ id, number, hash, at }) => {
    const [code, version] = [String(number).padStart(3, '0'), `第 ${number} 版`];
    const of = { series: '', subjectKind: 'riskListVersion', subjectId: id, version, about: version, day: dayOfInstant(at), hash: hash, step: 'published', at: at };
    return [
      { ...of, kind: 'riskList', number: `QD-${code}` }, { ...of, kind: 'analysisTable', number: `FX-${code}` }, { ...of, kind: 'riskCards', number: `QD-${code}`, about: `${version}，每岗一张` },
    ] satisfies Entry[];
  });
}

async function signed({ read, own }: Of): Promise<Entry[]> {
  const { signatures, reports, meetings, records, reasons } = then;
  const names = await read.select().from(signatures).where(own(signatures.enterprise_id)).orderBy(asc(signatures.signed_at), asc(signatures.id));
  const [weeks, months, reasoned, recorded] = [
    await read.select().from(reports).where(own(reports.enterprise_id)).orderBy(asc(reports.id)),
    await read.select().from(meetings).where(own(meetings.enterprise_id)).orderBy(asc(meetings.id)),
    await read.select({ day: reasons.period, at: reasons.explained_at }).from(reasons).where(and(own(reasons.enterprise_id), eq(reasons.kind, 'day'))),
    await read.select({ day: records.day, at: records.submitted_at }).from(records).where(own(records.enterprise_id)),
  ];
  const lastOfDay = new Map<string, string>();
  for (const { day, at } of [...reasoned, ...recorded]) if (at > (lastOfDay.get(day) ?? '')) lastOfDay.set(day, at);
  const firstUnder = (paper: string, id: string) => names.find((name) => name.paper === paper && name.paper_id === id);
  const step = (paper: string, id: string): string => (names.some((name) => name.paper === paper && name.paper_id === id && name.capacity === 'principal') ? 'signed' : 'awaitingPrincipal');
  const days = [...new Set(names.filter(({ paper }) => paper === 'daily').map(({ paper_id: day }) => day as Day))];
  return [
    ...days.map((day): Entry => {
      const { content_hash: hash, signed_at: at } = firstUnder('daily', day)!;
      return {
        kind: 'daily', series: day, subjectKind: 'day', subjectId: day, number: `RG-${day.replaceAll('-', '')}`, about: formatDay(day), day, hash: hash, step: 'signed', at: at,
        ...((lastOfDay.get(day) ?? '') > at ? { state: 'continued' as const } : {}),
      };
    }),
    ...weeks.flatMap(({ id, number, week_start: start }): Entry[] => {
      const name = firstUnder('weekly', id);
      const end = addDays(start as Day, 6);
      return name ? [{ kind: 'weekly', series: start, subjectKind: 'weeklyReport', subjectId: id, number: number, about: formatWeek({ start: start as Day, end }), day: end, hash: name.content_hash, step: step('weekly', id), at: name.signed_at }] : [];
    }),
    ...months.flatMap(({ id, number, month }): Entry[] => {
      const name = firstUnder('monthly', id);
      const of = month as Month;
      return name ? [{ kind: 'monthly', series: of, subjectKind: 'monthlyMeeting', subjectId: id, number: number, about: formatMonth(of), day: daysOfMonth(of).last, hash: name.content_hash, step: step('monthly', id), at: name.signed_at }] : [];
    }),
  ];
}

async function checks({ read, own }: Of): Promise<Entry[]> {
  const { records, posts } = then;
  const workshops = new Map((await read.select().from(posts).where(own(posts.enterprise_id))).map(({ id, workshop_id: workshop }) => [id, workshop]));
  const rows = await read.select().from(records).where(own(records.enterprise_id)).orderBy(asc(records.day), asc(records.post_id), asc(records.revision));
  return rows.map((row): Entry => ({
    kind: 'daily', series: `${row.post_id} ${row.day}`, subjectKind: 'check', subjectId: row.id, number: row.number, about: `${formatDay(row.day as Day)}，${row.workshop_name} · ${row.post_name}`,
    day: row.day, hash: row.content_hash, step: 'recorded', at: row.submitted_at, place: { workshop_id: workshops.get(row.post_id) ?? null, post_id: row.post_id, person_id: null },
  }));
}

/** The papers of a hazard carried the hash of the event that told its last act: each act since a notice was printed under its own. */
async function hazardPapers({ read, own }: Of): Promise<Entry[]> {
  const { hazards, acts, events } = then;
  const rows = await read.select().from(hazards).where(own(hazards.enterprise_id)).orderBy(asc(hazards.id));
  const verbs = await read.select().from(acts).where(own(acts.enterprise_id)).orderBy(asc(acts.hazard_id), asc(acts.ordinal));
  const told = await read.select({ id: events.subject_id, hash: events.hash }).from(events).where(and(own(events.enterprise_id), eq(events.subject_kind, 'hazard'), ne(events.type, 'hazard.reminded'))).orderBy(asc(events.seq));
  const grouped = <T>(list: readonly T[], keyOf: (one: T) => string | null): Map<string | null, T[]> => {
    const groups = new Map<string | null, T[]>();
    for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
    return groups;
  };
  const [byHazard, hashes] = [grouped(verbs, (act) => act.hazard_id), grouped(told, ({ id }) => id)];
  return rows.flatMap((hazard) => {
    const entries: Entry[] = [];
    const own = byHazard.get(hazard.id) ?? [];
    let notice: { readonly number: string; readonly day: string } | null = null;
    let received = false;
    for (const { verb, ordinal, day, at, details } of own) {
      const hash = hashes.get(hazard.id)?.[ordinal - 1]?.hash;
      if (!hash) continue;
      if (verb === 'notify') notice = { number: details.noticeNumber ?? '', day: day };
      received = verb === 'notify' ? false : received || verb === 'receive' || verb === 'rectify';
      const of = {
        series: hazard.id, subjectKind: 'hazard', subjectId: hazard.id, hash, at: at, place: { workshop_id: hazard.workshop_id, post_id: hazard.post_id, person_id: hazard.responsible_id },
      };
      if (notice) entries.push({ ...of, kind: 'notice', number: notice.number, day: notice.day, about: `${hazard.title}（${hazard.responsible_name}）`, step: received ? 'received' : 'issued' });
      if (verb === 'verify') {
        entries.push({
          ...of, kind: 'verification', number: `${hazard.number}-${ordinal}`, day: day, about: hazard.title, step: details.passed ? 'passed' : 'failed',
          ...(own.some((act) => act.ordinal > ordinal) ? { state: 'continued' as const } : {}),
        });
      }
    }
    return entries;
  });
}

async function submitted({ read, own }: Of): Promise<Entry[]> {
  const { submissions, answers } = then;
  const said = new Map((await read.select().from(answers).where(own(answers.enterprise_id))).map(({ submission_id: id, kind }) => [id, kind]));
  const rows = await read.select().from(submissions).where(own(submissions.enterprise_id)).orderBy(asc(submissions.submitted_at), asc(submissions.id));
  return rows.map((row): Entry => ({
    kind: 'submission', series: row.kind, subjectKind: 'submission', subjectId: row.id, number: row.number, version: row.subject_label, about: row.subject_label, day: dayOfInstant(row.submitted_at),
    hash: row.content_hash, step: { accepted: 'accepted', returned: 'sentBack' }[said.get(row.id) ?? ''] ?? 'submitted', at: row.submitted_at, factory: row.enterprise_name,
  }));
}

/** Entries as lines of the register: within a series each replaces the one before. */
function asLines(entries: readonly Entry[], enterpriseId: string, name: string): Row[] {
  const last = new Map<string, { id: string; ordinal: number; state: string }>();
  return entries.map(({ kind, series, subjectKind, subjectId, number, version = '', about, day, hash, step, at, state = 'current', factory = name, place }) => {
    const key = `${kind} ${series}`;
    const before = last.get(key);
    const ordinal = (before?.ordinal ?? 0) + 1;
    const line = {
      workshop_id: null, post_id: null, person_id: null, ...place, enterprise_id: enterpriseId, id: `${kind} ${subjectId} ${ordinal}`, kind, number, title: TITLES[kind], factory, version,
      subject_kind: subjectKind, subject_id: subjectId, series, ordinal, about, day, content_hash: hash, state: state as string, step, replaces: before?.id ?? null, issued_at: at,
    };
    if (before) before.state = 'replaced';
    last.set(key, line);
    return line;
  });
}

/** Papers from before there was a register get their lines, so that every code that was ever printed goes on leading to its paper. */
export const REGISTER_PAPERS = {
  name: 'registerPapers',
  since: 12,
  async writes(read: Reader, chain: string): Promise<readonly Write[]> {
    const [enterprise] = await read.select().from(then.enterprises).where(eq(then.enterprises.enterprise_id, chain));
    if (!enterprise) return [];
    const of: Of = { read, own: (column) => eq(column, chain) };
    const entries: Entry[] = [];
    for (const family of [lists, submitted, signed, checks, hazardPapers]) entries.push(...(await family(of)));
    const lines = asLines(entries, chain, enterprise.name);
    return lines.length > 0 ? [insert(papers, lines as never)] : [];
  },
};
