import { useState } from 'react';
import { HiddenField } from '~/components/forms/HiddenField';
import { PostForm } from '~/components/forms/PostForm';
import type { FormState } from '~/components/forms/state';
import { BigButton } from '~/components/phone/BigButton';
import { PhoneDate, PhonePhotos, PhoneTextArea } from '~/components/phone/fields';
import { RadioField } from '~/components/forms/RadioField';
import type { HazardFileProps } from './file';

/**
 * The form of the next verb on the phone, where it is the reader's turn; posts to the page itself and works without scripts. `act` says
 * which form `state` answers; what was answered to another stays with that.
 */
export function PhoneVerb({ file, state, act }: { file: HazardFileProps; state: FormState | undefined; act: string | null }) {
  const { hazard, form } = file;
  const [answers, setAnswers] = useState<Readonly<Record<string, FormState>>>({});
  if (state && act && answers[act] !== state) setAnswers({ ...answers, [act]: state });
  const version = <HiddenField name="version" value={hazard.version} />;
  return (
    <>
      {form === 'receive' ? (
        <PostForm action="?act=receive" state={answers.receive}>
          {version}
          <PhoneTextArea name="remark" label="备注（可不填）" />
          <BigButton>接收通知单</BigButton>
        </PostForm>
      ) : null}
      {form === 'rectify' ? <Rectification file={file} state={answers.rectify} /> : null}
      {form === 'verify' ? <Verification file={file} state={answers.verify} /> : null}
      {form === 'grade' || form === 'notify' ? <p className="ph-sub">这一步请在电脑版的隐患页面办理。</p> : null}
      {file.mayRequestExtension ? (
        <details className="hz-fold" open={answers.requestExtension !== undefined}>
          <summary>申请延期</summary>
          <PostForm action="?act=requestExtension" state={answers.requestExtension}>
            {version}
            <PhoneDate name="deadline" label="申请延长到" required min={file.defaults.extensionFrom ?? undefined} />
            <PhoneTextArea name="reason" label="理由" required />
            <BigButton plain>提交延期申请</BigButton>
          </PostForm>
        </details>
      ) : null}
    </>
  );
}

function Rectification({ file: { hazard, today, needsPhoto }, state }: { file: HazardFileProps; state: FormState | undefined }) {
  return (
    <PostForm action="?act=rectify" state={state} encType="multipart/form-data">
      <HiddenField name="version" value={hazard.version} />
      <PhonePhotos name="photos" label="整改后照片" required={needsPhoto} help="每张不超过 10 MB。" />
      <PhoneTextArea name="cause" label="原因" required />
      <PhoneTextArea name="measure" label="整改措施" required />
      <PhoneDate name="doneOn" label="完成日期" required min={hazard.foundDay} max={today} defaultValue={today} />
      <BigButton>提交整改结果</BigButton>
    </PostForm>
  );
}

function Verification({ file: { hazard }, state }: { file: HazardFileProps; state: FormState | undefined }) {
  return (
    <PostForm action="?act=verify" state={state} encType="multipart/form-data">
      <HiddenField name="version" value={hazard.version} />
      <RadioField
        name="passed"
        label="验收结论"
        required
        options={[
          { value: 'yes', label: '合格', hint: '予以销号' },
          { value: 'no', label: '不合格', hint: '退回整改' },
        ]}
      />
      <PhoneTextArea name="standard" label="验收标准和方法" required />
      <PhoneTextArea name="opinion" label="验收意见" required />
      <PhonePhotos name="photos" label="验收照片" help="每张不超过 10 MB。" />
      <p className="fixed-forever">合格即销号，销号后的记录不能再改。</p>
      <BigButton>提交验收</BigButton>
    </PostForm>
  );
}
