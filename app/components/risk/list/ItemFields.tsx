import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import { type Dimension, DIMENSIONS, FREQUENCIES, type RiskItem, type Stage, STAGES } from '~/domain/risk/types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { MeasuresField } from './Measures';
import { type Option, SelectField, TextAreaField, TextField } from '../../forms';

const options = <T extends string>(codes: readonly T[], names: Readonly<Record<T, string>>): Option[] => codes.map((code) => ({ value: code, label: names[code] }));

/** What is known of a new item before anything is typed. */
export interface GivenFields {
  readonly postId: string | null;
  readonly stage: Stage | null;
  readonly dimension: Dimension | null;
}

/** The words of an item, in the order in which one thinks of them: where, what, how it goes wrong, what is done, how it is checked. */
export function ItemFields({ item, posts, given }: { item?: RiskItem; posts: readonly Option[]; given?: GivenFields }) {
  return (
    <>
      <div className="fields-row">
        <SelectField name="postId" label={ITEM_LABELS.postId} options={posts} defaultValue={item?.postId ?? given?.postId ?? null} required />
        <SelectField name="stage" label={ITEM_LABELS.stage} options={options(STAGES, STAGE_NAMES)} defaultValue={item?.stage ?? given?.stage ?? null} required />
        <SelectField name="dimension" label={ITEM_LABELS.dimension} options={options(DIMENSIONS, DIMENSION_NAMES)} defaultValue={item?.dimension ?? given?.dimension ?? null} required />
        <TextField name="product" label={ITEM_LABELS.product} defaultValue={item?.product ?? ''} help="空着表示各产品都适用。" />
      </div>
      <TextField name="riskPoint" label={ITEM_LABELS.riskPoint} defaultValue={item?.riskPoint ?? ''} required />
      <div className="fields-row">
        <TextAreaField name="failure" label={`${ITEM_LABELS.failure}（怎样失效）`} defaultValue={item?.failure ?? ''} />
        <TextAreaField name="consequence" label={ITEM_LABELS.consequence} defaultValue={item?.consequence ?? ''} />
      </div>
      <MeasuresField measures={item?.measures ?? []} />
      <div className="fields-row">
        <TextAreaField name="checkContent" label={ITEM_LABELS.checkContent} defaultValue={item?.checkContent ?? ''} />
        <TextAreaField name="method" label={ITEM_LABELS.method} defaultValue={item?.method ?? ''} />
      </div>
      <div className="fields-row">
        <TextAreaField name="criterion" label={ITEM_LABELS.criterion} defaultValue={item?.criterion ?? ''} help="改动准则后须重新核对出处。" />
        <TextAreaField name="criterionCondition" label={ITEM_LABELS.criterionCondition} defaultValue={item?.criterionCondition ?? ''} help="只对某个等级、类别适用，或装有某装置时才适用的，写在这里；空着表示都适用。" />
        {/* Taking an assessment may set the frequency; the list then shows it while the words beside it stay as typed. */}
        <SelectField key={item?.frequency} name="frequency" label={ITEM_LABELS.frequency} options={options(FREQUENCIES, FREQUENCY_NAMES)} defaultValue={item?.frequency ?? null} required />
      </div>
    </>
  );
}
