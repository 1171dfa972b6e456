import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper, PaperFrame } from '~/domain/report/paper';
import { type LaterEntry, withLater, withNote } from '~/domain/report/sealed';
import { type Period, type PeriodKind, PERIODS } from '~/domain/routine/periodKind';
import type { PeriodPaper } from '~/domain/routine/signing';
import type { PaperTitles, Rules } from '~/domain/rulepack/rules';
import type { Json } from '~/domain/shared/canonical';
import { formatInstant } from '~/domain/shared/instant';
import { type NamedFile, renderAs } from './render';
import type { Context } from '../context';
import { verifyUrlOf } from '../enterprise/addressOf';
import { contentHash } from '../routine/contentHash';
import { keptPaper } from './seal';

/** What a paper of a period is drawn with besides its own content; `versionLabel` says of an unsigned one that it is a draft, and it carries no code. */
export interface PeriodFrame extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
}

/** How papers of one kind of period are drawn. */
export interface DrawnPaper<P extends PeriodPaper, K extends Period> {
  readonly kind: PeriodKind;
  /** Its papers on file, the latest of a period first. */
  readonly papers: (scope: Scope) => { readonly byId: (id: string) => Promise<P | null>; readonly ofPeriod: (period: K) => Promise<P[]> };
  /** What the names are set under. */
  readonly content: (paper: P) => Json;
  readonly draw: (scope: Scope, paper: P, frame: PeriodFrame, rules: Rules) => Promise<Paper> | Paper;
  /** What came after the names, besides further papers of the period. */
  readonly later: (scope: Scope, paper: P) => Promise<LaterEntry[]>;
}

/** A paper as it stands now, with the names under it. */
export async function drawnNow<P extends PeriodPaper, K extends Period>(cx: Pick<Context, 'site'>, scope: Scope, drawn: DrawnPaper<P, K>, paper: P): Promise<Paper> {
  const { number, signatures, compiledAt } = paper;
  const [{ name: factory }, rules] = await Promise.all([enterpriseOf(scope), rulesFor(scope)]);
  const hash = signatures[0]?.contentHash ?? contentHash(drawn.content(paper));
  const isDraft = signatures.length === 0;
  return drawn.draw(scope, paper, {
    titles: rules.titles, factory, number, recordCode: number, versionLabel: isDraft ? '草稿' : '', contentHash: hash,
    verifyUrl: isDraft ? '' : await verifyUrlOf(cx, scope, hash), createdAt: signatures.at(-1)?.signedAt ?? compiledAt,
  }, rules);
}

/** A signed paper of which no rendering was kept, drawn from the records as they are: says so, and whether they are those that were signed. */
const redrawn = (paper: Paper, same: boolean): Paper =>
  withNote(paper, `按现有记录重绘，签认时未留存版面。${same ? '内容与签认时的校验值一致；名称按现有记录。' : '内容与签认时的校验值不一致，请核对。'}`);

/** Papers of the same period that were signed after this one was compiled, as entries below it. `papers` hold the latest first. */
const furtherPapers = (papers: readonly PeriodPaper[], { id }: PeriodPaper): LaterEntry[] =>
  papers.slice(0, papers.findIndex((paper) => paper.id === id)).flatMap(({ number, signatures: [first] }): LaterEntry[] =>
    first ? [{ at: first.signedAt, when: formatInstant(first.signedAt), by: first.personName, text: `同期又签了一份：${number}。` }] : []);

/**
 * The paper of a period: the one asked for, or the latest. A signed one is drawn from what was kept under its last name; what came since stands below.
 * Null when the period has none.
 */
export async function periodPaper<P extends PeriodPaper, K extends Period>(cx: Pick<Context, 'store' | 'site'>, enterpriseId: string, drawn: DrawnPaper<P, K>, period: K, id: string | null): Promise<Paper | null> {
  const scope = scopeOf(cx.store, enterpriseId);
  const papers = await drawn.papers(scope).ofPeriod(period);
  const paper = id ? papers.find((one) => one.id === id) : papers[0];
  if (!paper) return null;
  const [first] = paper.signatures;
  if (!first) return drawnNow(cx, scope, drawn, paper);
  const [kept, later] = await Promise.all([sealedPapersOf(scope).latest(PERIODS[drawn.kind].paper, paper.id), drawn.later(scope, paper)]);
  const signed = kept ? keptPaper(kept) : redrawn(await drawnNow(cx, scope, drawn, paper), contentHash(drawn.content(paper)) === first.contentHash);
  return withLater(signed, [...later, ...furtherPapers(papers, paper)]);
}

/** The same as a file with the name saving proposes. */
export async function periodDocument(paper: Paper | null, format: PaperFormat): Promise<NamedFile | null> {
  return paper && { bytes: await renderAs(format, paper), name: `${paper.title} ${paper.number}`, contentHash: paper.contentHash };
}
