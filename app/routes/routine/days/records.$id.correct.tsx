import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CorrectedSince } from '~/components/check/CorrectedSince';
import { CorrectionFields } from '~/components/check/CorrectionFields';
import { VerbForm, SubmitButton } from '~/components/forms';
import { isFormState } from '~/components/forms/state';
import { PageHeader } from '~/components/ui';
import { formatDay } from '~/domain/shared/day';
import { checkRecord } from '~/pages/routine/checkRecord';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { takeCorrection } from '~/platform/web/takeCorrection';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction = () => [{ title: '更正检查记录 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'check.correct');
  const view = (await checkRecord(cx, leave, args.params.id ?? '')) ?? notFound();
  const latest = view.revisions.find(({ id }) => id === view.latestId && id !== view.record.id) ?? null;
  return { record: view.record, items: view.items, latest, submissionKey: cx.newId() };
}

export async function action(args: ActionFunctionArgs) {
  const taken = await takeCorrection(args);
  return taken.ok ? redirect(`/routine/records/${taken.fact.recordId}`) : taken.response;
}

export default function CorrectRecord() {
  const { record, items, latest, submissionKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
          <CorrectionFields items={items} submissionKey={submissionKey} zeroRisk={record.zeroRisk} />
          <SubmitButton confirm="更正提交后成为现行记录，原记录保留，两者都不能再改动。">签名并提交更正</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
