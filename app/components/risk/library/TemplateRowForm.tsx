import { ROW_LABELS, rowMark, type RowChange } from '~/domain/risk/library/libraryEdit';
import { limitWords } from '~/domain/risk/library/limit';
import type { TemplateRow } from '~/domain/risk/library/template';
import { DIMENSIONS, FREQUENCIES, STAGES } from '~/domain/risk/types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { type FormState, HiddenField, NumberField, VerbForm, SelectField, SubmitButton, TextAreaField, TextField } from '../../forms';

const options = <T extends string>(codes: readonly T[], names: Readonly<Record<T, string>>) => codes.map((value) => ({ value, label: names[value] }));

/** A row of the library's draft edition, or a new one: its words, where its criterion was read, and why it changes. */
export function TemplateRowForm({ row, change, edition, state }: { row: TemplateRow | null; change: Pick<RowChange, 'changedAt'> | null; edition: number; state: FormState | undefined }) {
  return (
    <VerbForm state={state}>
      <HiddenField name="act" value="write" />
      <HiddenField name="seen" value={rowMark(change)} />
      <div className="fields-row">
        <SelectField name="stage" label={ROW_LABELS.stage} required defaultValue={row?.stage} options={options(STAGES, STAGE_NAMES)} />
        <SelectField name="dimension" label={ROW_LABELS.dimension} required defaultValue={row?.dimension} options={options(DIMENSIONS, DIMENSION_NAMES)} />
        <SelectField name="frequency" label={ROW_LABELS.frequency} required defaultValue={row?.frequency} options={options(FREQUENCIES, FREQUENCY_NAMES)} />
      </div>
      <div className="fields-row">
        <TextField name="workshop" label={ROW_LABELS.workshop} required defaultValue={row?.workshop} />
        <TextField name="post" label={ROW_LABELS.post} required defaultValue={row?.post} />
        <TextField name="role" label={ROW_LABELS.role} defaultValue={row?.role} />
      </div>
      <TextField name="riskPoint" label={ROW_LABELS.riskPoint} required defaultValue={row?.riskPoint} />
      <TextAreaField name="failure" label={ROW_LABELS.failure} required defaultValue={row?.failure} />
      <TextAreaField name="consequence" label={ROW_LABELS.consequence} defaultValue={row?.consequence} />
      <TextAreaField name="measure" label={ROW_LABELS.measure} required defaultValue={row?.measure} />
      <TextAreaField name="method" label={ROW_LABELS.method} defaultValue={row?.method} />
      <TextAreaField name="criterion" label={ROW_LABELS.criterion} defaultValue={row?.criterion} help={row ? `${limitWords({ ...row, criterionStandard: row.limitSource })}。改动准则后须重新核对。` : undefined} />
      <TextField name="criterionCondition" label={ROW_LABELS.criterionCondition} defaultValue={row?.criterionCondition} help="只对某个等级、类别适用的写在这里；空着表示都适用。" />
      <div className="fields-row">
        <TextField name="standard" label="核对依据：标准号" help="查到原文后填写，三项都填才标为已核对。" />
        <TextField name="clause" label="条款" />
        <TextField name="limitEdition" label="版本" />
      </div>
      <div className="fields-row">
        <NumberField name="likelihood" label={`${ROW_LABELS.likelihood}（1–5）`} required defaultValue={row?.likelihood} />
        <NumberField name="severity" label={`${ROW_LABELS.severity}（1–5）`} required defaultValue={row?.severity} />
      </div>
      <TextAreaField name="ratingReason" label={ROW_LABELS.ratingReason} defaultValue={row?.ratingReason} />
      <TextAreaField name="reason" label="为什么这样改" required help="使用范本的企业会看到。" />
      <SubmitButton>保存到第 {edition} 版</SubmitButton>
    </VerbForm>
  );
}
