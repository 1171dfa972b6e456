import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { mergeRows } from '~/domain/risk/library/libraryMerge';
import type { LimitReading } from '~/domain/risk/library/limit';
import { type KnownStandard, readKnownStandards } from '~/domain/risk/library/standards';
import { COMMON_CATEGORY, DIMENSION_OF_STAGE, inOneWidth } from '~/domain/risk/library/template';
import type { Frequency, Stage } from '~/domain/risk/types';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Instant } from '~/domain/shared/instant';
import { libraryNews } from './libraryNews';
import { Conflict, type Store } from 'db/dialect/store';
import { libraryOf } from 'db/repositories/risk/library';
import { insert } from 'db/dialect/writes';
import { templateCategories, templateChanges, templateEditions, templateItems } from 'db/schema';
import edition1 from './editions/edition-1.json';
import edition2 from './editions/edition-2.json';

interface LibraryItem {
  readonly stage: string;
  readonly workshop: string;
  readonly post: string;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measure: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionCondition?: string;
  readonly frequency: string;
  readonly role: string;
  readonly severity: number;
  readonly likelihood: number;
  readonly ratingReason: string;
  readonly sourceKind: string;
  readonly sourceSupports: string;
  readonly limitVerified: boolean;
  readonly limitReading?: LimitReading;
}

/** The library as it is kept in `library/edition-N.json`. */
export interface LibraryFile {
  readonly meta: { readonly asOf: string };
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    readonly regime: string;
    readonly regimeVerified: boolean;
    readonly standards: readonly Partial<KnownStandard>[];
    readonly process: string[];
    readonly items: readonly LibraryItem[];
    readonly findings: { text: string; sourceKind: string; verified: boolean }[];
  }[];
  readonly commonItems: readonly LibraryItem[];
}

/** The editions that came with the program, the oldest first; what a release has brought is never taken away. */
export const SHIPPED = [edition1, edition2] as unknown as readonly LibraryFile[];

const STAGES: Readonly<Record<string, Stage>> = {
  原材料进货查验: 'incoming', 生产过程控制: 'process', 出厂检验: 'outgoing', 检验设施: 'testing', 设备设施: 'equipment',
  管理体系: 'management', 人员: 'people', 作业环境: 'environment', 销售储运: 'sales',
};
const FREQUENCIES: Readonly<Record<string, Frequency>> = { 日: 'day', 周: 'week', 月: 'month' };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The code a word of the library stands for. Throws when the library says something the program does not know. */
function codeOf<T>(words: Readonly<Record<string, T>>, word: string): T {
  const found = words[word];
  if (found === undefined) throw new Error(`the library uses an unknown word: ${word}`);
  return found;
}

function rowsOf(edition: number, categoryId: string, items: readonly LibraryItem[]): (typeof templateItems.$inferInsert)[] {
  return items.map((item, position) => {
    const stage = codeOf(STAGES, item.stage);
    return {
      edition,
      categoryId,
      key: hash(canonicalJson([categoryId, stage, ...[item.workshop, item.post, item.riskPoint].map(inOneWidth)])).slice(0, 16),
      position,
      stage,
      dimension: DIMENSION_OF_STAGE[stage],
      workshop: item.workshop,
      post: item.post,
      riskPoint: item.riskPoint,
      failure: item.failure,
      consequence: item.consequence,
      measure: item.measure,
      method: item.method,
      criterion: item.criterion,
      criterionCondition: item.criterionCondition ?? '',
      limitReading: item.limitReading ?? null,
      frequency: codeOf(FREQUENCIES, item.frequency),
      role: item.role,
      severity: item.severity,
      likelihood: item.likelihood,
      ratingReason: item.ratingReason,
      sourceKind: item.sourceKind,
      sourceSupports: item.sourceSupports,
      limitVerified: item.limitVerified,
      limitSource: '',
    };
  });
}

const allRows = (edition: number, { categories, commonItems }: LibraryFile): (typeof templateItems.$inferInsert)[] => [
  ...categories.flatMap(({ id, items }) => rowsOf(edition, id, items)),
  ...rowsOf(edition, COMMON_CATEGORY, commonItems),
];

const hashOf = (library: LibraryFile): string => hash(canonicalJson(library));

/**
 * Brings one edition into the database: as a new one when no edition there has its content, and nothing otherwise. Where editors
 * changed what `before` (the edition it follows) brought, their rows stay as they are. Factories are told of an edition that
 * follows another. Answers its number.
 */
async function loadEdition(store: Store, at: Instant, library: LibraryFile, before: LibraryFile | undefined): Promise<number> {
  const contentHash = hashOf(library);
  const on = (content: string) => store.read.select().from(templateEditions).where(eq(templateEditions.contentHash, content)).orderBy(desc(templateEditions.edition)).limit(1);
  const [[same], [latest], inForce, [followed]] = await Promise.all([
    on(contentHash), store.read.select().from(templateEditions).orderBy(desc(templateEditions.edition)).limit(1), libraryOf(store).edition(), before ? on(hashOf(before)) : [],
  ]);
  if (same) return same.edition;
  const edition = (latest?.edition ?? 0) + 1;
  const theirs = allRows(edition, library);
  const edited = before && followed && inForce && inForce.edition > followed.edition ? await libraryOf(store).copyOf(inForce.edition) : null;
  const { rows, kept } = edited ? mergeRows(allRows(followed!.edition, before!), edited.items, theirs) : { rows: theirs, kept: [] };
  try {
    await store.write([
      insert(templateEditions, { edition, asOf: library.meta.asOf, contentHash, loadedAt: at, releasedAt: at }),
      insert(
        templateCategories,
        library.categories.map(({ id, name, regime, regimeVerified, process, standards, findings }, position) => ({
          edition, id, name, regime, regimeVerified, process, standards: readKnownStandards(standards), findings, position,
        })),
      ),
      insert(templateItems, rows.map((row) => ({ ...row, edition }))),
      ...(kept.length > 0
        ? [insert(templateChanges, kept.map(({ kind, row }) => ({
            edition, categoryId: row.categoryId, key: row.key, kind, riskPoint: row.riskPoint, reason: '随软件升级的新版沿用平台编辑对这一行的处理', editorName: '系统', changedAt: at,
          })))]
        : []),
      ...(latest ? [libraryNews({ now: () => at }, edition)] : []),
    ]);
  } catch (error) {
    const [now] = error instanceof Conflict ? await on(contentHash) : [];
    if (now) return now.edition;
    throw error;
  }
  return edition;
}

/**
 * Brings the template library into the database, edition after edition, each once. Safe to call at every start and from two
 * processes at once. Answers the last edition's number.
 */
export async function loadLibrary(store: Store, at: Instant, editions: readonly LibraryFile[] = SHIPPED): Promise<number> {
  let edition = 0;
  for (const [index, library] of editions.entries()) edition = await loadEdition(store, at, library, editions[index - 1]);
  return edition;
}
