import { enterpriseOf, rulesFor } from 'db/repositories/enterprises';
import { organisationOf } from 'db/repositories/organisation';
import { peopleOf } from 'db/repositories/people';
import { type RiskListVersion, riskOf } from 'db/repositories/risk';
import { scopeOf } from 'db/repositories/scope';
import { analysisTable } from '~/domain/report/analysisTable';
import type { Paper, PaperSignature } from '~/domain/report/paper';
import { measuresText } from '~/domain/risk/measures';
import { dayOf } from '~/domain/shared/instant';
import { verifyUrl } from '~/platform/host/addresses';
import type { Context } from '../context';
import { listHash } from '../risk/listHash';

/** 《工业产品质量风险分析表》 of one version of an enterprise's list, draft or published; null when there is no such version. */
export async function analysisPaper(cx: Pick<Context, 'store'>, enterpriseId: string, versionId: string): Promise<Paper | null> {
  const scope = scopeOf(cx.store, enterpriseId);
  const risk = riskOf(scope);
  const version = await risk.version(versionId);
  if (!version) return null;
  const [enterprise, rules, items, workshops, posts, persons] = await Promise.all([
    enterpriseOf(scope),
    rulesFor(scope),
    risk.itemsOf(versionId),
    organisationOf(scope).workshops(),
    organisationOf(scope).posts(),
    peopleOf(scope).persons(),
  ]);
  const nameIn = (list: readonly { id: string; name: string }[]) => {
    const names = new Map(list.map(({ id, name }) => [id, name]));
    return (id: string | null): string | null => (id ? (names.get(id) ?? null) : null);
  };
  const [workshop, post, person] = [nameIn(workshops), nameIn(posts), nameIn(persons)];
  const contentHash = version.publication?.contentHash ?? listHash(items);
  const used = new Set(items.flatMap(({ assessment }) => (assessment ? [`${assessment.setId}#${assessment.setVersion}`] : [])));
  return analysisTable({
    titles: rules.titles,
    factory: enterprise.name,
    number: `FX-${String(version.number).padStart(3, '0')}`,
    recordCode: `FX-${String(version.number).padStart(3, '0')}`,
    versionLabel: `第${version.number}版`,
    contentHash,
    verifyUrl: verifyUrl(contentHash),
    createdAt: version.publication?.publishedAt ?? version.createdAt,
    products: [...new Set(items.map(({ product }) => product).filter(Boolean))],
    publishedOn: version.publication ? dayOf(version.publication.publishedAt) : null,
    rows: items.map((item) => ({
      ...item,
      workshop: workshop(item.workshopId) ?? '',
      post: post(item.postId) ?? '',
      measures: measuresText(item.measures),
      ownerEnterprise: person(item.ownerEnterprise),
      ownerWorkshop: person(item.ownerWorkshop),
      ownerPost: person(item.ownerPost),
      template: item.confirmedBy === null,
    })),
    sets: rules.cutOffSets.filter(({ id, version: setVersion }) => used.has(`${id}#${setVersion}`)),
    gradingStandard: rules.gradingStandard,
    compiled: null,
    reviewed: null,
    approved: approvalOf(version),
  });
}

/** Publishing is the director's approval. */
const approvalOf = ({ publication }: RiskListVersion): PaperSignature | null =>
  publication && { name: publication.publishedByName, title: '质量安全总监', at: publication.publishedAt };
