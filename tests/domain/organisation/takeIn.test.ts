import { describe, expect, it } from 'vitest';
import { judgePeople, peopleOfSheet, peopleOfText, type SaidPerson, type TakingGround } from '~/domain/organisation/people/takeIn';

const BLANK: SaidPerson = { id: '1', name: '', place: '', held: null, appointed: null, employment: null, loginName: '', phone: '', another: false };
const row = (id: string, given: Partial<SaidPerson>): SaidPerson => ({ ...BLANK, id, name: `人员${id}`, loginName: `person${id}`, ...given });
const place = (id: string, workshopId: string, name: string) => ({ id, workshopId, teamId: null, name, code: id, dueTime: '18:00', position: 1, closedOn: null });
const GROUND: TakingGround = {
  workshops: [{ id: 'w1', name: '拉丝车间', position: 1, closedOn: null }, { id: 'w2', name: '挤塑车间', position: 2, closedOn: null }],
  posts: [place('p1', 'w1', '拉丝岗'), place('p2', 'w2', '绝缘挤出岗'), place('p3', 'w1', '检验岗'), place('p4', 'w2', '检验岗')],
  members: [{ name: '孙磊' }],
  taken: new Set(['sunlei']),
};
const wrongs = (...rows: SaidPerson[]) => judgePeople(rows, GROUND).problems.map(({ id, field, sentence }) => [id, field, sentence.slice(0, 60)]);

describe('a pasted table of people', () => {
  it('is read by its heads, in whatever order they stand', () => {
    const { rows, problems, unknown } = peopleOfText('电话\t姓名\t职务\t车间\t岗位\n138 0000 0000\t王 芳\t班组长、兼职质量安全员\t拉丝车间\t拉丝岗\n\t李娜\t\t\t\n');
    expect([problems, unknown]).toEqual([[], null]);
    expect(rows).toEqual([
      { ...BLANK, id: '1', name: '王 芳', phone: '138 0000 0000', held: 'teamLead', appointed: 'officer', employment: 'partTime', place: '拉丝车间/拉丝岗' },
      { ...BLANK, id: '2', name: '李娜' },
    ]);
  });

  it('is read without heads as name, post, role, sign-in name and phone, also typed with commas or blanks', () => {
    const said = [{ ...BLANK, id: '1', name: '王芳', place: '拉丝岗', held: 'operator', loginName: 'wf' }];
    for (const text of ['王芳\t拉丝岗\t操作工\twf', '王芳，拉丝岗，操作工，wf', '王芳 拉丝岗  操作工 wf']) expect(peopleOfText(text).rows, text).toEqual(said);
  });

  it('tells the row whose role nobody knows, and the line whose columns nobody can tell apart', () => {
    expect(peopleOfText('王芳\t拉丝岗\t车工').problems).toEqual([{ id: '1', field: 'held', sentence: expect.stringContaining('车工') }]);
    expect(peopleOfText('1\t王芳\t女\t拉丝岗\t操作工\t车间\t2020')).toEqual({ rows: [], problems: [], unknown: { line: 1, columns: 7 } });
  });
});

describe('a sheet of people', () => {
  const SHEET = [['海纳线缆花名册', ''], ['', ''], ['序号', '姓名', '电话', '岗位'], ['1', '王芳', '13800000001', '拉丝岗'], ['', '', '', ''], ['2', '李娜', '1.38E+10', ''], ['3', '赵合', '', '']];

  it('is read below its head, whatever stands over it and beside, and no further than wanted', () => {
    const said = peopleOfSheet(SHEET, [], 2);
    expect(said?.rows).toEqual([{ ...BLANK, id: '1', name: '王芳', phone: '13800000001', place: '拉丝岗' }, { ...BLANK, id: '2', name: '李娜', phone: '1.38E+10' }]);
    expect(peopleOfSheet([['岗位', '人数'], ['拉丝岗', '3']], [], 10)).toBeNull();
  });

  it('tells a cell that could not be taken as it is seen at its row and field, and none of a column nobody asked for', () => {
    const cells = [{ row: 5, column: 2, sentence: '数字太长' }, { row: 5, column: 0, sentence: '序号' }, { row: 0, column: 1, sentence: '标题' }];
    expect(peopleOfSheet(SHEET, cells, 10)?.problems).toEqual([{ id: '2', field: 'phone', sentence: '数字太长' }]);
  });
});

describe('rows of people', () => {
  it('are refused where a text is longer than its field, also when it came by a table', () => {
    expect(wrongs(row('1', { name: '长'.repeat(41) }))).toEqual([['1', 'name', '姓名最多 40 个字，请写得短一些。']]);
    expect(wrongs(row('1', { place: '岗'.repeat(201), held: 'operator' }))[0]).toEqual(['1', 'place', '岗位最多 200 个字，请写得短一些。']);
    expect(wrongs(row('1', { phone: '1'.repeat(41) }))[0]).toEqual(['1', 'phone', '电话最多 40 个字，请写得短一些。']);
  });

  it('are taken in with posts and appointment when nothing is wrong with any', () => {
    const { people, problems } = judgePeople([row('1', { place: '拉丝岗、挤塑车间/检验岗', held: 'inspector', appointed: 'officer', employment: 'fullTime', phone: '0576-1234567' }), row('2', { place: '拉丝车间', held: 'workshopHead' })], GROUND);
    expect(problems).toEqual([]);
    expect(people.map(({ holdings, appointment, phone }) => [holdings.map(({ workshopId, postId }) => [workshopId, postId]), appointment, phone])).toEqual([
      [[['w1', 'p1'], ['w2', 'p4']], { role: 'officer', employment: 'fullTime' }, '0576-1234567'],
      [[['w1', null]], null, null],
    ]);
  });

  it.each([
    ['a post that does not exist', row('1', { place: '喷漆岗', held: 'operator' }), 'place'],
    ['a post that two workshops have', row('1', { place: '检验岗', held: 'operator' }), 'place'],
    ['a post for somebody who heads a workshop', row('1', { place: '拉丝岗', held: 'workshopHead' }), 'place'],
    ['a role without a post', row('1', { held: 'operator' }), 'place'],
    ['a post without a role', row('1', { place: '拉丝岗' }), 'held'],
    ['an appointment that is neither full-time nor part-time', row('1', { appointed: 'director' }), 'employment'],
    ['a sign-in name that is taken', row('1', { loginName: 'SunLei' }), 'loginName'],
    ['a sign-in name of signs', row('1', { loginName: '!' }), 'loginName'],
    ['a number nobody can dial', row('1', { phone: '电话' }), 'phone'],
    ['no name', row('1', { name: '' }), 'name'],
    ['the name of somebody who is here', row('1', { name: '孙 磊' }), 'name'],
  ] as const)('tell %s at its field', (_, said, field) => {
    expect(wrongs(row('2', {}), said).map(([id, at]) => [id, at])).toEqual([['1', field]]);
  });

  it('ask about two of one name, until it is said of each that another is meant', () => {
    expect(wrongs(row('1', { name: '王芳' }), row('2', { name: '王 芳' })).map(([id, field]) => [id, field])).toEqual([['1', 'name'], ['2', 'name']]);
    expect(wrongs(row('1', { name: '王芳', another: true }), row('2', { name: '王芳', another: true }))).toEqual([]);
    expect(wrongs(row('1', { loginName: 'same' }), row('2', { loginName: 'same' })).map(([id, field]) => [id, field])).toEqual([['1', 'loginName'], ['2', 'loginName']]);
  });
});
