import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { VerbForm } from '~/components/forms/VerbForm';
import type { FormState } from '~/components/forms/state';
import { NodeForms } from '~/components/organisation/NodeForms';
import { ProfileForm } from '~/components/organisation/ProfileForm';
import { RulesForm } from '~/components/organisation/RulesForm';
import { AssessForm } from '~/components/risk/assess/AssessForm';
import { ItemFields } from '~/components/risk/list/ItemFields';
import { OwnersPart } from '~/components/risk/list/ItemParts';
import { PlanEditor } from '~/components/risk/plan/PlanEditor';
import { StandardForm } from '~/components/risk/assess/StandardForm';
import { TemplateRowForm } from '~/components/risk/library/TemplateRowForm';
import { MeetingForm, WeekWordsForm } from '~/components/routine/PaperBlocks';
import { ResolutionTable } from '~/components/routine/Resolutions';
import { enterpriseStanding } from '~/domain/organisation/describeEnterprise';
import { type NodeStands, nodeStanding, placeValue, placeWords } from '~/domain/organisation/places/nodeStanding';
import { floorPlanStanding } from '~/domain/risk/plan/floorPlan';
import { type ItemPart, itemStanding } from '~/domain/risk/list/itemStanding';
import { rowStanding } from '~/domain/risk/library/libraryEdit';
import { OWN_PRODUCT, OWN_PRODUCT_LEVELS, PRODUCT_KEYS } from '~/domain/risk/assess/methods/ownProduct';
import { OWN_SET, PROPOSED_STANDARD, type StandardContent } from '~/domain/risk/assess/standard';
import { standardStanding } from '~/domain/risk/assess/standardStanding';
import type { Assessment, RiskItem } from '~/domain/risk/types';
import { compileMonthFigures, type MonthlyMeeting, NO_MONTH_WORDS } from '~/domain/routine/monthly';
import { meetingStanding, resolutionStanding, weekStanding } from '~/domain/routine/paperStanding';
import type { Resolution } from '~/domain/routine/resolution';
import { compileWeekFigures, NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { defaultRules, SETTABLE } from '~/domain/rulepack/pack';
import { settingsStanding } from '~/domain/rulepack/settings';
import { day, monthOf } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import type { Snapshot } from '~/domain/shared/standing';
import { weekOf } from '~/domain/shared/week';
import { shownOf } from '~/platform/web/respond';
import { assessment, riskItem, templateRow } from '../world/riskItem';

const answered = vi.hoisted((): { state: FormState | undefined } => ({ state: undefined }));

// A form holds an answer in a living page only; here each finds the one it is to be drawn with.
vi.mock('~/components/forms/VerbForm', async (importOriginal) => {
  const { VerbForm } = await importOriginal<{ VerbForm: (props: { state?: FormState; children: ReactNode }) => ReactNode }>();
  return { VerbForm: (props: { state?: FormState; children: ReactNode }) => <VerbForm {...props} state={props.state ?? answered.state} /> };
});
vi.mock('@remix-run/react', () => {
  const Link = ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>;
  return { Link, useFormAction: (action: string) => action, useNavigate: () => undefined, useLocation: () => ({ key: '' }), useRevalidator: () => ({}) };
});

interface Case {
  readonly form: (state: FormState | undefined) => ReactNode;
  readonly standing: Snapshot;
}

const drawn = ({ form }: Case, state: FormState | undefined): string => {
  answered.state = state;
  return renderToStaticMarkup(form(state));
};

const plain = (html: string): string => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, '&');
const attribute = (tag: string, name: string): string | undefined => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '') || (tag.includes(` ${name}=""`) ? '' : undefined);

