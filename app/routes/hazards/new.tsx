import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isFormState, PhotosField, VerbForm, SubmitButton } from '~/components/forms';
import { ContractFields } from '~/components/forms/ContractFields';
import { PageHeader } from '~/components/ui';
import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import { HAZARD_SOURCES } from '~/domain/hazard/types';
import { hazardRegistration } from '~/pages/hazard/hazardRegistration';
import { authorise } from '~/platform/web/authorise';
import { registration } from '~/verbs/hazards';

export const meta: MetaFunction = () => [{ title: '登记隐患 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.register');
  const asked = new URL(args.request.url).searchParams.get('source');
  return { ...(await hazardRegistration(cx, permit)), source: HAZARD_SOURCES.find((source) => source === asked) };
}

export const action = registration.action;

export default function NewHazard() {
  const { posts, people, today, source } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader term="hazard" trail={[{ label: '隐患', to: '/hazards' }]} title="登记隐患" description="每日检查中判为不符合的项目会自动登记；其他途径发现的在这里登记。登记后的发现情况不能再改。" />
      <VerbForm state={isFormState(answer) ? answer : undefined} encType="multipart/form-data">
        <ContractFields
          fields={HAZARD_CONTRACTS.register.fields}
          known={{ source: { value: source }, postId: { options: posts }, foundDay: { required: true, max: today, value: today }, responsibleId: { options: people } }}
          photos={PhotosField}
        />
        <SubmitButton>{HAZARD_CONTRACTS.register.send}</SubmitButton>
      </VerbForm>
    </>
  );
}
