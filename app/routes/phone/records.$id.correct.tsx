import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CorrectedSince } from '~/components/check/CorrectedSince';
import { CorrectionFields } from '~/components/check/CorrectionFields';
import { VerbForm } from '~/components/forms/VerbForm';
import { SigningFields } from '~/components/forms/SigningFields';
import { isFormState } from '~/components/forms/state';
import { BigButton } from '~/components/phone/BigButton';
import { PhonePage } from '~/components/phone/PhonePage';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
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
  const view = await checkRecord(cx, permit, args.params.id ?? '');
  if (!view) notFound();
  const latest = view.revisions.find(({ id }) => id === view.latestId && id !== view.record.id) ?? null;
  return { record: view.record, items: view.items, latest, signing: await signingView(cx, visitor, visitor.acting.rules.access, 'check') };
}

export const action = correction.action;

export default function Correct() {
  const { record, items, latest } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  return (
    <PhonePage title={`更正 ${record.number}`} subtitle={`${record.postName} · ${formatDay(record.day)}`} back={`/records/${record.id}`}>
      {latest ? <CorrectedSince latest={latest} to={`/records/${latest.id}/correct`} /> : null}
      {latest && !state ? null : (
        <VerbForm state={state} encType="multipart/form-data" waits={ROUTINE_CONTRACTS.correctCheck.waits}>
          <CorrectionFields items={items} zeroRisk={record.zeroRisk} onPhone />
          <SigningFields onPhone />
          <BigButton>{ROUTINE_CONTRACTS.correctCheck.send}</BigButton>
        </VerbForm>
      )}
    </PhonePage>
  );
}
