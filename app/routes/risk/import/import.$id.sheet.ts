import { z } from 'zod';
import { arrangingBy, SEEN_IMPORT } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const SheetForm = z.object({ ...SEEN_IMPORT, sheet: z.coerce.number({ error: '请选择工作表。' }).int('请选择工作表。').min(0, '请选择工作表。') });

/** Looks at another sheet of the workbook. */
export const action = arrangingBy(SheetForm, ({ sheet }) => ({ kind: 'sheet', sheet }));
