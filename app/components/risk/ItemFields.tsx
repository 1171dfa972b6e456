import { DIMENSIONS, FREQUENCIES, type RiskItem, STAGES } from '~/domain/risk/types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/vocabulary/labels';
import { type Option, SelectField, TextAreaField, TextField } from '../forms';

const options = <T extends string>(codes: readonly T[], names: Readonly<Record<T, string>>): Option[] => codes.map((code) => ({ value: code, label: names[code] }));

/** The words of an item, in the order in which one thinks of them: where, what, how it goes wrong, what is done, how it is checked. */
export function ItemFields({ item, posts }: { item?: RiskItem; posts: readonly Option[] }) {
  return (
    <>
      <div className="fields-row">
        <SelectField name="postId" label="车间与岗位" options={posts} defaultValue={item?.postId ?? null} required />
        <SelectField name="stage" label="环节" options={options(STAGES, STAGE_NAMES)} defaultValue={item?.stage ?? null} required />
        <SelectField name="dimension" label="维度" options={options(DIMENSIONS, DIMENSION_NAMES)} defaultValue={item?.dimension ?? null} required />
        <TextField name="product" label="产品/型号" defaultValue={item?.product ?? ''} maxLength={100} help="空着表示各产品都适用。" />
      </div>
      <TextField name="riskPoint" label="风险点" defaultValue={item?.riskPoint ?? ''} maxLength={100} required />
      <div className="fields-row">
        <TextAreaField name="failure" label="风险描述(怎样失效)" defaultValue={item?.failure ?? ''} maxLength={500} />
        <TextAreaField name="consequence" label="可能后果" defaultValue={item?.consequence ?? ''} maxLength={500} />
      </div>
      <TextAreaField name="measures" label="管控措施" defaultValue={item?.measures ?? ''} maxLength={1000} help="发布前至少要有一条。" />
      <div className="fields-row">
        <TextAreaField name="checkContent" label="检查内容" defaultValue={item?.checkContent ?? ''} maxLength={500} />
        <TextAreaField name="method" label="检查方法" defaultValue={item?.method ?? ''} maxLength={500} />
      </div>
      <div className="fields-row">
        <TextAreaField name="criterion" label="判定准则" defaultValue={item?.criterion ?? ''} maxLength={500} help="改动准则后须重新核对出处。" />
        <SelectField name="frequency" label="检查频次" options={options(FREQUENCIES, FREQUENCY_NAMES)} defaultValue={item?.frequency ?? null} required />
      </div>
    </>
  );
}
