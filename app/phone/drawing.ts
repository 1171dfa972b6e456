import { one } from './dom';
import type * as Mark from './mark';

/** The module that draws over photos, fetched when somebody does. */
export const drawing = (): Promise<typeof Mark> => import(/* @vite-ignore */ one('.phone')!.dataset.mark!) as Promise<typeof Mark>;
