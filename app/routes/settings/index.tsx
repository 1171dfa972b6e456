import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { AccessForm } from '~/components/organisation/AccessForm';
import { AddressForm } from '~/components/organisation/AddressForm';
import { AddressNotice } from '~/components/organisation/AddressNotice';
import { BackupFacts } from '~/components/organisation/BackupFacts';
import { ProfileForm } from '~/components/organisation/ProfileForm';
import { RulesForm } from '~/components/organisation/RulesForm';
import { SelfCheckForm } from '~/components/organisation/SelfCheckForm';
import { SignalsForm } from '~/components/organisation/SignalsForm';
import { StoryList } from '~/components/organisation/StoryList';
import { HolidaysForm, holidaysInWords } from '~/components/routine/HolidaysForm';
import { UNPUBLISHED_RULE } from '~/components/routine/unpublishedWords';
import { isFormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { PageHeader, Section } from '~/components/ui';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';
import { day, formatDay } from '~/domain/shared/day';
import { settingsPage } from '~/pages/desk/settingsPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import { printedAddressOf } from '~/services/enterprise/addressOf';
import { backupStanding } from '~/services/installation/backupStanding';
import { mayClear } from '~/services/installation/clearDemo';
import organisationCss from '~/styles/organisation.css?url';
import { rules } from '~/verbs/settings';

export const meta: MetaFunction = () => [{ title: '设置 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const { cx, permit } = who;
  const settings = permitFor(who, 'settings.edit');
  const mayEdit = settings !== null;
  const [view, printed, backup, demo] = await Promise.all([
    settingsPage(cx, permit), printedAddressOf(cx, permit.enterpriseId, new URL(args.request.url).origin), mayEdit ? backupStanding(cx) : null, settings ? mayClear(cx, settings) : false,
  ]);
  return {
    ...view, printed, backup, demo, fixedAddress: cx.site.origin, mayEdit, mayEditProfile: permitFor(who, 'enterprise.edit') !== null,
    mayReadAudit: permitFor(who, 'organisation.manage') !== null,
  };
}

export const action = rules.action;

export default function Settings() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader
        title="设置"
        actions={<>{view.mayEdit && <Link className="button" to="/settings/reminders">提醒与推送</Link>}{view.mayReadAudit && <Link className="button" to="/settings/audit">操作留痕</Link>}</>}
        description="企业档案和本企业自定的规则。改动从现在起算，已形成的记录保持当时的规则。"
      />
      <Section term="mediumOrLarge" title="企业档案" id="profile">
        <ProfileForm enterprise={view.enterprise} size={view.size} mayEdit={view.mayEditProfile} />
      </Section>
      <Section title="规则设置" extra={<span className="soft">规则包版本 {formatDay(day(view.edition))}</span>}>
        <RulesForm view={view} state={isFormState(answer) ? answer : undefined} mayEdit={view.mayEdit} />
      </Section>
      <Section term="signature" title="登录与签名" id="access">
        <AccessForm access={view.access} source={view.accessSource} mayEdit={view.mayEdit} />
      </Section>
      <Section title="检查提示" id="signals">
        <SignalsForm signals={view.signals} source={view.signalsSource} mayEdit={view.mayEdit} />
      </Section>
      <Section title="自查表" id="self-check">
        <SelfCheckForm items={view.selfCheck} source={view.selfCheckSource} mayEdit={view.mayEdit} />
      </Section>
      <Section title="系统地址" id="address">
        <AddressNotice warning={view.printed.warning} />
        <AddressForm printed={view.printed} fixed={view.fixedAddress} mayEdit={view.mayEdit} />
      </Section>
      <Section title="放假与调休" id="holidays">
        {view.holidayYears.map((entry) => <p key={`${entry.year} ${entry.from}`}>{holidaysInWords(entry)}</p>)}
        <p className="soft">没有录入的年份：{UNPUBLISHED_RULE}每周开工日和停产在<Link to="/routine/stops">开工日、班次与停产</Link>里设定。</p>
        {view.mayEdit ? <HolidaysForm key={view.holidayYears.length} year={view.holidayYear} own={view.holidayYears} /> : null}
      </Section>
      {view.backup ? (
        <Section title="备份" id="backup">
          <BackupFacts backup={view.backup} />
        </Section>
      ) : null}
      {view.demo ? (
        <Section title="清空演示" id="demo">
          <p>这是演示企业。看够了，可以把演示全部拿走：建立自己的企业，或者重新开始演示。</p>
          <ContractForm of="/settings" contract={SETTINGS_CONTRACTS.clearDemo} danger />
        </Section>
      ) : null}
      <Section title="修改历史">
        <StoryList lines={view.story} />
      </Section>
    </>
  );
}
