import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type ListPaper, listTitles } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import type { Context } from '../context';
import { listedPart, listPaperOf, WHOLE_LIST } from './riskPaper';

/** What the page of the table shows. */
export interface AnalysisSheet {
  readonly paper: Paper;
  readonly versionId: string;
  readonly number: number;
  readonly published: boolean;
  readonly titles: Readonly<Record<ListPaper, string>>;
}

/** The whole factory's table of one version, for those who reach the whole factory; null otherwise. */
export async function analysisSheet(cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'risk.view'>, versionId: string): Promise<AnalysisSheet | null> {
  if (permit.reach !== 'enterprise') return null;
  const listed = await listedPart(cx, permit.enterpriseId, versionId, WHOLE_LIST);
  return listed && { paper: await listPaperOf(scopeOf(cx.store, permit.enterpriseId), listed, 'analysisTable'), versionId, number: listed.version.number, published: listed.version.publication !== null, titles: listTitles(listed.ground.titles) };
}