/** What a browser posts of a page, by name, in its order. */
function postedBy(html: string): FormState['values'] {
  const entries: [string, string][] = [];
  for (const [, tag = '', inside = ''] of html.matchAll(/<((?:input|select|textarea)\b[^>]*)>(?:((?:(?!<\/?(?:select|textarea)\b).)*)<\/(?:select|textarea)>)?/gs)) {
    const name = attribute(tag, 'name');
    if (name === undefined || (/ type="(checkbox|radio)"/.test(tag) && !tag.includes(' checked=""'))) continue;
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const value = tag.startsWith('textarea') ? plain(inside) : tag.startsWith('select') ? attribute(options.find((option) => option.includes(' selected=""')) ?? options[0] ?? '', 'value') : attribute(tag, 'value');
    entries.push([name, value ?? '']);
  }
  return Object.fromEntries([...new Set(entries.map(([name]) => name))].map((name) => {
    const all = entries.flatMap(([other, value]) => (other === name ? [value] : []));
    return [name, all.length === 1 ? all[0]! : all];
  }));
}

/** The fields marked as changed by somebody else. */
const marked = (html: string): string[] => [...html.matchAll(/class="current" id=":[^:]*:([^"]*)-current"/g)].map(([, field]) => field!);

const moved = ({ standing }: Case, values: FormState['values']): FormState => ({ status: 409, formError: '已被改动。', errors: {}, values, ...shownOf(standing) });

const at = instant('2026-11-18T10:00:00+08:00');
const people = [{ value: 'director', label: '陈静' }, { value: 'head', label: '李卫东' }, { value: 'lead', label: '王芳' }];
const nameOf = (id: string | null): string => people.find(({ value }) => value === id)?.label ?? '';
const names = { place: () => '挤塑车间 · 绝缘挤出岗', person: nameOf };
const POSTS = [{ value: 'p1', label: '挤塑车间 · 绝缘挤出岗' }, { value: 'p2', label: '拉丝车间 · 拉丝岗' }];

const item = riskItem({ measures: [{ kind: 'parameter', text: '首件确认' }, { kind: 'inspection', text: '火花试验' }], product: 'BV 2.5' });
const haccp: Assessment = {
  ...assessment, method: 'HACCP', value: 12, factors: [{ key: 'L', value: 3, text: '可能' }, { key: 'S', value: 4, text: '重要项目' }],
  answers: { Q1: true, Q2: false, Q3: null }, outcome: 'open', grounds: [{ id: 'own-1', text: '客户退货', basis: '制度 3' }, { id: 'own-2', text: '铭牌不符', basis: '制度 4' }],
};
const grounds: StandardContent['ownGrounds'] = haccp.grounds;

const itemCase = (own: Partial<RiskItem>, part: ItemPart, form: (item: RiskItem) => Case['form']): Case => {
  const told = { ...item, ...own };
  return { form: form(told), standing: itemStanding(told, part, names) };
};
const standardCase = (own: Partial<StandardContent>): Case => {
  const standard = { version: 2, content: { ...PROPOSED_STANDARD.content, ...own } };
  return { form: (state) => <StandardForm version={1} content={standard.content} state={state} />, standing: standardStanding(standard) };
};
const STANDARD = { version: 1, content: { ...PROPOSED_STANDARD.content, ownGrounds: grounds } };

