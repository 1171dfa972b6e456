import { z } from 'zod';
import { boardAnswers } from '~/components/risk/MappingBoard';
import { arrangingBy } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Says which of the factory's posts the names of the sheet are. */
export const action = arrangingBy(z.object({}).catchall(z.unknown()), (fields) => ({ kind: 'places', mappings: boardAnswers(fields) }));
