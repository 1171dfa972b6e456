import type { Step } from 'db/dialect/store';
import { chunksOf } from 'db/dialect/statements';
import { insert, update, type Write } from 'db/dialect/writes';
import { importGround, importTarget, riskImportsOf } from 'db/repositories/risk/riskImports';
import { riskOf, type RiskListVersion } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { riskImports, riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { headsOf } from '~/domain/risk/import/columns';
import { type Taken, takeSheet } from '~/domain/risk/import/comparison';
import { readSheetText } from '~/domain/risk/import/sheet';
import type { RiskItem } from '~/domain/risk/types';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, touch } from '../list/draft';
import { mappingWrites } from '../library/mappingWrites';
import { draftFor } from '../list/startDraft';
import { recordAll } from '../../record';
import type { ImportRefusal } from './refusals';

/** Rows that one event tells of: a list of thousands is told in several, each still short enough to be read. */
const ROWS_PER_EVENT = 500;

/** What the person had before the eyes when confirming: the draft, and the arrangement of the import. */
export interface SeenImport {
  readonly target: string;
  readonly version: number;
}

export interface ImportTaken {
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  readonly versionId: string;
}

/**
 * Writes the new and changed rows of an import into the draft (a new one where there is none), all or none of them.
 * Refused when draft or arrangement are not those that were seen, or the import was taken before. It takes long: the server has it done by `takeImport`.
 */
export async function confirmImport(cx: Pick<Context, 'store' | 'now' | 'newId'>, permit: Authorised<'risk.edit'>, importId: string, seen: SeenImport): Promise<Decision<ImportTaken, ImportRefusal>> {
  return decide<ImportTaken, ImportRefusal>(async () => {
    const { enterpriseId, personId, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const imports = riskImportsOf(scope);
    const staged = await imports.byId(importId);
    if (!staged) return refused({ code: 'notFound' });
    if (staged.outcome) return refused({ code: 'alreadyTaken' });
    if (!staged.sheets) return refused({ code: 'notRead' });
    if (!staged.layout) return refused({ code: 'noHead' });
    if (staged.version !== seen.version) return refused({ code: 'stagedMoved' });
    const [sheet, target, ground, known] = await Promise.all([
      imports.sheet(importId, staged.sheet),
      importTarget(scope),
      importGround(scope, staged, { today, by: personId, at: cx.now() }),
      riskOf(scope).mappings(),
    ]);
    if (!sheet) return refused({ code: 'notFound' });
    if (target.seen !== seen.target) return refused({ code: 'draftMoved' });
    const rows = takeSheet(readSheetText(sheet), staged.layout, target.items, ground);
    if (rows.added.length + rows.changed.length === 0) return refused({ code: 'nothingToTake' });
    const { draft, items, started } = await draftFor(cx, scope, permit, target.draft);
    const taken: ImportTaken = { added: rows.added.length, changed: rows.changed.length, refused: rows.refused, versionId: draft.id };
    const used = staged.mappings.filter(({ postId }) => ground.places.some((place) => place.postId === postId));
    const summary = { file: staged.fileName, sheet: staged.sheets[staged.sheet]?.name ?? '', ...taken, same: rows.same, heads: headsOf(staged.layout) };
    const steps = stepsOf(cx, enterpriseId, { draft, items }, rows, [touch(enterpriseId, draft), ...mappingWrites(enterpriseId, known, used)], summary);
    await recordAll(cx, permit, [...started, ...steps], [update(riskImports, { enterpriseId, id: importId }, { outcome: taken, version: staged.version + 1 }, { version: staged.version })]);
    return decided(taken);
  });
}

/** The events of an import: the first says what was done, each holds some of the rows. */
function stepsOf(cx: Pick<Context, 'newId'>, enterpriseId: string, { draft, items }: { draft: RiskListVersion; items: readonly RiskItem[] }, taken: Taken, first: readonly Write[], summary: Record<string, unknown>): Step[] {
  const last = items.reduce((highest, { position }) => Math.max(highest, position), 0);
  const byLine = new Map(items.map((item) => [item.lineId, item]));
  const changes = taken.changed.map(({ lineId, set }): Write => rewrite(enterpriseId, byLine.get(lineId)!, set));
  const rows = taken.added.map((content, index) => ({ enterpriseId, id: cx.newId(), versionId: draft.id, lineId: cx.newId(), position: last + index + 1, version: 1, ...content }));
  const parts: Write[][] = [...chunksOf(changes, ROWS_PER_EVENT), ...chunksOf(rows, ROWS_PER_EVENT).map((chunk) => [insert(riskItems, chunk)])];
  return parts.map((writes, index) => ({
    event: { type: 'risk.listImported', subject: { kind: 'riskListVersion', id: draft.id }, payload: { ...(index === 0 ? summary : {}), part: index + 1, parts: parts.length } },
    writes: index === 0 ? [...first, ...writes] : writes,
  }));
}
