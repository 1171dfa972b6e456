import { one } from './dom';
import type * as Mark from './mark';
import type * as OutboxPage from './outboxPage';

const addressOf = (name: 'mark' | 'outbox'): string => one('.phone')!.dataset[name]!;

/** The module that draws over photos, fetched when somebody does. */
export const drawing = (): Promise<typeof Mark> => import(/* @vite-ignore */ addressOf('mark')) as Promise<typeof Mark>;

/** The module of the page of what waits on this phone. */
export const outboxPage = (): Promise<typeof OutboxPage> => import(/* @vite-ignore */ addressOf('outbox')) as Promise<typeof OutboxPage>;

/** Every file that is fetched late. */
export const lateFiles = (): string[] => one('.phone')!.dataset.late!.split(' ').filter(Boolean);
