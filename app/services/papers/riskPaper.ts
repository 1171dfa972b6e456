import { type RiskListVersion, riskOf } from 'db/repositories/risk';
import { organisationOf } from 'db/repositories/organisation';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/authority';
import { analysisTable } from '~/domain/report/analysisTable';
import type { Paper, PaperSignature } from '~/domain/report/paper';
import { riskCard, type RiskCards } from '~/domain/report/riskCards';
import { riskListPaper } from '~/domain/report/riskListPaper';
import { type ListPaperKind, listPaperNumber, type RiskPaperInput } from '~/domain/report/riskRows';
import type { PaperGround } from '~/domain/risk/paperGround';
import type { RiskItem } from '~/domain/risk/types';
import { dayOf } from '~/domain/shared/instant';
import { verifyUrl } from '~/platform/host/addresses';
import type { Context } from '../context';
import { listHash } from '../risk/listHash';
import { paperGroundNow, riskRow } from './paperGround';

/** Part of a list a paper is asked of; all null for the whole. */
export interface ListPart {
  readonly workshopId: string | null;
  readonly postId: string | null;
  readonly product: string | null;
}
export const WHOLE_LIST: ListPart = { workshopId: null, postId: null, product: null };

/** A version with the rows of the part asked for and everything their papers print. */
export interface ListedPart {
  readonly version: RiskListVersion;
  readonly items: readonly RiskItem[];
  readonly ground: PaperGround;
  readonly contentHash: string;
  readonly part: ListPart;
}

const isWhole = ({ workshopId, postId, product }: ListPart): boolean => workshopId === null && postId === null && product === null;

const within = (item: RiskItem, { workshopId, postId, product }: ListPart): boolean =>
  (workshopId === null || item.workshopId === workshopId) && (postId === null || item.postId === postId) && (product === null || item.product === product);

/**
 * The part of a version, draft or published; null when there is no such version, or nothing of it in that part. A published version is
 * told as it stood when it was published, a draft as things stand now.
 */
export async function listedPart(scope: Scope, versionId: string, part: ListPart): Promise<ListedPart | null> {
  const risk = riskOf(scope);
  const [version, items, kept] = await Promise.all([risk.version(versionId), risk.itemsOf(versionId), risk.paperGroundOf(versionId)]);
  if (!version) return null;
  const wanted = items.filter((item) => within(item, part));
  if (wanted.length === 0 && !isWhole(part)) return null;
  const ground = kept === null ? await paperGroundNow(scope, items) : kept;
  return { version, items: wanted, ground, contentHash: version.publication?.contentHash ?? listHash(items), part };
}

/** Whether somebody may read every row of a part: the whole factory's list, or only rows of one's own workshops and posts. */
export const reaches = (leave: Authorised<'risk.view' | 'papers.view'>, { items, part }: ListedPart): boolean =>
  leave.reach === 'enterprise' || (!isWhole(part) && items.every(({ workshopId, postId }) => covers(leave, { workshopId, postId })));

/** `挤塑车间 · 绝缘挤出岗 · 60227 IEC 01(BV)`; empty for the whole. */
export const partName = ({ part: { workshopId, postId, product }, ground, items }: ListedPart): string =>
  [workshopId || postId ? (ground.workshops[workshopId ?? items[0]?.workshopId ?? ''] ?? '') : '', postId ? (ground.posts[postId] ?? '') : '', product ?? ''].filter(Boolean).join(' · ');

/** Publishing is the director's approval. */
const approvalOf = ({ publication }: RiskListVersion): PaperSignature | null =>
  publication && { name: publication.publishedByName, title: '质量安全总监', at: publication.publishedAt };

function inputOf(listed: ListedPart, kind: ListPaperKind): RiskPaperInput {
  const { version, items, ground, contentHash } = listed;
  const number = listPaperNumber(kind, version.number);
  return {
    title: ground.titles[kind],
    factory: ground.factory,
    number,
    recordCode: number,
    versionLabel: `第 ${version.number} 版`,
    contentHash,
    // What is not published is nowhere to be found by its hash.
    verifyUrl: version.publication ? verifyUrl(contentHash) : '',
    createdAt: version.publication?.publishedAt ?? version.createdAt,
    part: partName(listed),
    publishedOn: version.publication ? dayOf(version.publication.publishedAt) : null,
    rows: items.map((item) => riskRow(item, ground)),
    compiled: null,
    reviewed: null,
    approved: approvalOf(version),
  };
}

/** 《工业产品质量风险分析表》 or 《工业产品质量安全风险管控清单》 of a part. */
export const riskPaper = (listed: ListedPart, kind: ListPaperKind): Paper =>
  kind === 'riskList'
    ? riskListPaper(inputOf(listed, kind))
    : analysisTable({ ...inputOf(listed, kind), grading: listed.ground.grading, gradingStandard: listed.ground.gradingStandard });

/** The same for a version of an enterprise, whole unless a part is named; null when there is nothing of the kind. */
export async function riskPaperOf(cx: Pick<Context, 'store'>, enterpriseId: string, versionId: string, kind: ListPaperKind, part = WHOLE_LIST): Promise<Paper | null> {
  const listed = await listedPart(scopeOf(cx.store, enterpriseId), versionId, part);
  return listed && riskPaper(listed, kind);
}

/** The cards of the posts of a part. `origin` is the address the program is reached under. */
export async function riskCardsOf(scope: Scope, listed: ListedPart, origin: string): Promise<RiskCards> {
  const codes = new Map((await organisationOf(scope).posts()).map(({ id, code }) => [id, code]));
  const { rows, compiled: _compiled, reviewed: _reviewed, approved: _approved, part: _part, ...frame } = inputOf(listed, 'riskList');
  const posts = new Map<string, { workshop: string; post: string; rows: (typeof rows)[number][] }>();
  listed.items.forEach(({ postId }, index) => {
    const row = rows[index];
    if (!row) return;
    const held = posts.get(postId);
    if (held) held.rows.push(row);
    else posts.set(postId, { workshop: row.workshop, post: row.post, rows: [row] });
  });
  const cards = [...posts].map(([postId, { workshop, post, rows: own }]) => riskCard({ workshop, post, checkUrl: `${origin}/c/${codes.get(postId) ?? ''}` }, own));
  return { ...frame, cards };
}
