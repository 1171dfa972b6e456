import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { RESULT_NAMES } from '~/domain/routine/words';
import { ANSWER_RESULTS } from '~/domain/routine/types';
import { CheckboxField } from '../forms/CheckboxField';
import { useFormFrame } from '../forms/context';
import { FileField } from '../forms/FileField';
import { HiddenField } from '../forms/HiddenField';
import { KeptPhotos } from '../forms/KeptPhotos';
import { RadioField } from '../forms/RadioField';
import { TextAreaField } from '../forms/TextAreaField';
import { typedAll } from '../forms/state';
import { useRefusals } from '../forms/useRefusals';
import type { ShownAnswer } from './RecordAnswers';

/** The fields of a correction: what the record says now, open to change, and why. */
export function CorrectionFields({ items, submissionKey, zeroRisk }: { items: readonly ShownAnswer[]; submissionKey: string; zeroRisk: boolean }) {
  return (
    <>
      <HiddenField name="submissionKey" value={submissionKey} />
      {items.map((item, index) => (
        <div key={item.itemId} className="check-card">
          <RadioField
            name={`answer.${item.itemId}`}
            label={`${index + 1}. ${item.riskPoint}`}
            help={item.criterion ? `${item.criterion}${item.limit === 'verified' ? '' : `（${LIMIT_STATE_NAMES[item.limit]}）`}` : undefined}
            options={ANSWER_RESULTS.map((value) => ({ value, label: RESULT_NAMES[value] }))}
            defaultValue={item.result}
            required
          />
          <div className="finding">
            <TextAreaField name={`description.${item.itemId}`} label="哪里不符合" defaultValue={item.description} rows={2} />
            <TextAreaField name={`measure.${item.itemId}`} label="当场采取了什么措施" defaultValue={item.immediateMeasure} rows={2} />
            <AddedPhotos item={item} />
          </div>
        </div>
      ))}
      <CheckboxField name="zeroRisk" value="yes" label="零风险报告：未发现不符合项（没有不符合时必须勾选）" defaultChecked={zeroRisk} />
      <TextAreaField name="reason" label="更正原因" required rows={2} help="原记录保留并可查，更正后的记录与它相连。已登记的隐患不会因更正而取消。" />
    </>
  );
}

/** Photos to be added to an answer; those of the record, and those of a refused form, stay. */
function AddedPhotos({ item: { itemId, photos } }: { item: ShownAnswer }) {
  const { state } = useFormFrame();
  const round = useRefusals(state);
  const added = typedAll(state, `photoHash.${itemId}`).filter((hash) => !photos.includes(hash));
  return (
    <>
      {photos.map((hash) => (
        <input key={hash} type="hidden" name={`photoHash.${itemId}`} value={hash} />
      ))}
      <KeptPhotos name={`photoHash.${itemId}`} hashes={added} />
      <FileField key={round} name={`photo.${itemId}`} label="补充照片" accept="image/jpeg,image/png,image/webp" multiple photos help={`原有 ${photos.length} 张保留。每张不超过 10 MB。`} />
    </>
  );
}
