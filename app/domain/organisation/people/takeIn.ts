import { alikeName } from '../../shared/fold';
import { APPOINTED_ROLES, type AppointedRole, type Employment, type HeldRole, HELD_ROLES, type Person, type Post, type Workshop } from '../types';
import { ROLE_NAMES } from '../words';
import { isLoginName, tidyLoginName } from './addPerson';
import { phoneNumber } from './setPhone';

/** Most people who are taken in by one form: each has a password to be hashed. */
export const MOST_PEOPLE = 100;
/** Largest sheet of people that is read: it holds one factory's names, and nothing else. */
export const PEOPLE_SHEET_MEGABYTES = 2;

/** Longest texts of a row, in characters; the sign-in name has a rule of its own. */
export const ROW_TEXTS = { name: 40, place: 200, phone: 40 } as const;
const ROW_LABELS = { name: '姓名', place: '岗位', phone: '电话' } as const;

/** Somebody as filled in on a row of the form; what is left out is '' or null. */
export interface SaidPerson {
  /** Names the row. */
  readonly id: string;
  readonly name: string;
  /** Names of workshops or posts, as one writes them: `拉丝岗、拉丝车间/绞线岗`. */
  readonly place: string;
  readonly held: HeldRole | null;
  readonly appointed: AppointedRole | null;
  readonly employment: Employment | null;
  readonly loginName: string;
  readonly phone: string;
  /** Somebody else than the one of this name. */
  readonly another: boolean;
}

/** What the rows are compared with. */
export interface TakingGround {
  readonly workshops: readonly Workshop[];
  readonly posts: readonly Post[];
  /** People who are here. */
  readonly members: readonly Pick<Person, 'name'>[];
  /** Sign-in names that are somebody's anywhere, out of those of the rows. */
  readonly taken: ReadonlySet<string>;
}

/** What is wrong in a row, at its field. */
export interface RowProblem {
  readonly id: string;
  readonly field: keyof Omit<SaidPerson, 'id'>;
  readonly sentence: string;
}

/** Somebody who can be taken in. */
export interface TakenIn extends Pick<SaidPerson, 'id' | 'loginName'> {
  readonly name: string;
  readonly phone: string | null;
  readonly holdings: readonly { readonly role: HeldRole; readonly workshopId: string; readonly postId: string | null; readonly place: string }[];
  readonly appointment: { readonly role: AppointedRole; readonly employment: Employment } | null;
}

const BETWEEN_PLACES = /[、,，;；\n]+/;
/** Names of closed places that are shown as examples, at most. */
const EXAMPLES = 6;

type Place = { readonly workshopId: string; readonly postId: string | null; readonly place: string };

/** The place a name means, or the sentence why it means none. */
function placeOf(said: string, held: HeldRole, { workshops, posts }: TakingGround): Place | string {
  const [openWorkshops, openPosts] = [workshops.filter(({ closedOn }) => !closedOn), posts.filter(({ closedOn }) => !closedOn)];
  const examples = (names: readonly string[]): string => (names.length === 0 ? '还没有设立' : `现有：${names.slice(0, EXAMPLES).join('、')}${names.length > EXAMPLES ? '等' : ''}`);
  if (held === 'workshopHead') {
    const workshop = openWorkshops.find(({ name }) => alikeName(name) === alikeName(said));
    return workshop ? { workshopId: workshop.id, postId: null, place: workshop.name } : `没有叫“${said}”的车间，车间主任负责整个车间（${examples(openWorkshops.map(({ name }) => name))}）。`;
  }
  const nameOf = (workshopId: string): string => openWorkshops.find(({ id }) => id === workshopId)?.name ?? '';
  const meant = openPosts.filter(({ name, workshopId }) => [name, `${nameOf(workshopId)}/${name}`, `${nameOf(workshopId)}·${name}`, `${nameOf(workshopId)}${name}`].some((one) => alikeName(one) === alikeName(said)));
  const [post] = meant;
  if (!post) return `没有叫“${said}”的岗位（${examples(openPosts.map(({ name }) => name))}）。请改成现有的，或先在“组织”里设立。`;
  if (meant.length > 1) return `“${said}”有 ${meant.length} 个车间都有，请写成“${nameOf(post.workshopId)}/${post.name}”。`;
  return { workshopId: post.workshopId, postId: post.id, place: post.name };
}

/** Whether two rows, or a row and somebody who is here, have one name. */
const isSameName = (one: string, other: string): boolean => alikeName(one) === alikeName(other);

/**
 * Judges rows of people together: who can be taken in, and what is wrong at which field of which row. Only where nothing is wrong
 * may any of them be taken in.
 */
