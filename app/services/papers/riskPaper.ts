import { type RiskListVersion, riskOf } from 'db/repositories/risk/risk';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type SealedRow, sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import type { Address } from '~/domain/organisation/address';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { analysisTable } from '~/domain/report/analysisTable';
import type { Paper, PrintedSignature } from '~/domain/report/paper';
import { codeWarning } from '~/domain/organisation/address';
import { riskCard, type RiskCards } from '~/domain/report/riskCards';
import { withNote } from '~/domain/report/sealed';
import { riskListPaper } from '~/domain/report/riskListPaper';
import { type ListPaperKind, listPaperNumber, type RiskPaperInput } from '~/domain/report/riskRows';
import type { PaperGround } from '~/domain/risk/list/paperGround';
import type { RiskItem } from '~/domain/risk/types';
import { dayOf } from '~/domain/shared/instant';
import { type ListPaper, listTitles } from '~/domain/report/listFiles';
import type { Context } from '../context';
import { addressOf, verifyUrl } from '../enterprise/addressOf';
import { listHash } from '../risk/list/listHash';
import { paperGroundNow, riskRow } from './paperGround';
import { keptPaper, unseal } from './seal';

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
  /** Whether the names are those kept when it was published. */
  readonly groundKept: boolean;
  readonly contentHash: string;
  readonly part: ListPart;
  /** The address that codes lead to; null while none is set. */
  readonly address: Address | null;
}

const isWhole = ({ workshopId, postId, product }: ListPart): boolean => workshopId === null && postId === null && product === null;

const within = (item: Pick<RiskItem, 'workshopId' | 'postId' | 'product'>, { workshopId, postId, product }: ListPart): boolean =>
  (workshopId === null || item.workshopId === workshopId) && (postId === null || item.postId === postId) && (product === null || item.product === product);

/**
 * The part of a version, draft or published; null when there is no such version, or nothing of it in that part. A published version is
 * told as it stood when it was published, a draft as things stand now.
 */
export async function listedPart(cx: Pick<Context, 'store' | 'site'>, enterpriseId: string, versionId: string, part: ListPart): Promise<ListedPart | null> {
  const scope = scopeOf(cx.store, enterpriseId);
  const risk = riskOf(scope);
  const [version, items, kept] = await Promise.all([risk.version(versionId), risk.itemsOf(versionId), risk.paperGroundOf(versionId)]);
  if (!version) return null;
  const wanted = items.filter((item) => within(item, part));
  if (wanted.length === 0 && !isWhole(part)) return null;
  const ground = kept === null ? await paperGroundNow(scope, items) : kept;
  return { version, items: wanted, ground, groundKept: kept !== null, contentHash: version.publication?.contentHash ?? listHash(items), part, address: await addressOf(cx, scope) };
}

