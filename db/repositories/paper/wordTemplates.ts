import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { TemplateKind, WordTemplate } from '../../../app/domain/report/wordTemplate';
import { wordTemplates } from '../../schema';
import type { Scope } from '../scope';

/** Versions a page shows of a kind; older ones stay on file. */
const MOST_SHOWN = 50;

const toTemplate = ({ enterpriseId: _, takenBy: _by, ...template }: typeof wordTemplates.$inferSelect): WordTemplate => template;

/** The Word templates of one factory. */
export const wordTemplatesOf = (scope: Scope) => {
  const some = async (where: SQL | undefined, limit: number): Promise<WordTemplate[]> =>
    (await scope.read.select().from(wordTemplates).where(and(eq(wordTemplates.enterpriseId, scope.enterpriseId), where)).orderBy(desc(wordTemplates.number)).limit(limit)).map(toTemplate);
  return {
    /** The versions of a kind, the newest first. */
    ofKind: (kind: TemplateKind) => some(eq(wordTemplates.kind, kind), MOST_SHOWN),
    byId: async (id: string): Promise<WordTemplate | null> => (await some(eq(wordTemplates.id, id), 1))[0] ?? null,
    current: async (kind: TemplateKind): Promise<WordTemplate | null> => (await some(and(eq(wordTemplates.kind, kind), eq(wordTemplates.state, 'current')), 1))[0] ?? null,
    /** The kinds that have a template in use. */
    async kindsInUse(): Promise<TemplateKind[]> {
      const rows = await scope.read.select({ kind: wordTemplates.kind }).from(wordTemplates).where(and(eq(wordTemplates.enterpriseId, scope.enterpriseId), eq(wordTemplates.state, 'current')));
      return rows.map(({ kind }) => kind);
    },
  };
};
