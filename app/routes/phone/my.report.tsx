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
import { authoriseFactory } from '~/platform/web/authorise';
import { snapshot } from '~/verbs/hazards';

export const meta: MetaFunction = () => [{ title: '随手拍 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseFactory(args);
  const { searchParams } = new URL(args.request.url);
  return { ...(await hazardRegistration(cx, permit)), reported: searchParams.get('reported'), at: searchParams.get('post') };
}

export const action = snapshot.action;

/** What need not be said. */
const MORE = ['description', 'immediateMeasure', 'anonymous'];

/** 随手拍: what anybody of the house sees, wherever it is: one photo, one sentence, sent. What else there is to say may be said. */
export default function Report() {
  const { posts, anonymous, reported, at } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const own = posts.filter((post) => post.own);
  return (
    <PhonePage title="随手拍" subtitle="看到质量问题，拍下来，报上去。" back="/my/hazards">
      {reported ? (
        <p className="ph-strip good" role="status">
          已登记，编号 {reported}。质量安全员会定级并安排整改。
        </p>
      ) : null}
      <VerbForm key={reported ?? 'new'} state={isFormState(answer) ? answer : undefined} encType="multipart/form-data" waits={HAZARD_CONTRACTS.snapshot.waits}>
        <ContractFields fields={HAZARD_CONTRACTS.snapshot.fields} only={['photos', 'title', 'postId']} known={{ postId: { options: posts, value: at ?? (own.length === 1 ? own[0]?.value : undefined) } }} photos={PhonePhotos} />
        <details className="ph-more" open={isFormState(answer)}>
          <summary>补充说明{anonymous ? '、匿名上报' : ''}（可不填）</summary>
          <ContractFields fields={HAZARD_CONTRACTS.snapshot.fields} only={anonymous ? MORE : MORE.slice(0, -1)} />
        </details>
        <BigButton>{HAZARD_CONTRACTS.snapshot.send}</BigButton>
      </VerbForm>
    </PhonePage>
  );
}
