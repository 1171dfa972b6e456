import { type Scope, scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type ListPaper, listTitles, type PaperFormat } from '~/domain/report/listFiles';
import { CARD_TITLE } from '~/domain/report/riskCards';
import { type NamedFile, renderAs, renderCards, type Rendering } from './render';
import type { Context } from '../context';
import { type ListedPart, listedPart, listPaperOf, type ListPart, partAt, partName, reaches, riskCardsOf, WHOLE_LIST } from './riskPaper';

/** Up to so many rows a paper is made while one waits; a longer one is rendered apart, with its progress shown. */
export const DIRECT_ROWS: Readonly<Record<PaperFormat, number>> = { pdf: 300, docx: 150, xlsx: 300 };

type Permit = Authorised<'risk.view' | 'papers.view'>;

/** A paper of a version as somebody asks for it. */
export interface WantedPaper {
  readonly versionId: string;
  readonly paper: ListPaper;
  readonly format: PaperFormat;
  readonly part: ListPart;
  /** Address of the visit that asks, for codes of an installation whose own address nobody has set. */
  readonly origin: string;
}

interface NamedBytes extends NamedFile {
  readonly bytes: Buffer;
}

/** A part of a list as the bytes of a paper. The same version, part and origin give the same bytes. */
export async function renderListed(scope: Scope, listed: ListedPart, { paper, format, origin }: WantedPaper, run: Omit<Rendering, 'photo'> = {}): Promise<NamedBytes> {
  const tail = [`第 ${listed.version.number} 版`, partName(listed).replaceAll(' · ', '-'), listed.version.publication ? '' : '草稿'].filter(Boolean).join('-');
  if (paper === 'riskCards') return { bytes: await renderCards(await riskCardsOf(scope, listed, origin), run), name: `${CARD_TITLE}-${tail}` };
  const content = await listPaperOf(scope, listed, paper);
  return { bytes: await renderAs(format, content, run), name: `${content.title}-${tail}`, contentHash: content.contentHash };
}

/** Only papers of who sees the whole factory are rendered apart. */
const isLong = (permit: Permit, rows: number, { format }: WantedPaper): boolean => permit.reach === 'enterprise' && rows > DIRECT_ROWS[format];

/** Whether a paper is made at once or apart; null when there is no such version, nothing in that part, or it is out of reach. */
export async function lengthOf(cx: Pick<Context, 'store'>, permit: Permit, wanted: WantedPaper): Promise<'short' | 'long' | null> {
  const asked = await partAt(cx, permit.enterpriseId, wanted.versionId, wanted.part);
  if (!asked || !reaches(permit, asked)) return null;
  return isLong(permit, asked.rows, wanted) ? 'long' : 'short';
}

/**
 * A paper asked for by somebody who may see all of what it prints: its bytes, or `long` when it is to be rendered apart (only papers of who
 * sees the whole factory are). Null when there is no such version, nothing in that part, or it is out of reach.
 */
export async function riskDocument(cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'risk.view'>, wanted: WantedPaper): Promise<NamedBytes | 'long' | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const listed = await listedPart(cx, permit.enterpriseId, wanted.versionId, wanted.part);
  if (!listed || !reaches(permit, listed)) return null;
  if (isLong(permit, listed.items.length, wanted)) return 'long';
  return renderListed(scope, listed, wanted);
}

/** What of a version can be printed apart: the places and products its rows name, as far as somebody may see them. */
export interface ListParts {
  readonly number: number;
  readonly published: boolean;
  readonly whole: boolean;
  readonly workshops: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly products: readonly string[];
  readonly titles: Readonly<Record<ListPaper, string>>;
  /** Rows whose criterion nobody has compared with its standard, and whether papers say so of each. */
  readonly unverified: number;
  readonly marked: boolean;
}

/** The choices of the download menu of a version; null without such a version. */
export async function listParts(cx: Pick<Context, 'store' | 'site'>, permit: Permit, versionId: string): Promise<ListParts | null> {
  const listed = await listedPart(cx, permit.enterpriseId, versionId, WHOLE_LIST);
  if (!listed) return null;
  const whole = permit.reach === 'enterprise';
  const seen = listed.items.filter(({ workshopId, postId }) => covers(permit, { workshopId, postId }));
  const { workshops, posts } = listed.ground;
  const workshopIds = [...new Set(seen.map(({ workshopId }) => workshopId))].filter((id) => whole || permit.standing.workshopIds.includes(id));
  return {
    number: listed.version.number,
    published: listed.version.publication !== null,
    whole,
    workshops: workshopIds.map((id) => ({ id, name: workshops[id] ?? '' })),
    posts: [...new Map(seen.map(({ postId, workshopId }) => [postId, `${workshops[workshopId] ?? ''} · ${posts[postId] ?? ''}`]))].map(([id, name]) => ({ id, name })),
    products: whole ? [...new Set(seen.map(({ product }) => product).filter(Boolean))] : [],
    titles: listTitles(listed.ground.titles),
    unverified: seen.filter(({ limitVerified }) => !limitVerified).length,
    marked: listed.ground.unmarked !== true,
  };
}
