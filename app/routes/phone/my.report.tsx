import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractFields } from '~/components/forms/ContractFields';
import { VerbForm } from '~/components/forms/VerbForm';
import { isFormState } from '~/components/forms/state';
import { BigButton } from '~/components/phone/BigButton';
import { PhonePage } from '~/components/phone/PhonePage';
import { PhonePhotos } from '~/components/phone/PhonePhotos';
import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import { hazardRegistration } from '~/pages/hazard/hazardRegistration';
import { authorise } from '~/platform/web/authorise';
import { snapshot } from '~/verbs/hazards';

export const meta: MetaFunction = () => [{ title: '随手拍 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.register');
  const { searchParams } = new URL(args.request.url);
  return { ...(await hazardRegistration(cx, permit)), reported: searchParams.get('reported'), at: searchParams.get('post') };
}

export const action = snapshot.action;

/** 随手拍: what anybody of the house sees, said in one photo and two sentences. */
export default function Report() {
  const { posts, reported, at } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <PhonePage title="随手拍" subtitle="看到质量问题，拍下来，报上去。" back="/my/hazards">
      {reported ? (
        <p className="ph-strip good" role="status">
          已登记，编号 {reported}。质量安全员会定级并安排整改。
        </p>
      ) : null}
      <VerbForm key={reported ?? 'new'} state={isFormState(answer) ? answer : undefined} encType="multipart/form-data" waits={HAZARD_CONTRACTS.snapshot.waits}>
        <ContractFields fields={HAZARD_CONTRACTS.snapshot.fields} known={{ postId: { options: posts, value: posts.length === 1 ? posts[0]?.value : (posts.find(({ value }) => value === at)?.value) } }} photos={PhonePhotos} />
        <BigButton>{HAZARD_CONTRACTS.snapshot.send}</BigButton>
      </VerbForm>
    </PhonePage>
  );
}
