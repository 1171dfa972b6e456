import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CorrectedSince } from '~/components/check/CorrectedSince';
import { CorrectionFields } from '~/components/check/CorrectionFields';
import { HiddenField, VerbForm, SubmitButton } from '~/components/forms';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { SigningFields } from '~/components/forms/SigningFields';
import { isFormState } from '~/components/forms/state';
import { PageHeader } from '~/components/ui';
import { formatDay } from '~/domain/shared/day';
import { signingView } from '~/pages/organisation/signingView';
import { checkRecord } from '~/pages/routine/checkRecord';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';
import { correction } from '~/verbs/routine';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction = () => [{ title: '更正检查记录 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.correct');
  const { cx, permit } = visitor;
  const view = (await checkRecord(cx, permit, args.params.id ?? '')) ?? notFound();
  const latest = view.revisions.find(({ id }) => id === view.latestId && id !== view.record.id) ?? null;
  return { record: view.record, items: view.items, latest, signing: await signingView(cx, visitor, visitor.acting.rules.access, 'check') };
}

export const action = correction.action;

export default function CorrectRecord() {
  const { record, items, latest } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: '/routine' }, { label: record.number, to: `/routine/records/${record.id}` }]}
        title={`更正 ${record.number}`}
        description={`${record.workshopName} · ${record.postName} · ${formatDay(record.day)}`}
      />
      {latest ? <CorrectedSince latest={latest} to={`/routine/records/${latest.id}/correct`} /> : null}
      {latest && !state ? null : (
        <VerbForm state={state} encType="multipart/form-data">
          <HiddenField name="back" value="/routine/records/{id}" />
          <CorrectionFields items={items} zeroRisk={record.zeroRisk} />
          <SigningFields />
          <SubmitButton confirm={ROUTINE_CONTRACTS.correctCheck.forever}>{ROUTINE_CONTRACTS.correctCheck.send}</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
