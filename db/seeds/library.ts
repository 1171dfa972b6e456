import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { COMMON_CATEGORY, DIMENSION_OF_STAGE } from '../../app/domain/risk/template';
import type { Frequency, Stage } from '../../app/domain/risk/types';
import { canonicalJson } from '../../app/domain/shared/canonical';
import type { Instant } from '../../app/domain/shared/instant';
import { libraryNews } from '../../app/services/library/libraryNews';
import { Conflict, type Store } from '../dialect/store';
import { insert } from '../dialect/writes';
import { templateCategories, templateEditions, templateItems, type TemplateStandard } from '../schema';
import edition1 from './library/edition-1.json';

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
  readonly frequency: string;
  readonly role: string;
  readonly severity: number;
  readonly likelihood: number;
  readonly ratingReason: string;
  readonly sourceKind: string;
  readonly sourceSupports: string;
  readonly limitVerified: boolean;
}

/** The library as it is kept in `library/edition-N.json`. */
export interface LibraryFile {
  readonly meta: { readonly asOf: string };
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    readonly regime: string;
    readonly regimeVerified: boolean;
    readonly standards: TemplateStandard[];
    readonly process: string[];
    readonly items: readonly LibraryItem[];
    readonly findings: { text: string; sourceKind: string; verified: boolean }[];
  }[];
  readonly commonItems: readonly LibraryItem[];
}

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
      key: hash(canonicalJson([categoryId, stage, item.workshop, item.post, item.riskPoint])).slice(0, 16),
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
      frequency: codeOf(FREQUENCIES, item.frequency),
      role: item.role,
      severity: item.severity,
      likelihood: item.likelihood,
      ratingReason: item.ratingReason,
      sourceKind: item.sourceKind,
      sourceSupports: item.sourceSupports,
      limitVerified: item.limitVerified,
    };
  });
}

/**
 * Brings the template library into the database: a new edition when no edition there has its content, nothing otherwise,
 * so that what platform editors released on top of it stays in force. Factories are told of an edition that follows another. Safe to call at every start and from two processes at once. Answers the edition in force.
 */
export async function loadLibrary(store: Store, at: Instant, library: LibraryFile = edition1 as LibraryFile): Promise<number> {
  const contentHash = hash(canonicalJson(library));
  const latest = async () => (await store.read.select().from(templateEditions).orderBy(desc(templateEditions.edition)).limit(1))[0];
  const before = await latest();
  const known = async () => (await store.read.select().from(templateEditions).where(eq(templateEditions.contentHash, contentHash)).orderBy(desc(templateEditions.edition)).limit(1))[0];
  const same = await known();
  if (same) return same.edition;
  const edition = (before?.edition ?? 0) + 1;
  try {
    await store.write([
      insert(templateEditions, { edition, asOf: library.meta.asOf, contentHash, loadedAt: at, releasedAt: at }),
      insert(
        templateCategories,
        library.categories.map(({ id, name, regime, regimeVerified, process, standards, findings }, position) => ({
          edition, id, name, regime, regimeVerified, process, standards, findings, position,
        })),
      ),
      insert(templateItems, [
        ...library.categories.flatMap(({ id, items }) => rowsOf(edition, id, items)),
        ...rowsOf(edition, COMMON_CATEGORY, library.commonItems),
      ]),
      ...(before ? [libraryNews({ now: () => at }, edition)] : []),
    ]);
  } catch (error) {
    const now = await known();
    if (error instanceof Conflict && now) return now.edition;
    throw error;
  }
  return edition;
}
