import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { templateCategories, templateEditions, templateItems } from 'db/schema';
import type { EditorPermit, LibraryRefusal } from '~/domain/risk/library/libraryEdit';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '~/services/context';
import { editorActor, toldOf } from '~/services/told';

/** Begins the next edition as a copy of the one in force. Refused while there is one. */
export async function startEdition(cx: Context, permit: EditorPermit): Promise<Decision<{ edition: number }, LibraryRefusal>> {
  const library = libraryOf(cx.store);
  const [editions, inForce] = await Promise.all([library.editions(), library.edition()]);
  if (!inForce) return refused({ code: 'notFound' });
  if (editions.some(({ releasedAt }) => releasedAt === null)) return refused({ code: 'draftEditionExists' });
  const edition = editions[0]!.edition + 1;
  const { categories, items } = await library.copyOf(inForce.edition);
  const at = cx.now();
  try {
    await cx.store.write([
      insert(templateEditions, { edition, asOf: dayOf(at), contentHash: `draft-${edition}`, loadedAt: at, basedOn: inForce.edition }),
      insert(templateCategories, categories.map((category) => ({ ...category, edition }))),
      insert(templateItems, items.map((item) => ({ ...item, edition }))),
    ], toldOf(cx, editorActor(permit), 'library.editionStarted', { kind: 'edition', id: String(edition) }, { basedOn: inForce.edition }));
  } catch (error) {
    if (error instanceof Conflict) return refused({ code: 'draftEditionExists' });
    throw error;
  }
  return decided({ edition });
}
