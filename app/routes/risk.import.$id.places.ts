import { z } from 'zod';
import { boardAnswers } from '~/components/risk/MappingBoard';
import { arrangingBy, SEEN_IMPORT } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Says which of the factory's posts the names of the sheet are. */
export const action = arrangingBy(z.object(SEEN_IMPORT).catchall(z.unknown()), (fields) => ({ kind: 'places', mappings: boardAnswers(fields) }));
