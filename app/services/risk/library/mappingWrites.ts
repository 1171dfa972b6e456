import { insert, remove, update, type Write } from 'db/dialect/writes';
import type { TemplateMapping } from 'db/repositories/risk/risk';
import { templateMappings } from 'db/schema';
import { isSameSource, type Mapping, type SourcePlace } from '~/domain/risk/library/matching';

/** Remembers answers to "which of our posts is this?": new ones, and those that are now another. */
export function mappingWrites(enterpriseId: string, known: readonly TemplateMapping[], given: readonly Mapping[]): Write[] {
  return given.flatMap((mapping): Write[] => {
    const { sourceWorkshop, sourcePost, postId } = mapping;
    const before = known.find((entry) => isSameSource(entry, mapping));
    if (!before) return [insert(templateMappings, { enterpriseId, sourceWorkshop, sourcePost, postId, version: 1 })];
    if (before.postId === postId) return [];
    return [update(templateMappings, { enterpriseId, sourceWorkshop, sourcePost }, { postId, version: before.version + 1 }, { version: before.version })];
  });
}

/** Forgets answers, so that they are asked for again. */
export const forgetWrites = (enterpriseId: string, known: readonly TemplateMapping[], forgotten: readonly SourcePlace[]): Write[] =>
  known
    .filter((entry) => forgotten.some((source) => isSameSource(source, entry)))
    .map(({ sourceWorkshop, sourcePost, version }) => remove(templateMappings, { enterpriseId, sourceWorkshop, sourcePost }, { version }));
