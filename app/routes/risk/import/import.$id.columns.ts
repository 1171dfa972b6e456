import { z } from 'zod';
import { IMPORT_FIELDS } from '~/domain/risk/import/fields';
import { STAGES } from '~/domain/risk/types';
import { arrangingBy, SEEN_IMPORT } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const ColumnsForm = z.object({
  ...SEEN_IMPORT,
  field: z.union([z.string(), z.array(z.string())], { error: '请为各列选择对应的内容。' }).transform((value) => [value].flat().map((name) => IMPORT_FIELDS.find((field) => field === name) ?? null)),
  stage: z.string().optional().transform((code) => STAGES.find((stage) => stage === code) ?? null),
});

/** Says what the columns of the sheet are, one answer a column in their order, and which stage all rows stand at where no column says it. */
export const action = arrangingBy(ColumnsForm, ({ field, stage }) => ({ kind: 'columns', fields: field, stage }));
