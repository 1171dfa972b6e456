import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HiddenField } from '~/components/forms/HiddenField';
import { PostForm } from '~/components/forms/PostForm';
import { BigButton } from '~/components/phone/BigButton';
import { PhonePhotos, PhoneSelect, PhoneText, PhoneTextArea } from '~/components/phone/fields';
import { PhonePage } from '~/components/phone/PhonePage';
import { hazardRegistration } from '~/pages/hazardRegistration';
import { authorise } from '~/platform/web/authorise';
import { refuseHazard, RegisterForm } from '~/platform/web/hazardForms';
import { parsePhotoForm } from '~/platform/web/photoForm';
import { registerHazard } from '~/services/hazards/registerHazard';

export const meta: MetaFunction = () => [{ title: '随手拍 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.register');
  return { ...(await hazardRegistration(cx, leave)), id: cx.newId(), reported: new URL(args.request.url).searchParams.get('reported') };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.register');
  const form = await parsePhotoForm({ cx, leave }, args.request, RegisterForm);
  if (!form.ok) return form.response;
  const { id, title, description, immediateMeasure, postId, photos } = form.value;
  const result = await registerHazard(cx, leave, { id, source: 'snapshot', title, description, immediateMeasure, postId, photos, foundDay: leave.today, responsibleId: null });
  return result.ok ? redirect(`/my/report?reported=${result.fact.number}`) : refuseHazard(result.refusal, form.values, cx.newId());
}

/** 随手拍: what anybody of the house sees, said in one photo and two sentences. */
export default function Report() {
  const { posts, id, reported } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <PhonePage title="随手拍" subtitle="看到质量问题，拍下来，报上去。" back="/my/hazards">
      {reported ? (
        <p className="ph-strip" role="status">
          已登记，编号 {reported}。质量安全员会定级并安排整改。
        </p>
      ) : null}
      <PostForm key={reported ?? 'new'} state={state} encType="multipart/form-data">
        <HiddenField name="id" value={id} />
        <PhonePhotos name="photos" label="照片" help="每张不超过 10 MB。" />
        <PhoneSelect name="postId" label="在哪个岗位" required options={posts} defaultValue={posts.length === 1 ? posts[0]?.value : undefined} />
        <PhoneText name="title" label="什么问题" required />
        <PhoneTextArea name="description" label="具体情况" required />
        <PhoneTextArea name="immediateMeasure" label="已经做了什么" />
        <BigButton>登记</BigButton>
      </PostForm>
    </PhonePage>
  );
}
