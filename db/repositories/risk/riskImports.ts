import { and, desc, eq, isNotNull, or } from 'drizzle-orm';
import type { KnownHeads } from '../../../app/domain/risk/import/columns';
import { toldOf } from '../../../app/domain/events/told';
import type { ImportGround } from '../../../app/domain/risk/import/settle';
import type { RiskItem } from '../../../app/domain/risk/types';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { events, riskImports, riskImportSheets } from '../../schema';
import { peopleOf } from '../organisation/people';
import { riskOf, type RiskListVersion } from './risk';
import { placesOf } from './riskGround';
import { riskStandardsOf } from './riskStandards';
import type { Scope } from '../scope';

/** How many of the last events of imports are looked through for the heads of their sheets. */
const REMEMBERED_IMPORTS = 50;

type Row = typeof riskImports.$inferSelect;

/** An upload on its way into the draft, without its bytes. */
export type StagedImport = Omit<Row, 'enterpriseId' | 'fileHash' | 'content'>;

/** An upload that has not been read: the hash of its file, or the file itself in base64 where an earlier release took it in. */
export type UnreadUpload = Pick<Row, 'fileName' | 'version' | 'fileHash' | 'content'>;

/** The draft, or the published list a new one would start from, with a word that changes whenever one of its rows does. */
export interface ImportTarget {
  readonly draft: RiskListVersion | null;
  readonly items: readonly RiskItem[];
  readonly seen: string;
}

const SHOWN = {
  id: riskImports.id, createdBy: riskImports.createdBy, createdAt: riskImports.createdAt, fileName: riskImports.fileName,
  bytes: riskImports.bytes, problem: riskImports.problem, sheets: riskImports.sheets, sheet: riskImports.sheet, layout: riskImports.layout, mappings: riskImports.mappings,
  outcome: riskImports.outcome, version: riskImports.version,
};

/** Staged imports of one enterprise. */
export const riskImportsOf = (scope: Scope) => {
  const own = (id: string) => and(eq(riskImports.enterpriseId, scope.enterpriseId), eq(riskImports.id, id));
  return {
    byId: async (id: string): Promise<StagedImport | null> => (await scope.read.select(SHOWN).from(riskImports).where(own(id)))[0] ?? null,
    /** What is to be read; null once it has been. */
    unread: async (id: string): Promise<UnreadUpload | null> => {
      const { fileName, version, fileHash, content } = riskImports;
      const [row] = await scope.read.select({ fileName, version, fileHash, content }).from(riskImports).where(and(own(id), or(isNotNull(fileHash), isNotNull(content))));
      return row ?? null;
    },
    /** The latest uploads, the newest first. */
    latest: (limit: number): Promise<StagedImport[]> =>
      Promise.resolve(scope.read.select(SHOWN).from(riskImports).where(eq(riskImports.enterpriseId, scope.enterpriseId)).orderBy(desc(riskImports.createdAt)).limit(limit)),
    /** What the heads of sheets that were taken into the list meant, the latest answer first. */
    knownHeads: async (): Promise<KnownHeads> => {
      const taken = await scope.read
        .select({ payload: events.payload })
        .from(events)
        .where(and(eq(events.enterpriseId, scope.enterpriseId), eq(events.subjectKind, 'riskListVersion'), eq(events.type, 'risk.listImported')))
        .orderBy(desc(events.seq))
        .limit(REMEMBERED_IMPORTS);
      const heads = taken.flatMap(({ payload }) => toldOf('risk.listImported', payload).heads ?? []);
      return new Map([...heads].reverse());
    },
    /** A sheet as it was read, as JSON of a `Sheet`. */
    sheet: async (importId: string, position: number): Promise<string | null> => {
      const [row] = await scope.read
        .select({ content: riskImportSheets.content })
        .from(riskImportSheets)
        .where(and(eq(riskImportSheets.enterpriseId, scope.enterpriseId), eq(riskImportSheets.importId, importId), eq(riskImportSheets.position, position)));
      return row?.content ?? null;
    },
  };
};

/** The version an import is compared with, without its rows. */
export async function importBase(scope: Scope): Promise<Omit<ImportTarget, 'items'> & { readonly versionId: string | null }> {
  const risk = riskOf(scope);
  const draft = await risk.draft();
  if (draft) return { draft, versionId: draft.id, seen: `${draft.id}:${draft.revision}` };
  const base = await risk.latestPublished();
  return { draft: null, versionId: base?.id ?? null, seen: `after:${base?.id ?? 'none'}` };
}

/** The rows of what an import is compared with. */
export const importItems = async (scope: Scope, { versionId }: { readonly versionId: string | null }): Promise<readonly RiskItem[]> => (versionId ? riskOf(scope).itemsOf(versionId) : []);

/** What an import is compared with. */
export async function importTarget(scope: Scope): Promise<ImportTarget> {
  const { draft, seen, versionId } = await importBase(scope);
  return { draft, seen, items: await importItems(scope, { versionId }) };
}

/** What must be known of the factory to read a staged sheet. */
export async function importGround(scope: Scope, staged: StagedImport, who: { readonly today: Day; readonly by: string; readonly at: Instant }): Promise<ImportGround> {
  const [places, known, members, standard] = await Promise.all([placesOf(scope), riskOf(scope).mappings(), peopleOf(scope).persons(), riskStandardsOf(scope).current()]);
  return { places, members, standard, mappings: [...staged.mappings, ...known], ...who, reason: `导入自《${staged.fileName}》` };
}
