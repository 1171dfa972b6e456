import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CorrectedSince } from '~/components/check/CorrectedSince';
import { CorrectionFields } from '~/components/check/CorrectionFields';
import { VerbForm } from '~/components/forms/VerbForm';
import { isFormState } from '~/components/forms/state';
import { BigButton } from '~/components/phone/BigButton';
import { PhonePage } from '~/components/phone/PhonePage';
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
  const view = await checkRecord(cx, leave, args.params.id ?? '');
  if (!view) notFound();
  const latest = view.revisions.find(({ id }) => id === view.latestId && id !== view.record.id) ?? null;
  return { record: view.record, items: view.items, latest, submissionKey: cx.newId() };
}

export async function action(args: ActionFunctionArgs) {
  const taken = await takeCorrection(args);
  return taken.ok ? redirect(`/records/${taken.fact.recordId}`) : taken.response;
}

export default function Correct() {
  const { record, items, latest, submissionKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = isFormState(answer) ? answer : undefined;
  return (
    <PhonePage title={`更正 ${record.number}`} subtitle={`${record.postName} · ${formatDay(record.day)}`} back={`/records/${record.id}`}>
      {latest ? <CorrectedSince latest={latest} to={`/records/${latest.id}/correct`} /> : null}
      {latest && !state ? null : (
        <VerbForm state={state} encType="multipart/form-data">
          <CorrectionFields items={items} submissionKey={submissionKey} zeroRisk={record.zeroRisk} />
          <BigButton>签名并提交更正</BigButton>
        </VerbForm>
      )}
    </PhonePage>
  );
}
