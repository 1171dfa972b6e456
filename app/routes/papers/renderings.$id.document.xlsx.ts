import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeRendered } from '~/platform/web/takeRendered';

/** The workbook a rendering made. */
export const loader = (args: LoaderFunctionArgs) => takeRendered(args, 'xlsx');
