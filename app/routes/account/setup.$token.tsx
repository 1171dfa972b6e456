import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { AccountChoices } from '~/components/account/AccountChoices';
import { AccountField } from '~/components/account/AccountField';
import { AccountLines } from '~/components/account/AccountLines';
import { AccountTold } from '~/components/account/AccountTold';
import { isFormState } from '~/components/forms/state';
import { VerbForm } from '~/components/forms/VerbForm';
import { HandedSheet } from '~/components/organisation/HandedSheet';
import { explain } from '~/domain/shared/refusal';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { parseAddress } from '~/domain/organisation/address';
import { PROFILE_LABELS } from '~/domain/organisation/describeEnterprise';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { declareDuty } from '~/domain/organisation/dutyScope';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { DUTY_CHOICES } from '~/domain/organisation/settingsContracts';
import { readShifts, setShifts, SHIFT_REFUSALS, type ShiftsRefusal } from '~/domain/routine/shifts';
import type { Shift } from '~/domain/rulepack/rules';
import { addDays, type Day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import type { InputOfContract } from '~/domain/shared/contract';
import { passwordFault } from '~/domain/organisation/access/lockout';
import { productChoices } from '~/pages/risk/library/riskLibrary';
import { sayAfter } from '~/platform/web/afterwords';
import { signedIn } from '~/platform/web/authorise';
import { refuseFields } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { ADDRESS_REFUSALS } from '~/services/enterprise/setAddress';
import { foundEnterprise, type LinkRefusal, setupState } from '~/services/enterprise/foundEnterprise';
import type { HandedOver } from '~/services/organisation/people/takeInPeople';
import { signIn } from '~/services/session/signIn';
import organisationCss from '~/styles/organisation.css?url';
import { asked } from '~/verbs/asked';
import { dutyIn } from '~/verbs/settings';

export const meta: MetaFunction = () => [{ title: '建立企业 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

const { fields } = ACCOUNT_CONTRACTS.found;
type SetupSaid = InputOfContract<typeof ACCOUNT_CONTRACTS.found>;

/** The answer to 适用情况 at the founding: none given is not known, never denied. */
const foundedDuty = (ticked: SetupSaid['duty']) => declareDuty(dutyIn(ticked.length > 0 ? ticked : ['unknown']));

/** The shifts as they were written: they hold from the first day on, since nothing was due before it. */
function foundedShifts(text: string, today: Day): Decision<readonly Shift[], ShiftsRefusal> {
  const shifts = readShifts(text);
  if (!shifts.ok) return shifts;
  const plan = setShifts([], { from: today, shifts: shifts.fact }, [], addDays(today, -1));
  return plan.ok ? shifts : plan;
}

/** What stands against fields that are right each for itself. */
function setupFaults({ password, loginName, again, duty, weekdays, worksOnHolidays, shifts, address, category }: SetupSaid, today: Day, known: readonly string[]): Record<string, string> {
  const [declared, working] = [foundedDuty(duty), foundedShifts(shifts, today)];
  const fault = passwordFault(password, loginName);
  return {
    ...(declared.ok ? {} : { duty: explain(ORGANISATION_REFUSALS, declared.refusal).sentence }),
    ...(category.every((id) => known.includes(id)) ? {} : { category: fields.category.missing }),
    ...(worksOnHolidays.length > 0 && weekdays.length === 0 ? { weekdays: '请选择每周的开工日。' } : {}),
    ...(working.ok ? {} : { shifts: explain(SHIFT_REFUSALS, working.refusal).sentence }),
    ...(address !== '' && parseAddress(address) === null ? { address: explain(ADDRESS_REFUSALS, { code: 'noAddress' }).sentence } : {}),
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

/** The questions and what they can be answered with. Whoever has just founded by the link still reads what they hand out; to everybody else it is shut. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const state = await setupState(context.cx, params.token!);
  const founded = state === 'used' && (context.method === 'POST' || (await signedIn(args)) !== null);
  if (state !== 'open' && !founded) linkShut(state);
  return { founded, products: await productChoices(context.cx), fixed: context.cx.site.origin };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { cx } = context;
  const form = await asked(ACCOUNT_CONTRACTS.found, request);
  if (!form.ok) return form.response;
  const today = dayOf(cx.now());
  const faults = setupFaults(form.value, today, (await productChoices(cx)).map(({ value }) => value));
  if (Object.keys(faults).length > 0) return refuseFields(faults, form.values);
  const { duty, weekdays, worksOnHolidays, shifts, address, category, principalName, officerName, ...input } = form.value;
  const [declared, working] = [foundedDuty(duty), foundedShifts(shifts, today)];
  if (!declared.ok) return refuse(explain(ORGANISATION_REFUSALS, declared.refusal), form.values);
  const result = await foundEnterprise(cx, params.token!, {
    ...input,
    duty: declared.fact,
    week: weekdays.length > 0 ? { weekdays: weekdays.map(Number).sort((a, b) => a - b), worksOnHolidays: worksOnHolidays.length > 0 } : null,
    shifts: working.ok ? working.fact : [],
    products: category,
    address: cx.site.origin === null ? parseAddress(address) : null,
    named: { principal: principalName, officer: officerName, visited: new URL(request.url).origin },
  });
  if (!result.ok) {
    if (result.refusal.code === 'linkShut') linkShut(result.refusal.state);
    return refuse(explain(ORGANISATION_REFUSALS, result.refusal), form.values);
  }
  const { loginName, password } = form.value;
  const signed = await signIn(cx, tidyLoginName(loginName), password, { userAgent: request.headers.get('user-agent') ?? '', address: context.address });
  const to = category.length > 0 ? '/risk/proposed' : '/desk';
  const headers = new Headers(signed.ok ? { 'Set-Cookie': signed.fact.cookie } : {});
  const { handed } = result.fact;
  if (handed.length > 0) return data({ handed, to: signed.ok ? to : `/sign-in?next=${to}` }, { headers });
  sayAfter(headers, request, { sentence: `已建立${input.name}。` });
  return redirect(signed.ok ? to : `/sign-in?next=${to}`, { headers });
}

/** What the founding hands out. */
interface Founded {
  readonly handed: readonly HandedOver[];
  readonly to: string;
}

export default function Setup() {
  const { founded, products, fixed } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const [done, setDone] = useState(isFormState(answered) ? undefined : (answered as Founded | undefined));
  // The form stays where the page is read anew behind it, so that what was handed out is shown.
  const [open] = useState(!founded);
  if (done) return <HandedOut {...done} />;
  if (!open) return <><h1>企业已经建立</h1><p>首次登录条只显示一次；没有打印的，到“组织 → 人员”里本人的页面重置密码。</p><p><a className="button" href="/desk">去工作台</a></p></>;
  return (
    <VerbForm<Founded> state={isFormState(answered) ? answered : undefined} className="founding" bare onDone={setDone}>
      <h1>建立企业</h1>
      <p>这个链接只能用一次。企业名称和您的账号必须填；其余六问都可以先空着，以后在“设置”和“组织”里补，在那之前系统不替您下结论。</p>
      <AccountTold always />
      <h2>企业</h2>
      <AccountField name="name" label={PROFILE_LABELS.name} />
      <AccountField name="creditCode" label={PROFILE_LABELS.creditCode} help="营业执照上的 18 位代码，会核对末位校验码。" />
      <AccountField name="region" label={PROFILE_LABELS.region} help="与接收报送的监管部门辖区名称一致，例如“临水市”。" />
      <h2>一、生产或销售什么</h2>
      <AccountChoices name="category" label="产品类别" options={products} help="可以多选。按所选类别拟出车间、岗位和清单草稿，您改好以后才建立。" columns />
      <h2>二、适用哪种情况</h2>
      <AccountChoices name="duty" label={`${PROFILE_LABELS.duty}（决定应配备哪些人员）`} options={DUTY_CHOICES} help="前三项可以多选；不选就按“还不清楚”处理。" />
      <h2>三、有多少人</h2>
      <div className="pair">
        <AccountField name="staff" label={`${PROFILE_LABELS.staff}（人）`} type="number" required={false} help="还不清楚就留空。" />
        <AccountField name="turnover" label={`${PROFILE_LABELS.turnover}（万元）`} type="number" required={false} help="只在按规模判断时用到，可以留空。" />
      </div>
      <h2>四、哪几天开工，几班</h2>
      <AccountChoices name="weekdays" label="每周开工日" options={fields.weekdays.choices ?? []} help="应检的日子按它计算；不选就按周一至周五。" inline />
      <AccountChoices name="worksOnHolidays" label="法定节假日" options={fields.worksOnHolidays.choices ?? []} />
      <AccountLines name="shifts" label="班次" rows={2} placeholder={'早班 08:00-20:00\n夜班 20:00-08:00'} help="每行一个班：名称、开始、结束。一天只检查一次的不用填；哪些岗位分班，以后在“开工日、班次与停产”里选。" />
      <h2>五、谁是谁</h2>
      <p>您自己是质量安全总监。下面两位填了姓名就一并任命（按全职）、开好账号，建立后打印他们的首次登录条；由您兼任的，填您自己的姓名。</p>
      <div className="pair">
        <AccountField name="principalName" label="主要负责人" required={false} />
        <AccountField name="officerName" label="质量安全员" required={false} />
      </div>
      <h2>六、大家从哪个地址打开</h2>
      {fixed === null ? (
        <AccountField name="address" label="系统地址" required={false} help="手机和电脑都能打开的地址，例如 https://zhian.example.com 或 http://zhian-server:3000；岗位二维码用它。还没有定就留空。" />
      ) : <p>服务器已设定为 {fixed}。</p>}
      <h2>质量安全总监（您自己）</h2>
      <AccountField name="directorName" label="姓名" autoComplete="name" />
      <AccountField name="loginName" label="登录名" autoComplete="username" autoCapitalize="none" help="中文或小写字母、数字，2 至 32 个字符。" />
      <AccountField name="password" label="密码" type="password" autoComplete="new-password" help="至少 10 个字符。" />
      <AccountField name="again" label="再输一次密码" type="password" autoComplete="new-password" />
      <button type="submit">建立</button>
    </VerbForm>
  );
}

/** What is printed and handed to those who were named. */
function HandedOut({ handed, to }: Founded) {
  return (
    <>
      <div className="no-print">
        <h1>企业已经建立</h1>
        <p role="status">密码只显示这一次，请现在打印（Ctrl+P），裁开后交给本人。任命文件以后在“任命”里补上。</p>
      </div>
      <HandedSheet handed={handed} />
      <p className="no-print"><a className="button" href={to}>已打印，下一步</a></p>
    </>
  );
}
