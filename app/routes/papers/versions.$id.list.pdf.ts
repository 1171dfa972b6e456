import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** 《工业产品质量安全风险管控清单》 of a version or a part of it as PDF. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'riskList', 'pdf');
