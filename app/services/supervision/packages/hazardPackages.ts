import { hazardsOf } from 'db/repositories/hazard/hazards';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { tellAct } from '~/domain/hazard/tell';
import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STAGES } from '~/domain/hazard/types';
import { HAZARD_SOURCE_NAMES, HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import { majorRiskPaper, resultsPaper } from '~/domain/report/packagePapers';
import type { Json } from '~/domain/shared/canonical';
import { daysOfMonth, formatDay, formatMonth, parseMonth } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { type Composer, frameFor } from './package';

/** 重大质量安全风险报告: a hazard of the highest grade as it stands, with all that was done; null for any other. */
export const majorRisk: Composer = async (composing) => {
  const { scope, key } = composing;
  const [story, { gradeNames }] = await Promise.all([hazardsOf(scope).story(key), rulesFor(scope)]);
  if (story?.hazard.grade !== 'major') return null;
  const { hazard, acts } = story;
  const to = `/hazards/${hazard.id}`;
  const facts = [
    { label: '隐患编号', value: hazard.number }, { label: '等级', value: gradeNames.major }, { label: '发现日期', value: formatDay(hazard.foundDay) }, { label: '来源', value: HAZARD_SOURCE_NAMES[hazard.source] },
    { label: '地点', value: `${hazard.workshopName} · ${hazard.postName}` }, { label: '发现人', value: hazard.foundByName }, { label: '责任人', value: hazard.responsibleName },
    { label: '整改期限', value: hazard.deadline ? formatDay(hazard.deadline) : '—' }, { label: '目前状态', value: HAZARD_STAGE_NAMES[hazard.stage] },
    { label: '风险', value: hazard.title, wide: true }, { label: '情况', value: hazard.description, wide: true }, { label: '当场措施', value: hazard.immediateMeasure || '—', wide: true },
  ];
  const told = acts.map((act) => {
    const { head, lines } = tellAct(act, gradeNames);
    return { head, by: act.actorName, at: formatInstant(act.at), text: lines.map(({ label, text }) => `${label}：${text}`).join('\n') };
  });
  const lacks = [
    ...(hazard.pending === 'confirmation' ? [{ text: `隐患 ${hazard.number} 的${gradeNames.major}等级还等质量安全总监确认。`, to }] : []),
    ...(hazard.immediateMeasure === '' && !acts.some(({ verb }) => verb === 'notify') ? [{ text: `隐患 ${hazard.number} 还没有写明采取的措施，请先签发整改通知单。`, to }] : []),
  ];
  const frame = await frameFor(composing, 'majorRisk', hazard.number, { facts, acts: told } as unknown as Json);
  return { subjectId: key, series: `majorRisk ${key}`, label: hazard.number, paper: majorRiskPaper({ ...frame, facts, acts: told }), lacks, questions: [] };
};

/** 隐患排查治理成果数据 of a month: counts of what the ledger has of it. */
export const results: Composer = async (composing) => {
  const { scope, key, today } = composing;
  const month = parseMonth(key);
  if (!month) return null;
  const { first, last } = daysOfMonth(month);
  if (first > today) return null;
  const [rows, closed, { gradeNames }] = await Promise.all([hazardsOf(scope).tally(first, last, today), hazardsOf(scope).closedBetween(first, last), rulesFor(scope)]);
  const count = (...of: readonly ((row: (typeof rows)[number]) => boolean)[]): number => rows.filter((row) => of.every((holds) => holds(row))).reduce((sum, row) => sum + row.count, 0);
  const found = (label: string, of: number) => ({ label, count: of, meaning: '发现日期在本月' });
  const figures = [
    found('排查出的隐患', count()),
    ...HAZARD_GRADES.map((grade) => found(`其中${gradeNames[grade]}`, count((row) => row.grade === grade))),
    found('其中尚未定级', count(({ grade }) => grade === null)),
    ...HAZARD_SOURCES.filter((source) => count((row) => row.source === source) > 0).map((source) => found(`来源：${HAZARD_SOURCE_NAMES[source]}`, count((row) => row.source === source))),
    ...HAZARD_STAGES.map((stage) => ({ label: `现为${HAZARD_STAGE_NAMES[stage]}`, count: count((row) => row.stage === stage), meaning: `发现日期在本月，截至${formatDay(today)}` })),
    { label: '逾期未销号', count: rows.reduce((sum, { late }) => sum + late, 0), meaning: `发现日期在本月，截至${formatDay(today)}` },
    { label: '本月销号', count: closed, meaning: '销号日期在本月，不论何时发现' },
  ];
  const frame = await frameFor(composing, 'results', formatMonth(month), figures as unknown as Json);
  return { subjectId: key, series: `results ${key}`, label: formatMonth(month), paper: resultsPaper({ ...frame, figures }), lacks: [], questions: [] };
};
