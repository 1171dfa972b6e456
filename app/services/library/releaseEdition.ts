import { createHash } from 'node:crypto';
import { update } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { templateEditions } from 'db/schema';
import { type EditorPermit, type LibraryRefusal, release } from '~/domain/risk/library/libraryEdit';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '~/services/context';
import { editorActor, toldOf } from '~/services/told';
import { libraryNews } from './libraryNews';

/** Releases the draft edition: it is in force for new lists at once, and every factory with changed rows is told of them. */
export function releaseEdition(cx: Context, permit: EditorPermit, note: string): Promise<Decision<{ edition: number }, LibraryRefusal>> {
  return decide<{ edition: number }, LibraryRefusal>(async () => {
    const library = libraryOf(cx.store);
    const [draft, inForce] = await Promise.all([library.draft(), library.edition()]);
    const changes = draft ? await library.changes(draft.edition) : [];
    const decision = release(draft, inForce?.edition ?? null, changes.length, note);
    if (!decision.ok) return decision;
    const { edition } = draft!;
    const contentHash = createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(await library.copyOf(edition))) as Json)).digest('hex');
    const at = cx.now();
    await cx.store.write([
      update(templateEditions, { edition }, { releasedAt: at, releasedByName: permit.name, note: decision.fact.note, asOf: dayOf(at), contentHash }, { releasedAt: null }),
      libraryNews(cx, edition),
    ], toldOf(cx, editorActor(permit), 'library.editionReleased', { kind: 'edition', id: String(edition) }, { note: decision.fact.note }));
    return decided({ edition });
  });
}
