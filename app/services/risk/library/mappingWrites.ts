import { insert, update, type Write } from 'db/dialect/writes';
import type { TemplateMapping } from 'db/repositories/risk/risk';
import { templateMappings } from 'db/schema';
import type { Mapping } from '~/domain/risk/library/matching';

/** Remembers answers to "which of our posts is this?": new ones, and those that are now another. */
export function mappingWrites(enterpriseId: string, known: readonly TemplateMapping[], given: readonly Mapping[]): Write[] {
  return given.flatMap((mapping): Write[] => {
    const { sourceWorkshop, sourcePost, postId } = mapping;
    const before = known.find((entry) => entry.sourceWorkshop === sourceWorkshop && entry.sourcePost === sourcePost);
    if (!before) return [insert(templateMappings, { enterpriseId, sourceWorkshop, sourcePost, postId, version: 1 })];
    if (before.postId === postId) return [];
    return [update(templateMappings, { enterpriseId, sourceWorkshop, sourcePost }, { postId, version: before.version + 1 }, { version: before.version })];
  });
}
