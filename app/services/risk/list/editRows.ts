import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { editItem, type ItemInput } from '~/domain/risk/list/edit';
import type { RowSet } from '~/domain/risk/list/gridValues';
import { measurementsIn } from '~/domain/risk/list/measurementText';
import { IMPORT_FIELD_NAMES, TEXT_LIMITS } from '~/domain/risk/import/fields';
import type { ItemContent } from '~/domain/risk/library/lay';
import { measuresLength } from '~/domain/risk/list/measures';
import { RISK_REFUSALS, type RiskRefusal } from '~/domain/risk/refusals';
import type { RiskItem } from '~/domain/risk/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { explain } from '~/domain/shared/refusal';
import { type Context, decide } from '~/services/context';
import { rewrite, touch } from './draft';
import { record } from '../../record';

/** Cells of one row that were changed, and the version of the row they were changed on. */
export interface RowEdit {
  readonly id: string;
  readonly version: number;
  readonly set: RowSet;
}

/** Why a row was not saved: at which cell, in a sentence with the status it has alone, with the row as it stands where somebody else was first. */
export interface RowRefused {
  readonly id: string;
  readonly field: string | null;
  readonly status: number;
  readonly sentence: string;
  readonly current: RiskItem | null;
}

export interface RowsEdited {
  readonly saved: readonly { readonly id: string; readonly version: number }[];
  readonly refused: readonly RowRefused[];
}

/** Most rows of one batch. */
export const ROWS_PER_BATCH = 200;

const lengthOf = (input: ItemInput, field: keyof typeof TEXT_LIMITS): number => (field === 'measures' ? measuresLength(input.measures) : field === 'criterionStandard' ? 0 : (input[field] ?? '').length);

function tooLong(input: ItemInput): { field: string; sentence: string } | null {
  for (const [field, max] of Object.entries(TEXT_LIMITS) as [keyof typeof TEXT_LIMITS, number][]) {
    const length = lengthOf(input, field);
    if (length > max) return { field, sentence: `${IMPORT_FIELD_NAMES[field]}有 ${length} 个字，最多 ${max} 个字。` };
  }
  return null;
}

/**
 * Saves changed cells of many rows of the draft: the rows that can be saved in one write set, each other one with its
 * reason. A row somebody else changed meanwhile is refused with what it says now.
 */
export async function editRows(cx: Context, permit: Authorised<'risk.edit'>, edits: readonly RowEdit[]): Promise<Decision<RowsEdited, RiskRefusal>> {
  return decide<RowsEdited, RiskRefusal>(async () => {
    const { enterpriseId } = permit;
    if (edits.length === 0) return refused({ code: 'nothingChosen' });
    const scope = scopeOf(cx.store, enterpriseId);
    const risk = riskOf(scope);
    const draft = await risk.draft();
    if (!draft) return refused({ code: 'draftMissing' });
    const [stored, places] = await Promise.all([risk.itemsOf(draft.id), placesOf(scope)]);
    const items = [...stored];
    const at = new Map(items.map(({ id }, index) => [id, index]));
    const kept: { item: RiskItem; set: Partial<ItemContent> }[] = [];
    const failed: RowRefused[] = [];
    const refuse = (id: string, refusal: RiskRefusal, current: RiskItem | null = null): void => {
      const { field, status, sentence } = explain(RISK_REFUSALS, refusal);
      failed.push({ id, field: field ?? null, status, sentence, current });
    };
    for (const { id, version, set: { measured: typed, ...set } } of new Map(edits.map((edit) => [edit.id, edit])).values()) {
      const item = items[at.get(id) ?? -1];
      if (!item) refuse(id, { code: 'gone' });
      else if (item.version !== version) refuse(id, { code: 'moved', current: item }, item);
      else {
        const input: ItemInput = { ...item, ...set };
        const long = tooLong(input);
        const decision = editItem(item, inputOf(input), { items, places });
        const measured = typed === undefined ? null : measurementsIn(typed);
        if (long) failed.push({ id, ...long, status: 422, current: null });
        else if (measured && !measured.ok) failed.push({ id, field: 'measurements', status: 422, sentence: explain(RISK_REFUSALS, measured.refusal).sentence, current: null });
        else if (!decision.ok) refuse(id, decision.refusal);
        else {
          const content = measured ? { ...decision.fact, measurements: measured.fact } : decision.fact;
          kept.push({ item, set: content });
          items[at.get(id)!] = { ...item, ...content };
        }
      }
    }
    if (kept.length > 0) {
      await record(cx, permit, { type: 'risk.itemsEdited', subject: { kind: 'riskListVersion', id: draft.id }, payload: { items: kept.map(({ item }) => item.id) } }, [
        touch(enterpriseId, draft), ...kept.map(({ item, set }) => rewrite(enterpriseId, item, set)),
      ]);
    }
    return decided({ saved: kept.map(({ item: { id, version } }) => ({ id, version: version + 1 })), refused: failed });
  });
}

const inputOf = ({ stage, postId, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition, frequency }: ItemInput): ItemInput => ({
  stage, postId, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition, frequency,
});
