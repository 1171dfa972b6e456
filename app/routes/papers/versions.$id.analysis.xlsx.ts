import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** The same table as a workbook. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'analysisTable', 'xlsx');
