import type { LoaderFunctionArgs } from '@remix-run/node';
import { takeRendered } from '~/platform/web/takeRendered';

/** The Word document a rendering made. */
export const loader = (args: LoaderFunctionArgs) => takeRendered(args, 'docx');
