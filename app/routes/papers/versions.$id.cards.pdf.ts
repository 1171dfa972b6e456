import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** 岗位风险告知卡 of one post, of a workshop, or of all posts of a version. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'riskCards', 'pdf');
