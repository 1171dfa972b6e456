import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { CheckboxField } from '../forms/CheckboxField';
import { useFormFrame } from '../forms/context';
import { FileField } from '../forms/FileField';
import { KeptPhotos } from '../forms/KeptPhotos';
import { TextAreaField } from '../forms/TextAreaField';
import { typedAll } from '../forms/state';
import { useRefusals } from '../forms/useRefusals';
import { PhonePhotos } from '../phone/PhonePhotos';
import { ItemAnswer } from './ItemAnswer';
import { MeasuredFields } from './MeasuredFields';
import type { ShownAnswer } from './RecordAnswers';

const { reason, zeroRisk: zero } = ROUTINE_CONTRACTS.correctCheck.fields;

/** The fields of a correction: what the record says now, open to change, and why. */
export function CorrectionFields({ items, zeroRisk, onPhone = false }: { items: readonly ShownAnswer[]; zeroRisk: boolean; onPhone?: boolean }) {
  return (
    <>
      {items.map((item, index) => (
        <div key={item.itemId} className="check-card">
          <h2 className="correct-point">{`${index + 1}. ${item.riskPoint}`}</h2>
          {item.criterion ? <p className="help">{`${item.criterion}${item.limit === 'verified' ? '' : `（${LIMIT_STATE_NAMES[item.limit]}）`}`}</p> : null}
          {item.measurements ? <MeasuredFields id={item.itemId} measurements={item.measurements} given={{ values: item.values, product: item.product }} keys={onPhone} /> : null}
          <ItemAnswer id={item.itemId} point={item.riskPoint} given={{ result: item.result, description: item.description, measure: item.immediateMeasure }}>
            <AddedPhotos item={item} onPhone={onPhone} />
          </ItemAnswer>
        </div>
      ))}
      <CheckboxField name="zeroRisk" value="yes" label={zero.label} defaultChecked={zeroRisk} />
      <TextAreaField name="reason" label={reason.label} required rows={2} help={reason.help} />
    </>
  );
}

/** Photos to be added to an answer; those of the record, and those of a refused form, stay. */
function AddedPhotos({ item: { itemId, photos }, onPhone }: { item: ShownAnswer; onPhone: boolean }) {
  const { state } = useFormFrame();
  const round = useRefusals(state);
  const added = typedAll(state, `photoHash.${itemId}`).filter((hash) => !photos.includes(hash));
  return (
    <>
      {photos.map((hash) => (
        <input key={hash} type="hidden" name={`photoHash.${itemId}`} value={hash} />
      ))}
      {onPhone ? (
        <PhonePhotos name={`photo.${itemId}`} kept={`photoHash.${itemId}`} besides={photos} label="补充照片" help={`原有 ${photos.length} 张保留。`} />
      ) : (
        <>
          <KeptPhotos name={`photoHash.${itemId}`} hashes={added} />
          <FileField key={round} name={`photo.${itemId}`} label="补充照片" accept="image/jpeg,image/png,image/webp" multiple photos help={`原有 ${photos.length} 张保留。每张不超过 10 MB。`} />
        </>
      )}
    </>
  );
}
