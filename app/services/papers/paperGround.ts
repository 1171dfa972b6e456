import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import type { Scope } from 'db/repositories/scope';
import { gradingLines } from '~/domain/report/gradingLines';
import type { RiskRow } from '~/domain/report/riskRows';
import { criterionWords } from '~/domain/risk/library/limit';
import { measurementsText } from '~/domain/risk/list/measurementText';
import { marksOf } from '~/domain/risk/list/marks';
import type { NamesById, PaperGround } from '~/domain/risk/list/paperGround';
import type { AdoptedStandard } from '~/domain/risk/assess/standard';
import type { RiskItem } from '~/domain/risk/types';

const namesOf = (list: readonly { readonly id: string; readonly name: string }[], used: ReadonlySet<string | null>): NamesById =>
  Object.fromEntries(list.filter(({ id }) => used.has(id)).map(({ id, name }) => [id, name]));

/** The ground as the factory stands now, of the places and persons the rows name. */
export async function paperGroundNow(scope: Scope, items: readonly RiskItem[]): Promise<PaperGround> {
  const tree = organisationOf(scope);
  const [enterprise, rules, standards, workshops, posts, persons] = await Promise.all([
    enterpriseOf(scope), rulesFor(scope), riskStandardsOf(scope).all(), tree.workshops(), tree.posts(), peopleOf(scope).persons(),
  ]);
  return {
    factory: enterprise.name,
    titles: { riskList: rules.titles.riskList, analysisTable: rules.titles.analysisTable },
    workshops: namesOf(workshops, new Set(items.map(({ workshopId }) => workshopId))),
    posts: namesOf(posts, new Set(items.map(({ postId }) => postId))),
    persons: namesOf(persons, new Set(items.flatMap(({ ownerEnterprise, ownerWorkshop, ownerPost }) => [ownerEnterprise, ownerWorkshop, ownerPost]))),
    grading: gradingLines(items.flatMap(({ assessment, residual }) => [assessment, residual]), standards, rules.cutOffSets),
    gradingStandard: documentsOf(items, standards),
    ...(rules.unverifiedOnPapers ? {} : { unmarked: true }),
  };
}

/** The documents named by the versions of the standard the rows were assessed under, each once. */
function documentsOf(items: readonly RiskItem[], standards: readonly AdoptedStandard[]): string {
  const used = new Set(items.flatMap(({ assessment }) => (assessment ? [assessment.standardVersion] : [])));
  return [...new Set(standards.filter(({ version }) => used.has(version)).map(({ content }) => content.document))].filter(Boolean).join('、');
}

/** A row as the papers print it. */
export function riskRow(item: RiskItem, { workshops, posts, persons, unmarked }: PaperGround): RiskRow {
  const person = (id: string | null): string | null => (id ? (persons[id] ?? null) : null);
  const { id, product, stage, dimension, riskPoint, failure, consequence, measures, checkContent, method, criterionStandard, limitVerified, limitReading, frequency, changes, assessment, residual } = item;
  return {
    id, product, stage, dimension, riskPoint, failure, consequence, measures, checkContent, method, criterion: [criterionWords(item), measurementsText(item.measurements)].filter(Boolean).join('\n'), criterionStandard, limitVerified, ...(limitReading ? { limitReading } : {}), frequency, ...(changes ? { changes } : {}), assessment, residual,
    workshop: workshops[item.workshopId] ?? '',
    post: posts[item.postId] ?? '',
    ownerEnterprise: person(item.ownerEnterprise),
    ownerWorkshop: person(item.ownerWorkshop),
    ownerPost: person(item.ownerPost),
    marks: marksOf(item),
    template: item.confirmedBy === null,
    ...(unmarked ? { unmarked } : {}),
  };
}
