import type { Paper } from '~/domain/report/paper';
import type { Context } from '../context';
import { riskPaperOf } from './riskPaper';

/** 《工业产品质量风险分析表》 of one whole version of an enterprise's list, draft or published; null when there is no such version. */
export const analysisPaper = (cx: Pick<Context, 'store' | 'site'>, enterpriseId: string, versionId: string): Promise<Paper | null> => riskPaperOf(cx, enterpriseId, versionId, 'analysisTable');