const NO_RECORDS = { posts: [], postDays: [], findings: [], hazards: [] };
const resolution = (own: Partial<Resolution> = {}): Resolution => ({
  id: 'r1', meetingId: 'm1', position: 1, content: '换模具', ownerId: 'head', dueDay: day('2026-11-20'), doneOn: day('2026-11-18'), doneNote: '已换', doneBy: 'head', version: 2, ...own,
});
const meetingCase = (own: Partial<MonthlyMeeting>): Case => {
  const meeting: MonthlyMeeting = {
    id: 'm1', number: 'DD-2026-0011', period: monthOf(day('2026-11-18')), place: '二楼会议室', heldAt: at, chairId: 'director', recorderId: 'head', attendances: [], attendees: ['lead', 'director'],
    figures: compileMonthFigures(monthOf(day('2026-11-18')), day('2026-11-18'), NO_RECORDS, [], []), words: { ...NO_MONTH_WORDS, measures: '更换模具。\n逐台复查。' },
    compiledBy: 'director', compiledAt: at, version: 3, signatures: [], resolutions: [resolution()], ...own,
  };
  return { form: () => <MeetingForm meeting={meeting} people={people.map(({ value, label }) => ({ id: value, name: label }))} />, standing: meetingStanding(meeting, nameOf) };
};
const report = {
  id: 'w1', number: 'PC-2026-0001', period: day('2026-11-16'), figures: compileWeekFigures(weekOf(day('2026-11-16')), day('2026-11-18'), NO_RECORDS), words: { ...NO_WEEK_WORDS, evaluation: '总体受控。\n两处待改。', nextWeek: '更换模具。' },
  compiledBy: 'director', compiledAt: at, version: 2, signatures: [],
};

const profile = { name: '海纳线缆', creditCode: '91330000MA0000000X', activity: 'both', sizeField: 'production', staff: 120, turnover: 4500, region: '临水市', licensed: true, certified: true, mandatoryStandard: false } as const;
const rules = { ...defaultRules(), verifierMayRectify: true };
const sources = Object.fromEntries(SETTABLE.map((key) => [key, ''])) as Record<(typeof SETTABLE)[number], string>;

const nodeCase = (kind: 'workshops' | 'teams' | 'posts', node: NodeStands): Case => ({
  form: () => <NodeForms node={{ kind, id: 'n1', name: node.name, version: node.version, place: node.workshopId ? placeValue(node.workshopId, node.teamId) : null, undoable: false, dueTime: node.dueTime ?? null, places: [{ value: 'w1', label: '挤塑车间' }, { value: placeValue('w1', 't1'), label: placeWords('挤塑车间', '甲班') }] }} />,
  standing: nodeStanding(node, '挤塑车间', node.teamId ? '甲班' : ''),
});

const ownScales = { setId: OWN_PRODUCT, levels: OWN_PRODUCT_LEVELS, thresholds: { major: 12, considerable: 6.5, general: 2 }, factors: PRODUCT_KEYS.map((key) => ({ key, name: `因素${key}`, steps: [{ score: 0.5, text: '轻，可纠正' }, { score: 3, text: '重' }] })) };
const row = templateRow({ limitVerified: true, limitSource: 'GB 1 · 5 · 2008' });

