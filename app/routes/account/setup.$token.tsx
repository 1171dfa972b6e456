import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { AccountChoices } from '~/components/account/AccountChoices';
import { AccountField } from '~/components/account/AccountField';
import { AccountTold } from '~/components/account/AccountTold';
import { VerbForm } from '~/components/forms/VerbForm';
import { explain } from '~/domain/shared/refusal';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { PROFILE_LABELS } from '~/domain/organisation/describeEnterprise';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { declareDuty } from '~/domain/organisation/dutyScope';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { DUTY_CHOICES } from '~/domain/organisation/settingsContracts';
import type { InputOfContract } from '~/domain/shared/contract';
import { passwordFault } from '~/domain/organisation/access/lockout';
import { refuseFields } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { foundEnterprise, type LinkRefusal, setupState } from '~/services/enterprise/foundEnterprise';
import { signIn } from '~/services/session/signIn';
import { asked } from '~/verbs/asked';
import { dutyIn } from '~/verbs/settings';

export const meta: MetaFunction = () => [{ title: '建立企业 · 质安' }];

const { fields } = ACCOUNT_CONTRACTS.found;
type SetupSaid = InputOfContract<typeof ACCOUNT_CONTRACTS.found>;

/** The answer to 适用情况 at the founding: none given is not known, never denied. */
const foundedDuty = (ticked: SetupSaid['duty']) => declareDuty(dutyIn(ticked.length > 0 ? ticked : ['unknown']));

/** What stands against fields that are right each for itself. */
function setupFaults({ password, loginName, again, duty, weekdays, worksOnHolidays }: SetupSaid): Record<string, string> {
  const declared = foundedDuty(duty);
  const fault = passwordFault(password, loginName);
  return {
    ...(declared.ok ? {} : { duty: explain(ORGANISATION_REFUSALS, declared.refusal).sentence }),
    ...(worksOnHolidays.length > 0 && weekdays.length === 0 ? { weekdays: '请选择每周的开工日。' } : {}),
    ...(fault ? { password: fault } : password === again ? {} : { again: '两次输入的密码不一样，请重新输入。' }),
  };
}

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
  const form = await asked(ACCOUNT_CONTRACTS.found, request);
  if (!form.ok) return form.response;
  const faults = setupFaults(form.value);
  if (Object.keys(faults).length > 0) return refuseFields(faults, form.values);
  const { duty, weekdays, worksOnHolidays, ...input } = form.value;
  const declared = foundedDuty(duty);
  if (!declared.ok) return refuse(explain(ORGANISATION_REFUSALS, declared.refusal), form.values);
  const week = weekdays.length > 0 ? { weekdays: weekdays.map(Number).sort((a, b) => a - b), worksOnHolidays: worksOnHolidays.length > 0 } : null;
  const result = await foundEnterprise(context.cx, params.token!, { ...input, duty: declared.fact, week });
  if (result.ok) {
    const { loginName, password } = form.value;
    const signed = await signIn(context.cx, tidyLoginName(loginName), password, { userAgent: request.headers.get('user-agent') ?? '', address: context.address });
    return signed.ok ? redirect('/desk', { headers: { 'Set-Cookie': signed.fact.cookie } }) : redirect('/sign-in?next=/desk');
  }
  if (result.refusal.code === 'linkShut') linkShut(result.refusal.state);
  return refuse(explain(ORGANISATION_REFUSALS, result.refusal), form.values);
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
      <AccountChoices name="duty" label={`${PROFILE_LABELS.duty}（决定应配备哪些人员）`} options={DUTY_CHOICES} help="前三项可以多选；不选就按“还不清楚”处理。" />
      <div className="pair">
        <AccountField name="staff" label={`${PROFILE_LABELS.staff}（人）`} type="number" required={false} help="还不清楚就留空。" />
        <AccountField name="turnover" label={`${PROFILE_LABELS.turnover}（万元）`} type="number" required={false} help="只在按规模判断时用到，可以留空。" />
      </div>
      <AccountChoices name="weekdays" label="每周开工日" options={fields.weekdays.choices ?? []} help="应检的日子按它计算；不选就按周一至周五。" />
      <AccountChoices name="worksOnHolidays" label="法定节假日" options={fields.worksOnHolidays.choices ?? []} />
      <h2>质量安全总监</h2>
      <AccountField name="directorName" label="姓名" autoComplete="name" />
      <AccountField name="loginName" label="登录名" autoComplete="username" autoCapitalize="none" help="中文或小写字母、数字，2 至 32 个字符。" />
      <AccountField name="password" label="密码" type="password" autoComplete="new-password" help="至少 10 个字符。" />
      <AccountField name="again" label="再输一次密码" type="password" autoComplete="new-password" />
      <button type="submit">建立</button>
    </VerbForm>
  );
}
