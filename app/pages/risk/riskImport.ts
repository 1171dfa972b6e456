import { watchedJobsOf } from 'db/repositories/renderings';
import { importGround, importTarget, riskImportsOf } from 'db/repositories/riskImports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/authority';
import { type ComparedField, FIELD_NAMES } from '~/domain/risk/diff';
import { previewImport } from '~/domain/risk/import/preview';
import { noteText, problemText } from '~/domain/risk/import/problems';
import { sheetRows } from '~/domain/risk/import/rows';
import { SHEET_REFUSALS } from '~/domain/risk/import/sheet';
import { measuresText } from '~/domain/risk/measures';
import type { ItemContent } from '~/domain/risk/lay';
import type { RiskItem } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import { DIMENSION_NAMES, FREQUENCY_NAMES, RISK_LEVEL_NAMES, STAGE_NAMES } from '~/domain/vocabulary/labels';
import type { Context } from '~/services/context';
import { lookUp } from './names';

/** Rows of each kind that the page lists; the rest are counted. */
export const LISTED_ROWS = 200;
const SAMPLES = 3;

interface Names {
  place(postId: string): string;
  person(id: string | null): string;
}

/** A field of a row as words, for showing what changes. */
function wordsOf(field: ComparedField, row: RiskItem | Partial<ItemContent>, names: Names): string {
  switch (field) {
    case 'stage': return row.stage ? STAGE_NAMES[row.stage] : '';
    case 'dimension': return row.dimension ? DIMENSION_NAMES[row.dimension] : '';
    case 'frequency': return row.frequency ? FREQUENCY_NAMES[row.frequency] : '';
    case 'level': return row.level ? RISK_LEVEL_NAMES[row.level] : '未评价';
    case 'measures': return measuresText(row.measures ?? []);
    case 'postId': case 'workshopId': return row.postId ? names.place(row.postId) : '';
    case 'ownerEnterprise': case 'ownerWorkshop': case 'ownerPost': return names.person(row[field] ?? null);
    case 'assessment': return row.assessment ? `${row.assessment.method} ${row.assessment.factors.map(({ key, value }) => `${key}${value}`).join('×')}，${RISK_LEVEL_NAMES[row.assessment.level]}` : '未评价';
    case 'ownerMarks': case 'residual': case 'limitVerified': return row[field] ? '有' : '无';
    default: return String(row[field] ?? '');
  }
}

/** A staged import with what it would do to the draft as it stands now; null when there is none of this id. Nine queries. */
export async function riskImport(cx: Pick<Context, 'store' | 'now'>, leave: Authorised<'risk.edit'>, importId: string) {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const imports = riskImportsOf(scope);
  const staged = await imports.byId(importId);
  if (!staged) return null;
  const { id, fileName, bytes, sheets, sheet: position, layout, outcome, version, createdAt } = staged;
  const head = { id, fileName, bytes, sheets, sheet: position, outcome, version, createdAt, problem: staged.problem ? explain(SHEET_REFUSALS, staged.problem).sentence : null };
  if (!sheets) {
    const job = await watchedJobsOf(scope, 'risk.readImport').byId(importId);
    return { ...head, reading: staged.problem ? null : { failed: job?.state === 'failed', progress: job?.progress ?? 0 }, table: null, preview: null };
  }
  const sheet = await imports.sheet(importId, position);
  if (!sheet) return null;
  const top = sheet.rows.slice(0, 12).map((row) => row.slice(0, 12).map((cell) => (cell.length > 16 ? `${cell.slice(0, 16)}…` : cell)));
  const table = layout && {
    head: layout.head, headRows: layout.headRows, stage: layout.stage ?? null,
    columns: layout.titles.map((title, column) => ({
      title, field: layout.fields[column] ?? null, hidden: sheet.hiddenColumns?.includes(column) ?? false,
      samples: sheet.rows.slice(layout.head + layout.headRows).map((row) => row[column] ?? '').filter(Boolean).slice(0, SAMPLES),
    })),
  };
  if (!layout || !layout.fields.includes('riskPoint') || outcome) return { ...head, reading: null, top, table, preview: null };
  const [target, ground] = await Promise.all([importTarget(scope), importGround(scope, staged, { today: leave.today, by: leave.personId, at: cx.now() })]);
  const read = sheetRows(sheet, layout);
  const preview = previewImport(read.rows, target.items, ground);
  const noted = preview.same.filter(({ notes }) => notes.length > 0);
  const names: Names = {
    place: (postId) => {
      const place = ground.places.find((entry) => entry.postId === postId);
      return place ? `${place.workshopName} · ${place.postName}` : '已撤销的岗位';
    },
    person: lookUp(ground.members),
  };
  return {
    ...head,
    reading: null,
    top,
    table,
    preview: {
      seen: target.seen,
      draft: target.draft ? { number: target.draft.number } : null,
      counts: { added: preview.added.length, changed: preview.changed.length, same: preview.same.length, noted: noted.length, refused: preview.refused.length, untouched: preview.untouched, passed: read.passed.length, blank: read.blank },
      added: preview.added.slice(0, LISTED_ROWS).map(({ number, content, notes }) => ({
        number, riskPoint: content.riskPoint, stage: content.stage, place: names.place(content.postId), level: content.level, frequency: content.frequency, notes: notes.map(noteText),
      })),
      changed: preview.changed.slice(0, LISTED_ROWS).map(({ number, item, set, fields, notes }) => ({
        number, riskPoint: item.riskPoint, place: names.place(item.postId), notes: notes.map(noteText),
        fields: fields.filter((field) => field !== 'workshopId' || !fields.includes('postId')).map((field) => ({ name: FIELD_NAMES[field], before: wordsOf(field, item, names), after: wordsOf(field, { ...item, ...set }, names) })),
      })),
      refused: preview.refused.slice(0, LISTED_ROWS).map(({ number, riskPoint, problems, notes }) => ({ number, riskPoint, reasons: problems.map(problemText), notes: notes.map(noteText) })),
      noted: noted.slice(0, LISTED_ROWS).map(({ number, riskPoint, notes }) => ({ number, riskPoint, notes: notes.map(noteText) })),
      unknownPlaces: preview.unknownPlaces,
      posts: ground.places.map(({ postId, postName, workshopId, workshopName }) => ({ postId, postName, workshopId, workshopName })),
      chosen: staged.mappings.map(({ sourceWorkshop, sourcePost, postId }) => ({ sourceWorkshop, sourcePost, post: names.place(postId) })),
    },
  };
}

export type RiskImportView = NonNullable<Awaited<ReturnType<typeof riskImport>>>;

/** The latest uploads with what came of them. One query. */
export async function riskImports(cx: Pick<Context, 'store'>, leave: Authorised<'risk.edit'>) {
  const latest = await riskImportsOf(scopeOf(cx.store, leave.enterpriseId)).latest(10);
  return latest.map(({ id, fileName, createdAt, outcome, sheets, problem }) => ({ id, fileName, createdAt, outcome, state: problem ? ('unreadable' as const) : outcome ? ('taken' as const) : sheets ? ('open' as const) : ('reading' as const) }));
}
