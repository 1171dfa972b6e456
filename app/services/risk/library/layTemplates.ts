import { insert } from 'db/dialect/writes';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { layRows, type Laying } from '~/domain/risk/library/lay';
import { isSameSource, type Mapping, matchPlace, type SourcePlace } from '~/domain/risk/library/matching';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { rowsOfActivity } from '~/domain/risk/list/sellers';
import { COMMON_CATEGORY, type TemplateRow } from '~/domain/risk/library/template';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { openPlaces, type Opening } from '~/services/organisation/places/openPlaces';
import { touch } from '../list/draft';
import { forgetWrites, mappingWrites } from './mappingWrites';
import { draftFor } from '../list/startDraft';
import { recordAll } from '../../record';

export interface LayInput {
  /** Ids of library categories; `common` for the rows that fit every product. */
  readonly categories: readonly string[];
  /** Answers to "which of our posts is this?"; remembered for the next time. */
  readonly mappings?: readonly Mapping[];
  /** Names whose remembered answer is taken back. */
  readonly forgotten?: readonly SourcePlace[];
  /** Posts to be opened for names that none answers to. */
  readonly opening?: Opening;
  /** Lay only the rows of the places answered for, and those that waited and whose post now stands; all when left out. */
  readonly onlyMapped?: boolean;
}

/** What laying did. Rows that found no post wait in `unmatched`; nothing is dropped. */
export interface TemplatesLaid {
  readonly versionId: string;
  readonly laid: number;
  /** Posts that were opened for it. */
  readonly opened: number;
  readonly present: number;
  /** Risk points that say the same as a row of another category, by name. */
  readonly merged: readonly string[];
  /** Risk points whose name another row already has at that post. */
  readonly clashing: readonly string[];
  readonly unmatched: readonly { readonly sourceWorkshop: string; readonly sourcePost: string; readonly rows: number }[];
}

const isOf = (row: TemplateRow) => (mapping: Mapping): boolean => isSameSource(mapping, { sourceWorkshop: row.workshop, sourcePost: row.post });

const answer = (versionId: string, { laid, present, merged, clashing, unmatched }: Laying, opened: number): TemplatesLaid => ({
  versionId,
  opened,
  laid: laid.length,
  present: present.length,
  merged: merged.map(({ riskPoint }) => riskPoint),
  clashing: clashing.map(({ riskPoint }) => riskPoint),
  unmatched: unmatched.map(({ sourceWorkshop, sourcePost, rows }) => ({ sourceWorkshop, sourcePost, rows: rows.length })),
});

/**
 * Lays the rows of chosen library categories over the factory's own posts, in the draft (a new one where there is
 * none), those that concern what the factory does. Laid rows are 范本 until somebody confirms them. Posts that are missing are opened in the same breath. Refused for an unknown
 * category, a mapping to a post that is not the factory's, or a name that a closed place has.
 */
export async function layTemplates(cx: Context, permit: Authorised<'risk.edit'>, input: LayInput): Promise<Decision<TemplatesLaid, RiskRefusal>> {
  return decide<TemplatesLaid, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const library = libraryOf(cx.store);
    const edition = await library.edition();
    const categories = edition ? await library.categories(edition.edition) : [];
    const names = new Map([...categories.map(({ id, name }): [string, string] => [id, name]), [COMMON_CATEGORY, '通用']]);
    if (!edition || input.categories.length === 0 || input.categories.some((id) => !names.has(id))) return refused({ code: 'categoryUnknown' });
    const risk = riskOf(scope);
    const [all, { activity }, standing, known, standard, held] = await Promise.all([
      library.rowsOf(edition.edition, input.categories),
      enterpriseOf(scope),
      placesOf(scope),
      risk.mappings(),
      riskStandardsOf(scope).current(),
      risk.draft(),
    ]);
    const rows = rowsOfActivity(activity, all, categories);
    const opened = await openPlaces(cx, input.opening);
    if (!opened.ok) return opened;
    const places = [...standing, ...opened.fact.places];
    const given = [...(input.mappings ?? []), ...opened.fact.mappings];
    const foreign = given.find(({ postId }) => postId !== null && !places.some((place) => place.postId === postId));
    if (foreign) return refused({ code: 'mappedPostUnknown', sourceWorkshop: foreign.sourceWorkshop, sourcePost: foreign.sourcePost });

    const { draft, items, started } = await draftFor(cx, scope, permit, held);
    const forgotten = input.forgotten ?? [];
    const mappings = [...given, ...known.filter((entry) => !forgotten.some((source) => isSameSource(source, entry)))];
    // A post opened for one name may answer to another that waited, or whose answer is taken back: it waits no more, so its rows are laid.
    const found = ({ workshop, post }: TemplateRow): boolean => !matchPlace(workshop, post, standing, known) && matchPlace(workshop, post, places, mappings) !== null;
    const chosen = input.onlyMapped ? rows.filter((row) => given.some(isOf(row)) || found(row)) : rows;
    const laying = layRows(chosen, { places, mappings, items, categoryNames: names }, standard, personId, cx.now());
    const remembered = [...mappingWrites(enterpriseId, known, given), ...forgetWrites(enterpriseId, known, forgotten)];
    const result = answer(draft.id, laying, opened.fact.places.length);
    if (laying.laid.length === 0 && remembered.length === 0 && started.length === 0) return decided(result);

    const last = items.reduce<number>((highest, { position }) => Math.max(highest, position), 0);
    const fresh = laying.laid.map((content, index) => ({ enterpriseId, id: cx.newId(), versionId: draft.id, lineId: cx.newId(), position: last + index + 1, version: 1, templateEdition: edition.edition, ...content }));
    await recordAll(cx, permit, [
      ...opened.fact.steps,
      ...started,
      {
        event: {
          type: 'risk.templatesLaid',
          subject: { kind: 'riskListVersion', id: draft.id },
          payload: { edition: edition.edition, categories: input.categories, laid: fresh.length, present: result.present, merged: result.merged, clashing: result.clashing, waiting: result.unmatched.length },
        },
        writes: [touch(enterpriseId, draft), ...remembered, insert(riskItems, fresh)],
      },
    ]);
    return decided(result);
  });
}
