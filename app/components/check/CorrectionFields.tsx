import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { RESULT_NAMES } from '~/domain/routine/words';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { ANSWER_RESULTS } from '~/domain/routine/types';
import { CheckboxField } from '../forms/CheckboxField';
import { useFormFrame } from '../forms/context';
import { FileField } from '../forms/FileField';
import { KeptPhotos } from '../forms/KeptPhotos';
import { RadioField } from '../forms/RadioField';
import { TextAreaField } from '../forms/TextAreaField';
import { typedAll } from '../forms/state';
import { useRefusals } from '../forms/useRefusals';
import type { ShownAnswer } from './RecordAnswers';

const { reason, zeroRisk: zero } = ROUTINE_CONTRACTS.correctCheck.fields;

/** The fields of a correction: what the record says now, open to change, and why. */
export function CorrectionFields({ items, zeroRisk }: { items: readonly ShownAnswer[]; zeroRisk: boolean }) {
  return (
    <>
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
      <CheckboxField name="zeroRisk" value="yes" label={zero.label} defaultChecked={zeroRisk} />
      <TextAreaField name="reason" label={reason.label} required rows={2} help={reason.help} />
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
