import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** The same list as a workbook, to be read and printed; the rows that can be read back are `register.xlsx`. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'riskList', 'xlsx');
