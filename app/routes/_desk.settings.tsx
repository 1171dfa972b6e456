import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ProfileForm } from '~/components/organisation/ProfileForm';
import { RulesForm } from '~/components/organisation/RulesForm';
import { StoryList } from '~/components/organisation/StoryList';
import { isFormState } from '~/components/forms';
import { PageHeader, Section } from '~/components/ui';
import { SETTINGS_REFUSALS } from '~/domain/rulepack/settings';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { day, formatDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { settingsPage } from '~/pages/settingsPage';
import { authorise, leaveFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { SettingsForm } from '~/platform/web/settingsForms';
import { editSettings } from '~/services/enterprise/editSettings';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction = () => [{ title: '设置 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  return { ...(await settingsPage(who.cx, who.leave)), mayEdit: leaveFor(who, 'settings.edit') !== null, mayEditProfile: leaveFor(who, 'enterprise.edit') !== null, mayReadAudit: leaveFor(who, 'organisation.manage') !== null };
}

/** Changes the rules the factory sets for itself. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'settings.edit');
  const form = await parseForm(args.request, SettingsForm);
  if (!form.ok) return form.response;
  const { version, ...chosen } = form.value;
  const result = await editSettings(cx, leave, { chosen, version });
  if (result.ok) return redirect('/settings');
  const { refusal } = result;
  if (refusal.code === 'movedOn') return refuse(ORGANISATION_REFUSALS.movedOn(refusal), form.values, refusal.now);
  return refuse(explain(SETTINGS_REFUSALS, refusal), form.values);
}

export default function Settings() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="设置"
        actions={view.mayReadAudit && <Link className="button" to="/settings/audit">操作留痕</Link>}
        description="企业档案和本企业自定的规则。改动从现在起算，已形成的记录保持当时的规则。"
      />
      <Section title="企业档案">
        <ProfileForm enterprise={view.enterprise} size={view.size} mayEdit={view.mayEditProfile} />
      </Section>
      <Section title="规则设置" extra={<span className="soft">规则包版本 {formatDay(day(view.edition))}</span>}>
        <RulesForm view={view} state={isFormState(answer) ? answer : undefined} mayEdit={view.mayEdit} />
      </Section>
      <Section title="修改历史">
        <StoryList lines={view.story} />
      </Section>
    </>
  );
}
