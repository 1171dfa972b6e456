import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { saidOf } from '~/domain/organisation/describeEnterprise';
import { DUTY_NAMES, statedDuty } from '~/domain/organisation/dutyScope';
import { missingRoles, staffingNeeds } from '~/domain/organisation/people/staffing';
import { lastsOn } from '~/domain/organisation/people/stretches';
import { APPOINTED_ROLES } from '~/domain/organisation/types';
import { ACTIVITY_NAMES, EMPLOYMENT_NAMES, ROLE_NAMES } from '~/domain/organisation/words';
import { responsibilityPaper, selfCheckPaper } from '~/domain/report/packagePapers';
import { wasDue } from '~/domain/routine/period';
import { PERIOD_KINDS, periodsBetween, PERIODS } from '~/domain/routine/periodKind';
import { groupBy } from '~/domain/shared/group';
import type { Json } from '~/domain/shared/canonical';
import { addMonths, daysOfMonth, formatDay, formatMonth, monthOf } from '~/domain/shared/day';
import { PACKAGES, RESPONSIBILITY_QUESTIONS, selfCheckQuestions, WHOLE } from '~/domain/supervision/packages';
import { answeredLines, type Composer, type Composing, frameFor } from './package';

/** How the three routines went last month and this month, up to today. */
async function routinesOf({ scope, today }: Composing) {
  const months = [addMonths(monthOf(today), -1), monthOf(today)];
  const from = daysOfMonth(months[0]!).first;
  const view = postDaysBetween(scope, from, today, today);
  const [{ days }, ...periods] = await Promise.all([view, ...PERIOD_KINDS.map((kind) => standingsOf(scope, kind, periodsBetween(kind, from, today), today))]);
  const ofDays = groupBy(days.filter(({ state }) => wasDue(state)), ({ day }) => monthOf(day));
  return months.flatMap((month) => {
    const due = ofDays.get(month) ?? [];
    const open = due.filter(({ state }) => state === 'missed' || state === 'excused' || state === 'open').length;
    return [
      { month: formatMonth(month), routine: '日管控', due: `${due.length} 岗次`, done: `${due.length - open} 岗次`, open: `${open} 岗次` },
      ...PERIOD_KINDS.map((kind, at) => {
        const owed = (periods[at] ?? []).filter(({ end, state }) => monthOf(end) === month && state !== 'notDue' && state !== 'future');
        const signed = owed.filter(({ state }) => state === 'sealed').length;
        return { month: formatMonth(month), routine: PERIODS[kind].act, due: `${owed.length} 次`, done: `${signed} 次`, open: `${owed.length - signed} 次` };
      }),
    ];
  });
}

/** 主体责任落实情况 of the factory as it stands today: what the program knows is filled in, the rest is asked. */
export const responsibility: Composer = async (composing) => {
  const { scope, key, answers, today } = composing;
  if (key !== WHOLE) return null;
  const [unit, rules, appointments, list, routines] = await Promise.all([enterpriseOf(scope), rulesFor(scope), peopleOf(scope).appointments(), riskOf(scope).latestPublished(), routinesOf(composing)]);
  const held = appointments.filter((one) => lastsOn(one, today));
  const namesOf = (role: (typeof APPOINTED_ROLES)[number]): string => held.filter((one) => one.role === role).map(({ personName }) => personName).join('、');
  const needs = staffingNeeds(unit, rules);
  const duty = statedDuty(unit);
  const { names } = PACKAGES.responsibility.asks!;
  const known = (id: string, text: string, note: string) => ({ id, text, answer: note === '' ? names.no : names.yes, note });
  const institutions = [
    known('director', '任命质量安全总监', namesOf('director')), known('officer', '任命质量安全员', namesOf('officer')),
    known('list', `《${rules.titles.riskList}》`, list ? `第 ${list.number} 版，${formatDay(list.publication.effectiveFrom)}起执行` : ''),
    ...answeredLines('responsibility', RESPONSIBILITY_QUESTIONS, answers),
  ];
  const people = APPOINTED_ROLES.flatMap((role) => held.filter((one) => one.role === role).map((one) => ({
    role: ROLE_NAMES[role], name: one.personName, employment: EMPLOYMENT_NAMES[one.employment], from: formatDay(one.fromDay), paper: one.paperName ?? '没有附文件',
  })));
  const profile = [
    { label: '企业名称', value: unit.name }, { label: '统一社会信用代码', value: unit.creditCode }, { label: '所属地区', value: unit.region }, { label: '经营类型', value: ACTIVITY_NAMES[unit.activity] },
    { label: '从业人员', value: saidOf(unit.staff, '人') }, { label: '上年营业额', value: saidOf(unit.turnover, '万元') }, { label: '适用情况', value: duty.map((one) => DUTY_NAMES[one]).join('；'), wide: true },
  ];
  const lacks = [
    ...(unit.staff === null || unit.turnover === null || duty.includes('unknown') ? [{ text: '企业档案还没有填全：从业人员、上年营业额、适用情况。', to: '/settings' }] : []),
    ...missingRoles(needs, appointments, today).map(({ role }) => ({ text: `还没有任命${ROLE_NAMES[role]}。`, to: '/organisation/appointments' })),
    ...(list ? [] : [{ text: `还没有发布《${rules.titles.riskList}》。`, to: '/risk' }]),
  ];
  const frame = await frameFor(composing, 'responsibility', `截至${formatDay(today)}`, { profile, institutions, people, routines } as unknown as Json);
  return {
    subjectId: key, series: 'responsibility', label: `截至${formatDay(today)}`, lacks, questions: RESPONSIBILITY_QUESTIONS,
    paper: responsibilityPaper({ ...frame, profile, institutions, people, routines }),
  };
};

/** 主体责任自查 by the items the factory has set. */
export const selfCheck: Composer = async (composing) => {
  const { scope, key, answers, today } = composing;
  if (key !== WHOLE) return null;
  const questions = selfCheckQuestions((await rulesFor(scope)).selfCheck);
  const lines = answeredLines('selfCheck', questions, answers);
  const { names } = PACKAGES.selfCheck.asks!;
  const counts = Object.values(names).map((label) => ({ label, value: `${lines.filter(({ answer }) => answer === label).length} 项` }));
  const frame = await frameFor(composing, 'selfCheck', formatDay(today), lines as unknown as Json);
  return {
    subjectId: key, series: 'selfCheck', label: formatDay(today), paper: selfCheckPaper({ ...frame, lines, counts }), questions,
    lacks: questions.length > 0 ? [] : [{ text: '自查表还没有项目，请先在设置里写明。', to: '/settings#self-check' }],
  };
};
