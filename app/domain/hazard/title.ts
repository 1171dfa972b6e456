import type { HazardFinding } from './types';

/** Characters of a title made from a finding. */
const LONGEST = 60;

/** The first sentence of what was found, without its full stop: what a hazard is called when nobody gave it a name. */
export function titleOf(finding: string): string {
  const sentence = finding.trim().split(/[\n。！？；]|[!?;](?=\s|$)/).map((part) => part.trim()).find((part) => part !== '') ?? '';
  const letters = Array.from(sentence);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : sentence;
}

/** The ending of the titles that were once made from the risk point. */
const AUTOMATIC = '不符合';

/** The columns a title is read from. */
export type Titled = Pick<HazardFinding, 'title' | 'description' | 'sourceItemId'> & { readonly riskPoint: string | null };

/**
 * Title and risk point of a stored hazard. A hazard of a check without a risk point of its own was filed under the name of its risk point
 * with 不符合; it is called by what was found like the others.
 */
export function titledFinding({ title, riskPoint, description, sourceItemId }: Titled): { readonly title: string; readonly riskPoint: string | null } {
  const automatic = riskPoint === null && sourceItemId !== null && title.endsWith(AUTOMATIC);
  return automatic ? { title: titleOf(description) || title, riskPoint: title.slice(0, -AUTOMATIC.length) } : { title, riskPoint };
}
