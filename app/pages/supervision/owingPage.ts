import { instrumentsBy } from 'db/repositories/paper/instruments';
import { receivedBy } from 'db/repositories/paper/submissions';
import { bureausAsked, type RegulatorPermit } from '~/domain/supervision/authority';
import type { Context } from '~/services/context';

const PER_PAGE = 50;

/** 应报未报: factories of the region that have submitted nothing, or whose newest was returned and not sent again; each with whether it was urged already. Four queries. */
export async function owingPage(cx: Pick<Context, 'store'>, permit: RegulatorPermit, after: string | null, asked: string | null = null) {
  const { read } = cx.store;
  const { of, ids: bureaus, regions } = bureausAsked(permit, asked);
  const received = receivedBy(read, bureaus);
  const [found, total] = await Promise.all([received.owing(regions, after, PER_PAGE + 1), received.owingCount(regions)]);
  const rows = found.slice(0, PER_PAGE);
  const ids = rows.map(({ enterpriseId }) => enterpriseId);
  const [newest, urged] = await Promise.all([received.newestFrom(ids), instrumentsBy(read, bureaus).openTo(ids, 'urging')]);
  return {
    rows: rows.map((row) => ({ ...row, newest: newest.get(row.enterpriseId) ?? null, urged: urged.has(row.enterpriseId) })),
    total, region: regions.join('、'), of, bureaus: permit.bureaus, next: found.length > PER_PAGE ? rows.at(-1)!.enterpriseId : null,
  };
}