export function judgePeople(rows: readonly SaidPerson[], ground: TakingGround): { readonly people: readonly TakenIn[]; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const people = rows.map((row): TakenIn => {
    const wrong = (field: RowProblem['field'], sentence: string): void => void problems.push({ id: row.id, field, sentence });
    const { name, held, appointed, employment } = row;
    const loginName = tidyLoginName(row.loginName);
    for (const field of ['name', 'place', 'phone'] as const) {
      if (row[field].length > ROW_TEXTS[field]) wrong(field, `${ROW_LABELS[field]}最多 ${ROW_TEXTS[field]} 个字，请写得短一些。`);
    }
    if (name === '') wrong('name', '请填写姓名。');
    else if (!row.another && (ground.members.some((member) => isSameName(member.name, name)) || rows.some((other) => other.id !== row.id && isSameName(other.name, name)))) {
      wrong('name', `“${name}”已有同名的人。同一个人的请删去一行，几个岗位写在一行里；确是另一个人的，请勾选“同名的另一人”。`);
    }
    if (loginName === '') wrong('loginName', '请填写登录名。');
    else if (!isLoginName(loginName)) wrong('loginName', '登录名为 2 至 32 个字：汉字、小写字母、数字，以及点、横线、下划线。');
    else if (ground.taken.has(loginName)) wrong('loginName', `登录名“${loginName}”已有人使用，请换一个。`);
    else if (rows.some((other) => other.id !== row.id && tidyLoginName(other.loginName) === loginName)) wrong('loginName', `登录名“${loginName}”在几行里重复，请换一个。`);
    const phone = phoneNumber(row.phone);
    if (!phone.ok) wrong('phone', '电话只写数字，可以带开头的 + 和中间的横线，5 至 20 位。');
    if (appointed && !employment) wrong('employment', `${ROLE_NAMES[appointed]}请选择全职或兼职。`);
    const places = [...new Set(row.place.split(BETWEEN_PLACES).map((one) => one.trim()))].filter(Boolean);
    if (places.length > 0 && !held) wrong('held', '写了岗位的，请选择在岗位上的职务。');
    if (held && places.length === 0) wrong('place', held === 'workshopHead' ? '请写明负责哪个车间。' : `${ROLE_NAMES[held]}要落实到岗位，请写明岗位。`);
    const holdings = places.flatMap((said) => {
      const place = held && placeOf(said, held, ground);
      if (typeof place === 'string') wrong('place', place);
      return held && place && typeof place !== 'string' ? [{ role: held, ...place }] : [];
    });
    const once = holdings.filter((one, at) => holdings.findIndex(({ workshopId, postId }) => workshopId === one.workshopId && postId === one.postId) === at);
    return { id: row.id, name, loginName, phone: phone.ok ? phone.fact.phone : null, holdings: once, appointment: appointed && employment ? { role: appointed, employment } : null };
  });
  return { people, problems };
}

type Column = 'name' | 'place' | 'role' | 'loginName' | 'phone' | 'employment';
/** What a head of a pasted table means. */
const HEADS: readonly (readonly [RegExp, Column])[] = [
  [/^(姓名|名字|员工|员工姓名|人员)$/, 'name'],
  [/^(岗位|岗位名称|所在岗位|车间|部门|车间岗位|岗位或车间)$/, 'place'],
  [/^(职务|角色|职位|任职|任命)$/, 'role'],
  [/^(登录名|账号|用户名)$/, 'loginName'],
  [/^(电话|手机|手机号|手机号码|联系电话|联系方式)$/, 'phone'],
  [/^(专兼职|全兼职|全职或兼职|用工)$/, 'employment'],
];
/** How columns are taken where no head says it. */
const USUAL: readonly Column[] = ['name', 'place', 'role', 'loginName', 'phone'];

/** A pasted table that cannot be told apart into columns: which line, and how many it has. */
export interface UnknownColumns {
  readonly line: number;
  readonly columns: number;
}

/** Which roles a cell names, and what of it is none. */
function rolesIn(cell: string): Pick<SaidPerson, 'held' | 'appointed' | 'employment'> & { readonly unknown: string | null } {
  const said = cell.split(BETWEEN_PLACES).map((one) => alikeName(one)).filter(Boolean);
  const bare = (text: string): string => text.replace(/[（(]?(专职|全职|兼职)[)）]?/g, '');
  const named = <R extends HeldRole | AppointedRole>(roles: readonly R[]): R | null => roles.find((role) => said.some((one) => bare(one) === alikeName(ROLE_NAMES[role]))) ?? null;
  const known = Object.values(ROLE_NAMES).map(alikeName);
  return {
    held: named(HELD_ROLES),
    appointed: named(APPOINTED_ROLES),
    employment: employmentIn(cell),
    unknown: said.find((one) => bare(one) !== '' && !known.includes(bare(one))) ?? null,
  };
}

