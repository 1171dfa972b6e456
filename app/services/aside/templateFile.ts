import { fillTemplate, readTemplate } from '~/documents/docx/wordTemplate';
import type { Paper } from '~/domain/report/paper';
import { checkTags, valuesOf, written } from '~/domain/report/wordTemplate';
import type { TemplateRefusal } from '~/domain/report/wordTemplateRefusals';
import { type Decision, decided } from '~/domain/shared/decision';

/** What came of trying a template with a paper: tags as they are written. */
export interface TriedTemplate {
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Reads a template and fills it once. */
export async function tryTemplate(bytes: Uint8Array, paper: Paper): Promise<Decision<TriedTemplate, TemplateRefusal>> {
  const file = Buffer.from(bytes);
  const [tags, values] = [await readTemplate(file), valuesOf(paper)];
  if (!tags.ok) return tags;
  const filled = await fillTemplate(file, values);
  if (!filled.ok) return filled;
  const { unknown, missing } = checkTags(tags.fact, values);
  return decided({ unknown: unique(unknown.map(written)), missing: unique(missing.map(written)) });
}

/** Fills a template. */
export async function writePaper(bytes: Uint8Array, paper: Paper, notes: readonly string[]): Promise<Decision<Uint8Array, TemplateRefusal>> {
  return fillTemplate(Buffer.from(bytes), valuesOf(paper), notes);
}

