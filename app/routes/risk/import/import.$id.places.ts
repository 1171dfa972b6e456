import { z } from 'zod';
import { boardAnswers, boardRefusal, openingOf } from '~/platform/web/boardForm';
import { arrangingBy, SEEN_IMPORT } from '~/platform/web/importForms';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Says which of the factory's posts the names of the sheet are, or which are to be opened for them. */
export const action = arrangingBy(z.object(SEEN_IMPORT).catchall(z.unknown()), (fields, who) => {
  const answers = boardAnswers(fields);
  return boardRefusal(answers) ?? { kind: 'places', mappings: answers.mappings, forgotten: answers.forgotten, opening: openingOf(who, answers) };
});