const CASES: Readonly<Record<string, Case>> = {
  内容: itemCase({}, 'content', (told) => (state) => <VerbForm state={state}><ItemFields item={told} posts={POSTS} /></VerbForm>),
  没有措施的内容: itemCase({ measures: [], product: '' }, 'content', (told) => (state) => <VerbForm state={state}><ItemFields item={told} posts={POSTS} /></VerbForm>),
  'LS 评价': itemCase({}, 'assessment', (told) => () => <AssessForm item={told} standard={PROPOSED_STANDARD} method="LS" />),
  'HACCP 评价': itemCase({ assessment: haccp }, 'assessment', (told) => () => <AssessForm item={told} standard={STANDARD} method="HACCP" />),
  残余风险: itemCase({ residual: { ...assessment, value: 4, reason: '加了首件' } }, 'residual', (told) => () => <AssessForm item={told} standard={PROPOSED_STANDARD} method="LS" residual />),
  责任人: itemCase({ ownerPost: null }, 'owners', (told) => () => <OwnersPart view={{ item: told, editable: true, people, names: { ownerEnterprise: '', ownerWorkshop: '', ownerPost: '', limitVerifiedBy: '' }, proposal: { ownerEnterprise: '', ownerWorkshop: '', ownerPost: '' } }} />),
  建议的分级标准: standardCase({}),
  自定的分级标准: standardCase({ ls: { ...PROPOSED_STANDARD.content.ls, id: OWN_SET }, threeFactor: ownScales, methods: ['threeFactor', 'LS'], lec: { variant: 'two', seventy: 'low', twenty: 'slight' }, fmea: { ...PROPOSED_STANDARD.content.fmea, rule: 'RPN' }, document: 'Q/HN 01' }),
  范本行: { form: (state) => <TemplateRowForm row={row} change={{ changedAt: at }} edition={3} state={state} />, standing: rowStanding(row, { changedAt: at, editorName: '编辑', reason: '换版' }) },
  会议纪要: meetingCase({}),
  没有人的会议纪要: meetingCase({ attendees: [], place: '' }),
  决议的完成: { form: () => <ResolutionTable rows={[{ ...resolution(), ownerName: '李卫东', meetingNumber: 'DD-2026-0011', overdue: false, completable: true }]} today={day('2026-11-18')} here="/routine/months/2026-11" draft={null} />, standing: resolutionStanding(resolution({ doneNote: '' }), '李卫东') },
  周报内容: { form: () => <WeekWordsForm report={report} />, standing: weekStanding(report) },
  企业档案: { form: () => <ProfileForm enterprise={{ ...profile, enterpriseId: 'e1', version: 2 }} size="不属于大中型" mayEdit />, standing: enterpriseStanding(profile, 2) },
  规则设置: { form: (state) => <RulesForm view={{ chosen: rules, version: 2, defaults: {}, sources }} state={state} mayEdit />, standing: settingsStanding(rules, 2) },
  车间: nodeCase('workshops', { name: '挤塑车间', version: 2 }),
  班组: nodeCase('teams', { name: '甲班', version: 2, workshopId: 'w1' }),
  班组的岗位: nodeCase('posts', { name: '绝缘挤出岗', version: 4, workshopId: 'w1', teamId: 't1', dueTime: '17:30' }),
  车间的岗位: nodeCase('posts', { name: '绝缘挤出岗', version: 4, workshopId: 'w1', teamId: null, dueTime: '17:30' }),
};

/** The same with one thing more. */
const otherwise = (value: string | string[] | undefined): string | string[] => (Array.isArray(value) ? [...value.slice(1), `${value[0]}9`] : `${value ?? ''}9`);

describe.each(Object.entries(CASES))('a record that moved on while somebody had the form open: %s', (_, given) => {
  const unchanged = postedBy(drawn(given, undefined));
  const fields = given.standing.lines.flatMap(({ field }) => (field === undefined ? [] : [field]));

  it('is marked at no field that posts what the record says', () => {
    expect(marked(drawn(given, moved(given, unchanged)))).toEqual([]);
  });

  it.each(fields)('is marked at %s alone where that alone is posted otherwise, in the words of the record', (field) => {
    const html = drawn(given, moved(given, { ...unchanged, [field]: otherwise(unchanged[field]) }));
    expect(marked(html)).toEqual([field]);
    const { text } = given.standing.lines.find((line) => line.field === field)!;
    expect(plain(html)).toContain(`现在的内容：${text || '（空）'}</div>`);
  });
});

describe('a floor plan that somebody else saved meanwhile', () => {
  it('has no field to be marked at, is told on top, and is saved again knowingly', () => {
    const plan = { number: 4, picture: null, width: null, height: null, regions: [{ kind: 'workshop', id: 'w1', x: 10, y: 10, w: 300, h: 240 }], drawnByName: '陈静', drawnAt: at } as const;
    const given: Case = { form: () => <PlanEditor plan={plan} nodes={[]} seen={3} />, standing: floorPlanStanding(plan, () => '挤塑车间') };
    const html = drawn(given, moved(given, postedBy(drawn(given, undefined))));
    expect(marked(html)).toEqual([]);
    expect(html).toContain('挤塑车间：左 1%，上 1%，宽 30%，高 24%');
    const { key, ...posted } = postedBy(html);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(posted).toEqual({ seen: '4', region: 'workshop:w1:10:10:300:240' });
  });
});
