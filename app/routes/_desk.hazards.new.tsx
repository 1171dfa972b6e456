import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateField, HiddenField, PhotosField, PostForm, SelectField, SubmitButton, TextAreaField, TextField } from '~/components/forms';
import { PageHeader } from '~/components/ui';
import { HAZARD_SOURCES } from '~/domain/hazard/types';
import { HAZARD_SOURCE_NAMES } from '~/domain/vocabulary/labels';
import { hazardRegistration } from '~/pages/hazardRegistration';
import { authorise } from '~/platform/web/authorise';
import { refuseHazard, RegisterForm } from '~/platform/web/hazardForms';
import { parsePhotoForm } from '~/platform/web/photoForm';
import { registerHazard } from '~/services/hazards/registerHazard';

export const meta: MetaFunction = () => [{ title: '登记隐患 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.register');
  return { ...(await hazardRegistration(cx, leave)), id: cx.newId() };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.register');
  const form = await parsePhotoForm({ cx, leave }, args.request, RegisterForm);
  if (!form.ok) return form.response;
  const { foundDay, responsibleId, ...facts } = form.value;
  const result = await registerHazard(cx, leave, { ...facts, foundDay: foundDay ?? leave.today, responsibleId: responsibleId || null });
  return result.ok ? redirect(`/hazards/${result.fact.id}`) : refuseHazard(result.refusal, form.values, cx.newId());
}

/** Daily findings register themselves; everything found elsewhere is registered here. */
const SOURCES = HAZARD_SOURCES.filter((source) => source !== 'daily').map((value) => ({ value, label: HAZARD_SOURCE_NAMES[value] }));

export default function NewHazard() {
  const { id, posts, people, today } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <PageHeader trail={[{ label: '隐患', to: '/hazards' }]} title="登记隐患" description="每日检查中判为不符合的项目会自动登记；其他途径发现的在这里登记。登记后的发现情况不能再改。" />
      <PostForm state={state} encType="multipart/form-data">
        <HiddenField name="id" value={id} />
        <SelectField name="source" label="来源" required options={SOURCES} />
        <SelectField name="postId" label="发现问题的岗位" required options={posts} />
        <TextField name="title" label="隐患" required help="一句话：什么地方、什么问题。" />
        <TextAreaField name="description" label="具体情况" required />
        <TextAreaField name="immediateMeasure" label="已采取的即时措施" />
        <DateField name="foundDay" label="发现日期" required max={today} defaultValue={today} />
        <SelectField name="responsibleId" label="责任人" options={people} help="不选则由该岗位所在车间的车间主任负责。" />
        <PhotosField name="photos" label="整改前照片" help="可选多张；JPEG、PNG 或 WebP，每张不超过 10 MB。" />
        <SubmitButton>登记</SubmitButton>
      </PostForm>
    </>
  );
}
