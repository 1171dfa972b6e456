import { z } from 'zod';
import { arrangingBy, SEEN_IMPORT } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const HeadForm = z.object({ ...SEEN_IMPORT, head: z.coerce.number({ error: '请指定表头在哪一行。' }).int('请指定表头在哪一行。').min(0, '请指定表头在哪一行。'), two: z.string().optional() });

/** Says where the head of the sheet stands. */
export const action = arrangingBy(HeadForm, ({ head, two }) => ({ kind: 'head', head, headRows: two ? 2 : 1 }));
