import type { Step } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { riskImportsOf, type StagedImport } from 'db/repositories/risk/riskImports';
import { riskOf, type TemplateMapping } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import { riskImports } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { IMPORT_FIELD_NAMES, type ImportField, joins } from '~/domain/risk/import/fields';
import { isSameSource, type Mapping, type SourcePlace } from '~/domain/risk/library/matching';
import type { Stage } from '~/domain/risk/types';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { layoutOf } from '~/services/aside/compare';
import { type Context, decide } from '~/services/context';
import { forgetWrites, mappingWrites } from '../library/mappingWrites';
import { openPlaces, type Opening } from '~/services/organisation/places/openPlaces';
import { recordAll } from '../../record';
import type { ImportRefusal } from './refusals';

/** A choice about a staged import: another sheet, another head, what the columns say (and the stage of all rows where none says it), or which posts its places are. */
export type Arrangement =
  | { readonly kind: 'sheet'; readonly sheet: number }
  | { readonly kind: 'head'; readonly head: number; readonly headRows: 1 | 2 }
  | { readonly kind: 'columns'; readonly fields: readonly (ImportField | null)[]; readonly stage?: Stage | null }
  | { readonly kind: 'places'; readonly mappings: readonly Mapping[]; readonly forgotten?: readonly SourcePlace[]; readonly opening?: Opening };

/**
 * Takes a choice over, opens the posts it wants to have, and remembers at once what the factory has not: no row will come of it that could be
 * confirmed. The list itself does not change. `version` is that of the import the person saw.
 */
export async function arrangeImport(cx: Context, permit: Authorised<'risk.edit'>, importId: string, version: number, arrangement: Arrangement): Promise<Decision<{ importId: string }, ImportRefusal>> {
  return decide<{ importId: string }, ImportRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const imports = riskImportsOf(scope);
    const staged = await imports.byId(importId);
    if (!staged) return refused({ code: 'notFound' });
    if (staged.outcome) return refused({ code: 'alreadyTaken' });
    if (!staged.sheets) return refused({ code: 'notRead' });
    if (staged.version !== version) return refused({ code: 'stagedMoved' });
    const opened = await openPlaces(cx, arrangement.kind === 'places' ? arrangement.opening : undefined);
    if (!opened.ok) return opened;
    const { steps, places, mappings } = opened.fact;
    const said = arrangement.kind === 'places' ? { ...arrangement, mappings: [...arrangement.mappings, ...mappings] } : arrangement;
    const layoutAt: LayoutAt = (position, head) => layoutOf(cx, { enterpriseId, importId, position, head });
    const set = await chosen(staged, said, layoutAt, async () => [...(await placesOf(scope)), ...places].map(({ postId }) => postId));
    if (!set.ok) return set;
    const side = [update(riskImports, { enterpriseId, id: importId }, { ...set.fact, version: staged.version + 1 }, { version: staged.version })];
    const remembered = said.kind === 'places' ? await answers(enterpriseId, importId, riskOf(scope).mappings, said) : [];
    if (steps.length + remembered.length > 0) await recordAll(cx, permit, [...steps, ...remembered], side);
    else await cx.store.write(side);
    return decided({ importId });
  });
}

type LayoutAt = (position: number, head: { readonly row: number; readonly rows: 1 | 2 } | null) => ReturnType<typeof layoutOf>;

/** What is remembered of names at once: that the factory has no such post, or that it is to be asked again. */
async function answers(enterpriseId: string, importId: string, known: () => Promise<TemplateMapping[]>, { mappings, forgotten = [] }: Extract<Arrangement, { kind: 'places' }>): Promise<Step[]> {
  const declined = mappings.filter(({ postId }) => postId === null);
  if (declined.length + forgotten.length === 0) return [];
  const held = await known();
  const writes = [...mappingWrites(enterpriseId, held, declined), ...forgetWrites(enterpriseId, held, forgotten)];
  const namesOf = (sources: readonly SourcePlace[]): string[] => sources.map(({ sourceWorkshop, sourcePost }) => [sourceWorkshop, sourcePost].filter(Boolean).join(' / '));
  return writes.length === 0 ? [] : [{ event: { type: 'risk.placesAnswered', subject: { kind: 'riskImport', id: importId }, payload: { declined: namesOf(declined), forgotten: namesOf(forgotten) } }, writes }];
}

async function chosen(staged: StagedImport, arrangement: Arrangement, layoutAt: LayoutAt, postIds: () => Promise<string[]>): Promise<Decision<Partial<StagedImport>, ImportRefusal>> {
  if (arrangement.kind === 'places') {
    const known = await postIds();
    if (arrangement.mappings.some(({ postId }) => postId !== null && !known.includes(postId))) return refused({ code: 'postUnknown' });
    const others = staged.mappings.filter((held) => ![...arrangement.mappings, ...(arrangement.forgotten ?? [])].some((given) => isSameSource(given, held)));
    return decided({ mappings: [...others, ...arrangement.mappings.filter(({ postId }) => postId !== null)] });
  }
  if (arrangement.kind === 'columns') {
    const { layout } = staged;
    if (!layout) return refused({ code: 'noHead' });
    const twice = arrangement.fields.find((field, at) => field && !joins(field) && arrangement.fields.indexOf(field) !== at);
    if (twice) return refused({ code: 'fieldTwice', name: IMPORT_FIELD_NAMES[twice] });
    if (!arrangement.fields.includes('riskPoint')) return refused({ code: 'noRiskPoint' });
    return decided({ layout: { ...layout, fields: layout.titles.map((_, column) => arrangement.fields[column] ?? null), stage: arrangement.stage ?? null } });
  }
  const position = arrangement.kind === 'sheet' ? arrangement.sheet : staged.sheet;
  if (arrangement.kind === 'head' && arrangement.head >= (staged.sheets?.[position]?.rows ?? 0)) return refused({ code: 'noHead' });
  const found = await layoutAt(position, arrangement.kind === 'head' ? { row: arrangement.head, rows: arrangement.headRows } : null);
  if (!found) return refused({ code: 'noSheet' });
  return decided({ sheet: position, layout: found.layout });
}
