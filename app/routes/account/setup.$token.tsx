import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { AccountChoices } from '~/components/account/AccountChoices';
import { AccountField } from '~/components/account/AccountField';
import { AccountTold } from '~/components/account/AccountTold';
import { VerbForm } from '~/components/forms/VerbForm';
import { explain } from '~/domain/shared/refusal';
import { WEEKDAY_NAMES } from '~/domain/routine/workWeek';
import { PROFILE_LABELS } from '~/domain/organisation/describeEnterprise';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { declareDuty, DUTY_NAMES } from '~/domain/organisation/dutyScope';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { passwordFault } from '~/domain/organisation/access/lockout';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { DutyField } from '~/platform/web/settingsForms';
import { foundEnterprise, type LinkRefusal, setupState } from '~/services/enterprise/foundEnterprise';
import { signIn } from '~/services/session/signIn';

export const meta: MetaFunction = () => [{ title: '建立企业 · 质安' }];

const DUTIES = Object.entries(DUTY_NAMES).map(([value, label]) => ({ value, label }));
const WEEKDAYS = WEEKDAY_NAMES.map((label, index) => ({ value: String(index + 1), label }));

const required = (name: string, most: number) => z.string(`请填写${name}。`).trim().min(1, `请填写${name}。`).max(most, `${name}最多 ${most} 个字。`);
/** A figure that may be left empty while nobody knows it. */
const figure = (name: string, least: number) => {
  const sentence = `“${name}”请填 ${least} 或更大的整数；还不清楚就留空。`;
  return z.string().trim().default('').refine((text) => text === '' || (/^\d{1,9}$/.test(text) && Number(text) >= least), sentence).transform((text) => (text === '' ? null : Number(text)));
};

/** The answer to 适用情况 at the founding: none given is not known, never denied. */
const foundedDuty = (answer: z.output<typeof DutyField>) => declareDuty(Object.values(answer).some(Boolean) ? answer : { ...answer, unknown: true });

const SetupForm = z
  .object({
    name: required(PROFILE_LABELS.name, 100),
    creditCode: required(PROFILE_LABELS.creditCode, 30),
    region: required(PROFILE_LABELS.region, 50),
    duty: DutyField,
    staff: figure(PROFILE_LABELS.staff, 1),
    turnover: figure(PROFILE_LABELS.turnover, 0),
    weekdays: z.union([z.string(), z.array(z.string())]).optional().transform((value) => [...new Set([value ?? []].flat().map(Number))].filter((one) => Number.isInteger(one) && one >= 1 && one <= 7).sort((a, b) => a - b)),
    worksOnHolidays: z.string().optional().transform((value) => value !== undefined),
    directorName: required('姓名', 50),
    loginName: required('登录名', 32),
    password: z.string('请设置密码。').max(200, '密码最多 200 个字符。'),
    again: z.string('请再输一次密码。'),
  })
  .superRefine(({ password, loginName, again, duty, weekdays, worksOnHolidays }, context) => {
    const declared = foundedDuty(duty);
    if (!declared.ok) context.addIssue({ code: 'custom', path: ['duty'], message: explain(ORGANISATION_REFUSALS, declared.refusal).sentence });
    if (worksOnHolidays && weekdays.length === 0) context.addIssue({ code: 'custom', path: ['weekdays'], message: '请选择每周的开工日。' });
    const fault = passwordFault(password, loginName);
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
    else if (password !== again) context.addIssue({ code: 'custom', path: ['again'], message: '两次输入的密码不一样，请重新输入。' });
  });

/** What is said of a link that opens no more; one that never was is not found. */
const SHUT: Readonly<Record<'used' | 'expired', string>> = {
  used: '这个一次性链接已经用过，企业已经建立。请到登录页登录。',
  expired: '这个一次性链接已过期。请在服务器上重新启动程序，会显示新的链接。',
};

function linkShut(state: LinkRefusal['state']): never {
  if (state === 'unknown') notFound();
  throw new Response(SHUT[state], { status: 410, statusText: 'Gone' });
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const state = await setupState(context.cx, params.token!);
  return state === 'open' ? null : linkShut(state);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await parseForm(request, SetupForm);
  const safe = ({ password: _password, again: _again, ...rest }: Record<string, string | string[]>) => rest;
  if (!form.ok) {
    form.response.data.values = safe(form.response.data.values);
    return form.response;
  }
  const { duty, weekdays, worksOnHolidays, ...input } = form.value;
  const declared = foundedDuty(duty);
  if (!declared.ok) return refuse(explain(ORGANISATION_REFUSALS, declared.refusal), safe(form.values));
  const result = await foundEnterprise(context.cx, params.token!, { ...input, duty: declared.fact, week: weekdays.length > 0 ? { weekdays, worksOnHolidays } : null });
  if (result.ok) {
    const { loginName, password } = form.value;
    const signed = await signIn(context.cx, tidyLoginName(loginName), password, { userAgent: request.headers.get('user-agent') ?? '', address: context.address });
    return signed.ok ? redirect('/desk', { headers: { 'Set-Cookie': signed.fact.cookie } }) : redirect('/sign-in?next=/desk');
  }
  if (result.refusal.code === 'linkShut') linkShut(result.refusal.state);
  return refuse(explain(ORGANISATION_REFUSALS, result.refusal), safe(form.values));
}

export default function Setup() {
  const state = useActionData<typeof action>();
  return (
    <VerbForm state={state} className="" bare>
      <h1>建立企业</h1>
      <p>这个链接只能用一次。建立后直接进入工作台，再添加车间、岗位和人员。还不清楚的可以以后在“设置”里补，在那之前系统不替您下结论。</p>
      <AccountTold always />
      <h2>企业</h2>
      <AccountField name="name" label={PROFILE_LABELS.name} />
      <AccountField name="creditCode" label={PROFILE_LABELS.creditCode} help="营业执照上的 18 位代码，会核对末位校验码。" />
      <AccountField name="region" label={PROFILE_LABELS.region} help="与接收报送的监管部门辖区名称一致，例如“临水市”。" />
      <AccountChoices name="duty" label={`${PROFILE_LABELS.duty}（决定应配备哪些人员）`} options={DUTIES} help="前三项可以多选；不选就按“还不清楚”处理。" />
      <div className="pair">
        <AccountField name="staff" label={`${PROFILE_LABELS.staff}（人）`} type="number" required={false} help="还不清楚就留空。" />
        <AccountField name="turnover" label={`${PROFILE_LABELS.turnover}（万元）`} type="number" required={false} help="只在按规模判断时用到，可以留空。" />
      </div>
      <AccountChoices name="weekdays" label="每周开工日" options={WEEKDAYS} help="应检的日子按它计算；不选就按周一至周五。" />
      <AccountChoices name="worksOnHolidays" label="法定节假日" options={[{ value: 'on', label: '照常生产' }]} />
      <h2>质量安全总监</h2>
      <AccountField name="directorName" label="姓名" autoComplete="name" />
      <AccountField name="loginName" label="登录名" autoComplete="username" autoCapitalize="none" help="中文或小写字母、数字，2 至 32 个字符。" />
      <AccountField name="password" label="密码" type="password" autoComplete="new-password" help="至少 10 个字符。" />
      <AccountField name="again" label="再输一次密码" type="password" autoComplete="new-password" />
      <button type="submit">建立</button>
    </VerbForm>
  );
}
