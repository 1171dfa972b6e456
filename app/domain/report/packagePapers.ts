import type { Block, Fact, Paper, PaperFrame, TableBlock, TableRow } from './paper';
import { frameOf, orDash } from './paper';

/** A line of answers: what was asked, the answer in words, and what was said to it. */
export interface AnsweredLine {
  readonly id: string;
  readonly text: string;
  readonly answer: string;
  readonly note: string;
}

/** A table whose lines are counted. */
function counted(columns: readonly { readonly head: string; readonly width: number }[], rows: readonly { readonly id?: string; readonly cells: readonly string[] }[], empty: string): TableBlock {
  return {
    kind: 'table',
    widths: [8, ...columns.map(({ width }) => width)],
    aligns: ['center'],
    head: [[{ text: '序号' }, ...columns.map(({ head }) => ({ text: head }))]],
    rows: rows.map(({ id, cells }, at): TableRow => ({ kind: 'cells', ...(id === undefined ? {} : { id }), cells: [String(at + 1), ...cells.map(orDash)] })),
    empty,
  };
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const note = (text: string): Block => ({ kind: 'paragraph', tone: 'note', text });
const answersTable = (lines: readonly AnsweredLine[], answer: string, said: string): TableBlock =>
  counted([{ head: '项目', width: 44 }, { head: answer, width: 14 }, { head: said, width: 34 }], lines.map(({ id, text, answer: words, note: more }) => ({ id, cells: [text, words, more] })), '没有项目。');

interface PackageFrame extends PaperFrame {
  readonly title: string;
  readonly subtitle: string;
}
const paperOf = (frame: PackageFrame, blocks: readonly Block[]): Paper => ({ ...frameOf(frame), title: frame.title, subtitle: frame.subtitle, number: '', orientation: 'portrait', blocks });

export interface ResponsibilityInput extends PackageFrame {
  readonly profile: readonly Fact[];
  /** What the program knows of posts and list, then what the factory answered. */
  readonly institutions: readonly AnsweredLine[];
  readonly people: readonly { readonly role: string; readonly name: string; readonly employment: string; readonly from: string; readonly paper: string }[];
  /** How the routines went, by month: what was due, and done. */
  readonly routines: readonly { readonly month: string; readonly routine: string; readonly due: string; readonly done: string; readonly open: string }[];
}

/** 主体责任落实情况: items of the provincial reporting form; its title and layout are this product's own. */
export function responsibilityPaper(input: ResponsibilityInput): Paper {
  return paperOf(input, [
    { kind: 'facts', perLine: 2, facts: input.profile },
    heading('制度和岗位'),
    answersTable(input.institutions, '是否具备', '文件名称、文号或日期'),
    heading('人员'),
    counted(
      [{ head: '职务', width: 22 }, { head: '姓名', width: 16 }, { head: '全职或兼职', width: 14 }, { head: '任职起始', width: 22 }, { head: '任命文件', width: 18 }],
      input.people.map(({ role, name, employment, from, paper }) => ({ cells: [role, name, employment, from, paper] })), '没有任命。',
    ),
    heading('日管控、周排查、月调度的执行'),
    counted(
      [{ head: '月份', width: 18 }, { head: '制度', width: 16 }, { head: '应进行', width: 18 }, { head: '已进行', width: 18 }, { head: '未进行或尚未完成', width: 22 }],
      input.routines.map(({ month, routine, due, done, open }) => ({ cells: [month, routine, due, done, open] })), '没有记录。',
    ),
    note('人员、清单和执行情况取自本系统的记录；制度一栏由企业自行填报。'),
  ]);
}

/** 主体责任自查: the questions a factory has set, each with its answer. */
export const selfCheckPaper = (input: PackageFrame & { readonly lines: readonly AnsweredLine[]; readonly counts: readonly Fact[] }): Paper =>
  paperOf(input, [{ kind: 'facts', perLine: 3, facts: input.counts }, answersTable(input.lines, '结果', '说明'), note('自查项目由企业设定，结果由企业自行填报。')]);

export interface MajorRiskInput extends PackageFrame {
  readonly facts: readonly Fact[];
  /** What was done about it so far. */
  readonly acts: readonly { readonly head: string; readonly by: string; readonly at: string; readonly text: string }[];
}

/** 重大质量安全风险报告: one hazard as it stands. */
export const majorRiskPaper = (input: MajorRiskInput): Paper =>
  paperOf(input, [
    { kind: 'facts', perLine: 2, facts: input.facts },
    heading('已采取的措施和进展'),
    counted([{ head: '办理', width: 20 }, { head: '经办人', width: 16 }, { head: '时间', width: 24 }, { head: '内容', width: 32 }], input.acts.map(({ head, by, at, text }) => ({ cells: [head, by, at, text] })), '还没有办理。'),
  ]);

/** 隐患排查治理成果数据 of a month: every figure as the ledger has it. */
export const resultsPaper = (input: PackageFrame & { readonly figures: readonly { readonly label: string; readonly count: number; readonly meaning: string }[] }): Paper =>
  paperOf(input, [
    counted([{ head: '项目', width: 34 }, { head: '数量', width: 14 }, { head: '口径', width: 44 }], input.figures.map(({ label, count, meaning }) => ({ cells: [label, String(count), meaning] })), '没有数据。'),
    note('各项数量取自本系统的隐患整改台账。监管部门成果清单的栏目未见公布，这里列出的是本软件统计的数据。'),
  ]);
