import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeListPaper } from '~/platform/web/listPaper';

/** The same list as a Word document. */
export const loader = (args: LoaderFunctionArgs) => takeListPaper(args, 'riskList', 'docx');
