import { mondaysEndingIn } from 'db/repositories/routine/monthWeeks';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { WHOLE } from '~/domain/organisation/access/reach';
import { type BoundPaper, monthBookTitle, sparingPhotos } from '~/domain/report/book';
import { type Period, PERIODS } from '~/domain/routine/periodKind';
import type { PeriodPaper } from '~/domain/routine/signing';
import { type Day, daysFrom, daysOfMonth, formatDay, type Month } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { paperOfDay } from './dailyPaper';
import { MONTH_DRAWN } from './monthPaper';
import { type DrawnPaper, periodPaper } from './periodPaper';
import { headingsOf } from './register';
import { type NamedFile, renderBook, type Rendering } from './render';
import { WEEK_DRAWN } from './weekPaper';

/** What a file of a month is made of. */
interface WantedMonth {
  readonly enterpriseId: string;
  readonly month: Month;
  readonly today: Day;
}

/** Photographs in one file; a month with more of them names the rest. */
const MOST_PHOTOS = 200;

type Cx = Pick<Context, 'store' | 'storage' | 'site'>;

/** The paper of a period that stands: the last one signed, or its draft; none where there is none. */
async function standing<P extends PeriodPaper, K extends Period>(cx: Cx, scope: Scope, enterpriseId: string, drawn: DrawnPaper<P, K>, period: K, chapter: string): Promise<BoundPaper[]> {
  const papers = await drawn.papers(scope).ofPeriod(period);
  const paper = papers.find(({ signatures }) => signatures.length > 0) ?? papers[0];
  const content = paper && (await periodPaper(cx, enterpriseId, drawn, period, paper.id));
  return content ? [{ chapter, about: PERIODS[drawn.kind].label(period), paper: content }] : [];
}

/**
 * Every paper of a month in one PDF: the minutes, the reports of the weeks that end in it, and the record of each day up to today, signed or not, each as it is handed
 * out by itself. Tells percents of what is drawn. A few queries for each paper.
 */
export async function monthBook(cx: Cx, { enterpriseId, month, today }: WantedMonth, run: Omit<Rendering, 'photo'> = {}): Promise<NamedFile & { readonly bytes: Buffer }> {
  const scope = scopeOf(cx.store, enterpriseId);
  const { factory, titles } = await headingsOf(scope);
  const { first, last } = daysOfMonth(month);
  const papers = await standing(cx, scope, enterpriseId, MONTH_DRAWN, month, titles.monthly);
  for (const monday of mondaysEndingIn(month)) papers.push(...(await standing(cx, scope, enterpriseId, WEEK_DRAWN, monday, titles.weekly)));
  for (const day of daysFrom(first, last < today ? last : today)) {
    const paper = await paperOfDay(cx, { enterpriseId, today, reached: WHOLE }, day, null);
    if (paper) papers.push({ chapter: titles.daily, about: formatDay(day), paper });
  }
  const createdAt = papers.map(({ paper }) => paper.createdAt).sort().at(-1) ?? instantAt(first, '00:00');
  const title = monthBookTitle(month);
  const book = { title, subtitle: `共 ${papers.length} 份`, factory, createdAt, papers: sparingPhotos(papers, MOST_PHOTOS) };
  return { bytes: await renderBook(book, { ...run, photo: (name) => readPhoto(cx, enterpriseId, name) }), name: title };
}