/** How many rows a part of a version has, and where they stand; null where there is none such, as with `listedPart`. Two queries, whatever its length. */
export async function partAt(cx: Pick<Context, 'store'>, enterpriseId: string, versionId: string, part: ListPart) {
  const risk = riskOf(scopeOf(cx.store, enterpriseId));
  const [version, spread] = await Promise.all([risk.version(versionId), risk.spreadOf(versionId)]);
  const items = spread.filter((place) => within(place, part));
  return !version || (items.length === 0 && !isWhole(part)) ? null : { items, part, rows: items.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Whether somebody may read every row of a part: the whole factory's list, or only rows of one's own workshops and posts. */
export const reaches = (permit: Authorised<'risk.view' | 'papers.view'>, { items, part }: { readonly items: readonly Pick<RiskItem, 'workshopId' | 'postId'>[]; readonly part: ListPart }): boolean =>
  permit.reach === 'enterprise' || (!isWhole(part) && items.every(({ workshopId, postId }) => covers(permit, { workshopId, postId })));

/** `挤塑车间 · 绝缘挤出岗 · 60227 IEC 01(BV)`; empty for the whole. */
export const partName = ({ part: { workshopId, postId, product }, ground, items }: ListedPart): string =>
  [workshopId || postId ? (ground.workshops[workshopId ?? items[0]?.workshopId ?? ''] ?? '') : '', postId ? (ground.posts[postId] ?? '') : '', product ?? ''].filter(Boolean).join(' · ');

/** Publishing is the director's approval. */
const approvalOf = ({ publication }: RiskListVersion): PrintedSignature | null =>
  publication && { name: publication.publishedByName, title: '质量安全总监', at: publication.publishedAt };

function inputOf(listed: ListedPart, kind: ListPaperKind): RiskPaperInput {
  const { version, items, ground, contentHash, address } = listed;
  const number = listPaperNumber(kind, version.number);
  return {
    title: ground.titles[kind],
    factory: ground.factory,
    number,
    recordCode: number,
    versionLabel: `第 ${version.number} 版`,
    contentHash,
    // What is not published is nowhere to be found by its hash.
    verifyUrl: version.publication && address !== null ? verifyUrl(address, contentHash) : '',
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

/** What a version keeps when it is published: both papers and the cards of the whole list, for each the content it is kept with. */
export function listSealings(listed: ListedPart, codes: ReadonlyMap<string, string>): readonly { readonly kind: ListPaper; readonly title: string; readonly number: string; readonly content: object }[] {
  const titles = listTitles(listed.ground.titles);
  const papers = (['riskList', 'analysisTable'] as const).map((kind) => ({ kind, title: titles[kind], number: listPaperNumber(kind, listed.version.number), content: { paper: riskPaper(listed, kind) } }));
  return [...papers, { kind: 'riskCards', title: titles.riskCards, number: listPaperNumber('riskList', listed.version.number), content: riskCards(listed, codes) }];
}

const keptOf = (scope: Scope, { version, part }: ListedPart, kind: ListPaper): Promise<SealedRow | null> =>
  version.publication && isWhole(part) ? sealedPapersOf(scope).latest(kind, version.id) : Promise.resolve(null);

/** A list that was published before its names were kept is drawn with those of today, and says so. */
const REDRAWN = '按现有记录重绘，发布时未留存版面；名称按现有记录。';
const isRedrawn = ({ version, groundKept }: ListedPart): boolean => version.publication !== null && !groundKept;

/**
 * A paper of a part: of a whole published version as it was kept when it was published, of a part of it from the rows and names that were
 * published, of a draft as things stand now.
 */
export async function listPaperOf(scope: Scope, listed: ListedPart, kind: ListPaperKind): Promise<Paper> {
  const kept = await keptOf(scope, listed, kind);
  if (kept) return keptPaper(kept);
  const paper = riskPaper(listed, kind);
  return isRedrawn(listed) ? withNote(paper, REDRAWN) : paper;
}

/** The same for a version of an enterprise, whole unless a part is named; null when there is nothing of the kind. */
export async function riskPaperOf(cx: Pick<Context, 'store' | 'site'>, enterpriseId: string, versionId: string, kind: ListPaperKind, part = WHOLE_LIST): Promise<Paper | null> {
  const listed = await listedPart(cx, enterpriseId, versionId, part);
  return listed && listPaperOf(scopeOf(cx.store, enterpriseId), listed, kind);
}

/** The cards of the posts of a part; the address behind each code is the path alone. */
function riskCards(listed: ListedPart, codes: ReadonlyMap<string, string>): RiskCards {
  const { rows, compiled: _compiled, reviewed: _reviewed, approved: _approved, part: _part, ...frame } = inputOf(listed, 'riskList');
  const posts = new Map<string, { workshop: string; post: string; rows: (typeof rows)[number][] }>();
  listed.items.forEach(({ postId }, index) => {
    const row = rows[index];
    if (!row) return;
    const held = posts.get(postId);
    if (held) held.rows.push(row);
    else posts.set(postId, { workshop: row.workshop, post: row.post, rows: [row] });
  });
  return { ...frame, cards: [...posts].map(([postId, { workshop, post, rows: own }]) => riskCard({ workshop, post, checkUrl: `/c/${codes.get(postId) ?? ''}` }, own)) };
}

/** The codes posts are found by, by post. */
export const postCodes = async (scope: Scope): Promise<ReadonlyMap<string, string>> => new Map((await organisationOf(scope).posts()).map(({ id, code }) => [id, code]));

/**
 * The cards of a part, kept or drawn as the papers are. Their codes hang on walls and lead to where the program is reached now; `visited` is the
 * address of the visit that asks, for an installation whose address nobody has set; such a card says so under its code.
 */
export async function riskCardsOf(scope: Scope, listed: ListedPart, visited: string): Promise<RiskCards> {
  const kept = await keptOf(scope, listed, 'riskCards');
  const cards = kept ? unseal<RiskCards>(kept).content : riskCards(listed, await postCodes(scope));
  const warning = codeWarning(listed.address);
  return { ...cards, ...(warning ? { codeWarning: warning } : {}), cards: cards.cards.map((card) => ({ ...card, checkUrl: `${listed.address ?? visited}${card.checkUrl}` })) };
}
