import type { Rules } from '../rulepack/rules';
import type { NextStep } from '../shared/afterword';
import type { Day } from '../shared/day';
import { dutyUnknown } from './dutyScope';
import { missingRoles, staffingNeeds } from './people/staffing';
import { staffingSentence } from './people/staffingWords';
import type { Appointment, Enterprise } from './types';
import { ROLE_NAMES } from './words';

export type FirstStepKey = 'profile' | 'workWeek' | 'organisation' | 'people' | 'appointments' | 'template' | 'publish' | 'plates' | 'check';

/** What each step is called, what it is for, and where it is done. */
export const FIRST_STEPS: Readonly<Record<FirstStepKey, { readonly title: string; readonly hint: string; readonly to: string; readonly act: string }>> = {
  profile: { title: '填企业档案', hint: '产品适用哪种情况、多少人，决定应配备哪些人员；不填，系统不替您下结论。', to: '/settings#profile', act: '去企业档案' },
  workWeek: { title: '定开工日', hint: '哪几天开工、节假日是否生产，应检的日子按它计算；停产也在这里申报。', to: '/routine/stops', act: '开工日、班次与停产' },
  organisation: { title: '建车间和岗位', hint: '按产品类别拟出车间、岗位，改好再建，清单草稿一并放好；也可以在“组织”里自己建。', to: '/risk/proposed', act: '去核对拟设的岗位' },
  people: { title: '录入人员，交付账号', hint: '从表格粘贴，一次录入；打印每人的首次登录条，裁开交给本人。每个岗位都要有人。', to: '/organisation/people/roll', act: '去录入' },
  appointments: { title: '任命主要负责人、总监和员', hint: '要配备哪些，按企业档案判断；任命文件可以以后补上。', to: '/organisation/appointments', act: '去任命' },
  template: { title: '选范本', hint: '按产品类别从范本库铺到自己的岗位上，没有对应的名称会请您指认。', to: '/risk/library', act: '去范本库' },
  publish: { title: '逐项确认并发布', hint: '每一项符合本厂实际后由人确认，再由质量安全总监发布。', to: '/risk?version=draft', act: '去确认' },
  plates: { title: '打印岗位二维码，贴到现场', hint: '每个岗位一张，检查人扫码进入当天的检查。贴好了回来记一下。', to: '/organisation/codes', act: '打印二维码' },
  check: { title: '做第一次检查', hint: '检查人用手机扫岗位码，逐项作答并签字。', to: '/today', act: '看今天的检查' },
};

export interface FirstStep {
  readonly key: FirstStepKey;
  readonly done: boolean;
  /** How far it is, in words; empty when nothing was begun. */
  readonly progress: string;
  /** The rules it follows from, each with its source and how well it is known. */
  readonly rules?: readonly string[];
}

/** What of a new factory its first steps follow from. */
export interface FirstFacts {
  readonly enterprise: Enterprise;
  readonly rules: Rules;
  readonly appointments: readonly Pick<Appointment, 'role' | 'fromDay' | 'toDay'>[];
  readonly today: Day;
  /** The open posts, and the names of those nobody holds. */
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly unheld: readonly string[];
  /** Rows of the draft, and how many of them are confirmed. */
  readonly draft: { readonly items: number; readonly confirmed: number };
  readonly published: boolean;
}

const NAMED = 3;
const named = (names: readonly string[]): string => `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? `等 ${names.length} 个` : ''}`;

/** The steps of a new factory in their order, each done only when it is; with the first check it is new no more. */
export function firstSteps({ enterprise, rules, appointments, today, unheld, posts, draft, published }: FirstFacts): FirstStep[] {
  const needs = staffingNeeds(enterprise, rules);
  const missing = missingRoles(needs, appointments, today);
  const bare = posts.filter(({ id }) => !rules.plates.includes(id)).map(({ name }) => name);
  const begun = posts.length > 0;
  return [
    { key: 'profile', done: !dutyUnknown(enterprise) && enterprise.staff !== null, progress: '' },
    { key: 'workWeek', done: rules.workWeeks.length > 0, progress: '' },
    { key: 'organisation', done: begun, progress: begun ? `已有 ${posts.length} 个岗位` : '' },
    { key: 'people', done: begun && unheld.length === 0, progress: begun && unheld.length > 0 ? `还没有人的岗位：${named(unheld)}` : '' },
    { key: 'appointments', done: needs.every(({ required }) => required !== null) && missing.length === 0, progress: missing.length > 0 ? `还缺${missing.map(({ role }) => ROLE_NAMES[role]).join('、')}` : '', rules: needs.map(staffingSentence) },
    { key: 'template', done: published || draft.items > 0, progress: draft.items > 0 ? `清单草稿 ${draft.items} 项` : '' },
    { key: 'publish', done: published, progress: !published && draft.items > 0 ? `已确认 ${draft.confirmed} / ${draft.items} 项` : '' },
    { key: 'plates', done: begun && bare.length === 0, progress: begun && bare.length > 0 && rules.plates.length > 0 ? `还没有贴的岗位：${named(bare)}` : '' },
    { key: 'check', done: false, progress: '' },
  ];
}

/** The first of the steps that is not done, and where it is done. */
export function stepAfter(steps: readonly FirstStep[]): NextStep | null {
  const step = steps.find(({ done }) => !done);
  return step ? { label: FIRST_STEPS[step.key].title, to: FIRST_STEPS[step.key].to } : null;
}
