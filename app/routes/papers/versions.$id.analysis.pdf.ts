import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** 《工业产品质量风险分析表》 of a version or a part of it as PDF. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'analysisTable', 'pdf');
