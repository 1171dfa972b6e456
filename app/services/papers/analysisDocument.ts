import { renderPaper } from '~/documents/pdf/renderPaper';
import { riskOf } from 'db/repositories/risk';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/authority';
import type { Paper } from '~/domain/report/paper';
import type { Context } from '../context';
import { analysisPaper } from './analysisPaper';

/** Up to this many rows the PDF is made while one waits; a longer one is rendered apart, with its progress shown. */
export const DIRECT_ROWS = 300;

/** What the page of the table shows. */
export interface AnalysisSheet {
  readonly paper: Paper;
  readonly versionId: string;
  readonly number: number;
  readonly published: boolean;
  readonly rows: number;
  /** Whether the PDF is short enough to be made at once. */
  readonly direct: boolean;
}

/** The whole factory's table of one version, for those who reach the whole factory; null otherwise. */
export async function analysisSheet(cx: Pick<Context, 'store'>, leave: Authorised<'risk.view'>, versionId: string): Promise<AnalysisSheet | null> {
  if (leave.reach !== 'enterprise') return null;
  const risk = riskOf(scopeOf(cx.store, leave.enterpriseId));
  const version = await risk.version(versionId);
  const paper = version && (await analysisPaper(cx, leave.enterpriseId, versionId));
  if (!version || !paper) return null;
  const rows = version.publication?.itemCount ?? (await risk.itemsOf(versionId)).length;
  return { paper, versionId, number: version.number, published: version.publication !== null, rows, direct: rows <= DIRECT_ROWS };
}

/** The PDF of a table that is short enough to be made at once; null for one that is not, or that is not there. */
export async function analysisDocument(cx: Pick<Context, 'store'>, leave: Authorised<'risk.view'>, versionId: string): Promise<{ bytes: Buffer; name: string } | null> {
  const sheet = await analysisSheet(cx, leave, versionId);
  if (!sheet?.direct) return null;
  return { bytes: await renderPaper(sheet.paper), name: `${sheet.paper.title}-第${sheet.number}版` };
}
