import type { LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { FactList, PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { bureauSettingsPage } from '~/pages/supervision/bureausPage';
import { authoriseRegulator } from '~/platform/web/authorise';
import { bureauSettings } from '~/verbs/supervision';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return bureauSettingsPage(cx, permit);
}

export const action = bureauSettings.action;

/** What the own bureau sets for itself: a form for who leads, facts for the others. */
export default function Settings() {
  const { settings: { heading, lookBackDays, ...limits }, name, isLead } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader trail={[{ label: '单位和人员', to: '/supervision/bureaus' }]} title="本单位的设置" description={isLead ? undefined : '由本单位的负责人修改。'} />
      <Section title="文书、回头看和分色">
        {isLead ? (
          <ContractForm contract={SUPERVISION_CONTRACTS.setBureau} state={isFormState(answer) ? answer : undefined} known={{ heading: { value: heading }, lookBackDays: { value: String(lookBackDays) }, ...Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, { value: String(value) }])) }} />
        ) : <FactList facts={[['文书抬头', heading || name], ['办结后多少天起回头看', `${lookBackDays} 天`], ['红', `认定重大 ${limits.redMajor} 次起，或逾期未答复的文书 ${limits.redLate} 份起`], ['黄', `认定较大 ${limits.yellowConsiderable} 次起，或应报未报`]]} />}
      </Section>
    </>
  );
}
