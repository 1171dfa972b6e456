import { measurementsText } from '~/domain/risk/list/measurementText';
import { watchedJobsOf } from 'db/repositories/paper/renderings';
import { importBase, importGround, riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type ComparedField, FIELD_NAMES } from '~/domain/risk/list/diff';
import { noteText, problemText } from '~/domain/risk/import/problems';
import { SHEET_REFUSALS } from '~/domain/risk/import/sheet';
import { criterionWords, readingWords } from '~/domain/risk/library/limit';
import { measuresText } from '~/domain/risk/list/measures';
import type { ItemContent } from '~/domain/risk/library/lay';
import type { RiskItem } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import { CHANGE_NAMES, DIMENSION_NAMES, FREQUENCY_NAMES, hourWindowWords, RISK_LEVEL_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { lookAside } from '~/services/aside/compare';
import type { Context } from '~/services/context';
import { lookUp } from '../list/names';

/** Rows of each kind that the page lists; the rest are counted. */
export const LISTED_ROWS = 100;
/** Places nobody knows that the page asks for at a time. */
export const LISTED_PLACES = 40;

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
    case 'measurements': return measurementsText(row.measurements);
    case 'ownerMarks': case 'residual': case 'limitVerified': return row[field] ? '有' : '无';
    case 'changes': return (row.changes ?? []).map((kind) => CHANGE_NAMES[kind]).join('、');
    case 'hourWindow': return hourWindowWords(row.hourWindow);
    case 'limitReading': return row.limitReading ? readingWords(row.limitReading) : '';
    default: return row[field] ?? '';
  }
}

/** A staged import with what it would do to the draft as it stands now; null when there is none of this id. Eight queries, and two beside the server. */
export async function riskImport(cx: Pick<Context, 'store' | 'site' | 'now'>, permit: Authorised<'risk.edit'>, importId: string) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const imports = riskImportsOf(scope);
  const staged = await imports.byId(importId);
  if (!staged) return null;
  const { id, fileName, bytes, sheets, sheet: position, layout, outcome, version, createdAt } = staged;
  const head = { id, fileName, bytes, sheets, sheet: position, outcome, version, createdAt, problem: staged.problem ? explain(SHEET_REFUSALS, staged.problem).sentence : null };
  if (!sheets) {
    const job = await watchedJobsOf(scope, 'risk.readImport').byId(importId);
    return { ...head, reading: staged.problem ? null : { failed: job?.state === 'failed', progress: job?.progress ?? 0 }, table: null, preview: null };
  }
  const comparing = layout !== null && layout.fields.includes('riskPoint') && !outcome;
  const [target, ground] = comparing ? await Promise.all([importBase(scope), importGround(scope, staged, { today: permit.today, by: permit.personId, at: cx.now() })]) : [null, null];
  const { at: _, ...house } = ground ?? {};
  const looked = await lookAside(cx, [permit.enterpriseId, importId, position, version, target?.seen, house], {
    enterpriseId: permit.enterpriseId, importId, position, layout, compared: target && ground ? { versionId: target.versionId, ground } : null, listed: { rows: LISTED_ROWS, places: LISTED_PLACES },
  });
  if (!looked) return null;
  const { look: { top, columns }, comparison, alike } = looked;
  const table = layout && { head: layout.head, headRows: layout.headRows, stage: layout.stage ?? null, columns };
  if (!comparison || !target || !ground) return { ...head, reading: null, top, table, preview: null };
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
      counts: comparison.counts,
      added: comparison.added.map(({ number, content, notes }) => ({
        number, riskPoint: content.riskPoint, stage: content.stage, place: names.place(content.postId), level: content.level, frequency: content.frequency,
        criterion: criterionWords({ criterion: content.criterion, criterionCondition: content.criterionCondition }), notes: notes.map(noteText),
      })),
      changed: comparison.changed.map(({ number, item, set, fields, notes }) => ({
        number, riskPoint: item.riskPoint, place: names.place(item.postId), notes: notes.map(noteText),
        fields: fields.filter((field) => field !== 'workshopId' || !fields.includes('postId')).map((field) => ({ name: FIELD_NAMES[field], before: wordsOf(field, item, names), after: wordsOf(field, { ...item, ...set }, names) })),
      })),
      refused: comparison.refused.map(({ number, riskPoint, problems, notes }) => ({ number, riskPoint, reasons: problems.map(problemText), notes: notes.map(noteText) })),
      noted: comparison.noted.map(({ number, riskPoint, notes }) => ({ number, riskPoint, notes: notes.map(noteText) })),
      frequencies: comparison.frequencies,
      unknownPlaces: comparison.unknownPlaces,
      declinedPlaces: comparison.declinedPlaces,
      /** Posts with a word in common with each of these places, in the same order. */
      alike,
      posts: ground.places.map(({ postId, postName, workshopId, workshopName }) => ({ postId, postName, workshopId, workshopName })),
      chosen: staged.mappings.map(({ sourceWorkshop, sourcePost, postId }) => ({ sourceWorkshop, sourcePost, post: postId === null ? '' : names.place(postId) })),
    },
  };
}

export type RiskImportView = NonNullable<Awaited<ReturnType<typeof riskImport>>>;

/** The latest uploads with what came of them. One query. */
export async function riskImports(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>) {
  const latest = await riskImportsOf(scopeOf(cx.store, permit.enterpriseId)).latest(10);
  return latest.map(({ id, fileName, createdAt, outcome, sheets, problem }) => ({ id, fileName, createdAt, outcome, state: problem ? ('unreadable' as const) : outcome ? ('taken' as const) : sheets ? ('open' as const) : ('reading' as const) }));
}