const employmentIn = (cell: string): Employment | null => (cell.includes('兼职') ? 'partTime' : /[专全]职/.test(cell) ? 'fullTime' : null);

/** What a table of people says; `unknown` is a line whose columns nobody can tell apart. */
export interface PeopleSaid {
  readonly rows: readonly SaidPerson[];
  /** Roles nobody knows, at their rows. */
  readonly problems: readonly RowProblem[];
  readonly unknown: UnknownColumns | null;
}

/** A line of a table with its number, counted from 1. */
interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

const columnsOf = ({ cells }: Pick<Line, 'cells'>): (Column | null)[] => cells.map((cell) => HEADS.find(([pattern]) => pattern.test(alikeName(cell)))?.[1] ?? null);
/** Whether a line is the head of a table of people: it calls one of its columns 姓名. */
export const isPeopleHead = (cells: readonly string[]): boolean => columnsOf({ cells }).includes('name');

/** The people of lines below a head, or in the usual columns where there is none. */
function peopleOfLines(lines: readonly Line[], columns: readonly (Column | null)[]): PeopleSaid {
  const problems: RowProblem[] = [];
  const rows: SaidPerson[] = [];
  for (const { line, cells } of lines) {
    if (cells.length > columns.length) return { rows: [], problems: [], unknown: { line, columns: cells.length } };
    const all = (column: Column): string => cells.filter((cell, at) => columns[at] === column && cell !== '').join(column === 'place' ? '/' : '、');
    const { unknown, ...roles } = rolesIn(all('role'));
    const id = String(rows.length + 1);
    if (unknown) problems.push({ id, field: 'held', sentence: `“${unknown}”不是系统里的职务，请选择一个；不任职的留空。` });
    rows.push({ id, name: all('name'), place: all('place'), loginName: all('loginName'), phone: all('phone'), another: false, ...roles, employment: employmentIn(all('employment')) ?? roles.employment });
  }
  return { rows, problems, unknown: null };
}

/**
 * The people of a table pasted out of a spreadsheet (cells apart by tabs), or typed with commas or blanks between. A first line of heads says
 * what the columns are; without one they are 姓名, 岗位, 职务, 登录名, 电话.
 */
export function peopleOfText(text: string): PeopleSaid {
  const written = text.split('\n').map((line, at) => ({ line: at + 1, text: line.trimEnd() })).filter((one) => one.text.trim() !== '');
  const apart = written.some((one) => one.text.includes('\t')) ? '\t' : written.some((one) => /[,，]/.test(one.text)) ? /[,，]/ : /\s+/;
  const lines = written.map((one) => ({ line: one.line, cells: (apart === '\t' ? one.text : one.text.trim()).split(apart).map((cell) => cell.trim()) }));
  const [first] = lines;
  return first && isPeopleHead(first.cells) ? peopleOfLines(lines.slice(1), columnsOf(first)) : peopleOfLines(lines, USUAL);
}

/** Rows of a sheet below which its head is not looked for. */
const HEAD_WITHIN = 20;

/** A cell that could not be taken as it is seen: row and column counted from 0, and the sentence of it. */
export interface CellProblem {
  readonly row: number;
  readonly column: number;
  readonly sentence: string;
}

/**
 * The people of a sheet, below its head (which titles and remarks may stand over), as the cells are read; null where no row calls a column 姓名.
 * No more than `most` rows are taken; a cell that was not read as it is seen is told at its row.
 */
export function peopleOfSheet(rows: readonly (readonly string[])[], cells: readonly CellProblem[], most: number): PeopleSaid | null {
  const at = rows.findIndex((cells, index) => index < HEAD_WITHIN && isPeopleHead(cells));
  const head = rows[at];
  if (!head) return null;
  const columns = columnsOf({ cells: head });
  const lines = rows.flatMap((own, index): Line[] => (index > at && own.some((cell) => cell !== '') ? [{ line: index + 1, cells: own.slice(0, head.length) }] : [])).slice(0, most);
  const said = peopleOfLines(lines, columns);
  const unread = cells.flatMap(({ row, column, sentence }): RowProblem[] => {
    const [of, place] = [columns[column], lines.findIndex(({ line }) => line === row + 1)];
    return of && place >= 0 ? [{ id: String(place + 1), field: of === 'role' ? 'held' : of, sentence }] : [];
  });
  return { ...said, problems: [...said.problems, ...unread] };
}
