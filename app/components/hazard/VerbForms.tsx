import { CheckboxField, DateField, HiddenField, PhotosField, RadioField, SelectField, SubmitButton, TextAreaField, TextField, VerbForm } from '~/components/forms';
import type { Hazard, HazardGrade } from '~/domain/hazard/types';
import type { HazardWait } from '~/domain/hazard/waits';
import { TREATMENT_NAMES } from '~/domain/vocabulary/labels';
import type { Day } from '~/domain/shared/day';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the forms need of the file of a hazard. */
export interface VerbFormProps {
  readonly hazard: Hazard;
  readonly today: Day;
  readonly people: readonly Choice[];
  readonly grades: readonly { readonly value: HazardGrade; readonly label: string; readonly hint: string }[];
  readonly defaults: { readonly noticeDeadline: Day | null; readonly extensionFrom: Day | null };
  readonly needsPhoto: boolean;
  /** Where the form stands among others that wait for the same: it leads back there. */
  readonly back?: HazardWait;
}

const PHOTOS = '可选多张；JPEG、PNG 或 WebP，每张不超过 10 MB。拍摄地点等附加信息会被去掉。';

const to = ({ hazard, back }: Pick<VerbFormProps, 'hazard' | 'back'>, verb: string): string => `/hazards/${hazard.id}/${verb}${back ? `?back=${back}` : ''}`;

/** 定级; for the director also the confirmation of a 重大 grade given by somebody else. */
export function GradeForm({ hazard, today, grades, back }: VerbFormProps) {
  const confirming = hazard.pending === 'confirmation';
  return (
    <VerbForm action={to({ hazard, back }, 'grading')}>
      <HiddenField name="version" value={hazard.version} />
      <RadioField name="grade" label="隐患等级" required stacked options={grades} defaultValue={hazard.grade} />
      <TextAreaField name="basis" label="定级依据" required help="对照分级说明，写明为什么是这个等级。" />
      <RadioField
        name="treatment"
        label="治理方式"
        required
        options={[
          { value: 'immediate', label: TREATMENT_NAMES.immediate, hint: '当天改完' },
          { value: 'dated', label: TREATMENT_NAMES.dated },
        ]}
        defaultValue={hazard.treatment}
      />
      <DateField name="deadline" label="整改期限" min={today} defaultValue={confirming ? hazard.deadline : undefined} help="不填则按等级取默认期限，从今天起算。" />
      <SubmitButton>{confirming ? '确认定级' : '定级'}</SubmitButton>
    </VerbForm>
  );
}

/** 签发整改通知单; 重大 asks for 五落实. */
export function NoticeForm({ hazard, today, people, defaults, back }: VerbFormProps) {
  const major = hazard.grade === 'major';
  return (
    <VerbForm action={to({ hazard, back }, 'notice')}>
      <HiddenField name="version" value={hazard.version} />
      <TextAreaField name="requirement" label="整改要求" required />
      <SelectField name="responsibleId" label="整改责任人" required options={people} defaultValue={hazard.responsibleId} />
      <DateField name="deadline" label="整改期限" required min={today} defaultValue={defaults.noticeDeadline} />
      {major ? (
        <fieldset className="field-group">
          <legend>五落实</legend>
          <p className="soft">责任人和时限见上；还须落实措施、资金和应急预案，缺一项不能签发。</p>
          <TextAreaField name="measure" label="整改措施" required />
          <TextField name="fund" label="整改资金" required placeholder="例如：自筹 2 万元，本月到位" />
          <TextAreaField name="contingency" label="应急预案" required />
        </fieldset>
      ) : null}
      {hazard.treatment === 'immediate' ? <CheckboxField name="handedOver" label="已当场交接给责任人，不再等待接收" value="1" /> : null}
      <SubmitButton confirm="通知单签发后不能修改。编号由系统按年连续给出。">签发通知单</SubmitButton>
    </VerbForm>
  );
}

export function ReceiptForm({ hazard, back }: VerbFormProps) {
  return (
    <VerbForm action={to({ hazard, back }, 'receipt')}>
      <HiddenField name="version" value={hazard.version} />
      <TextAreaField name="remark" label="备注" help="可不填。" />
      <SubmitButton>接收通知单</SubmitButton>
    </VerbForm>
  );
}

export function RectificationForm({ hazard, today, needsPhoto, back }: VerbFormProps) {
  return (
    <VerbForm action={to({ hazard, back }, 'rectification')} encType="multipart/form-data">
      <HiddenField name="version" value={hazard.version} />
      <TextAreaField name="cause" label="原因分析" required />
      <TextAreaField name="measure" label="整改措施" required help="写明做了什么、换了什么、怎样防止再发生。" />
      <DateField name="doneOn" label="完成日期" required min={hazard.foundDay} max={today} defaultValue={today} />
      <PhotosField name="photos" label="整改后照片" required={needsPhoto} help={PHOTOS} />
      <SubmitButton>提交整改结果</SubmitButton>
    </VerbForm>
  );
}

export function VerificationForm({ hazard, back }: VerbFormProps) {
  return (
    <VerbForm action={to({ hazard, back }, 'verification')} encType="multipart/form-data">
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
      <TextAreaField name="standard" label="验收标准和方法" required />
      <TextAreaField name="opinion" label="验收意见" required help="不合格的，写明还差什么。" />
      <PhotosField name="photos" label="验收照片" help={PHOTOS} />
      <SubmitButton confirm="合格即销号，销号后的记录不能再改；不合格将退回责任人继续整改。">提交验收</SubmitButton>
    </VerbForm>
  );
}

export function ExtensionForm({ hazard, defaults, back }: VerbFormProps) {
  return (
    <VerbForm action={to({ hazard, back }, 'extension')}>
      <HiddenField name="version" value={hazard.version} />
      <DateField name="deadline" label="申请延长到" required min={defaults.extensionFrom ?? undefined} />
      <TextAreaField name="reason" label="理由" required />
      <SubmitButton quiet>提交延期申请</SubmitButton>
    </VerbForm>
  );
}

export function ExtensionDecisionForm({ hazard, back }: VerbFormProps) {
  return (
    <VerbForm action={to({ hazard, back }, 'extension-decision')}>
      <HiddenField name="version" value={hazard.version} />
      <RadioField
        name="granted"
        label="审批结论"
        required
        options={[
          { value: 'yes', label: '同意延期' },
          { value: 'no', label: '不同意' },
        ]}
      />
      <TextAreaField name="reason" label="理由" required />
      <SubmitButton>提交审批</SubmitButton>
    </VerbForm>
  );
}
