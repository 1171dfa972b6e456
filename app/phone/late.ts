import { one } from './dom';
import type * as Mark from './mark';

const addressOf = (name: 'mark' | 'outbox'): string => one('.phone')!.dataset[name]!;

/** The module that draws over photos, fetched when somebody does. */
export const drawing = (): Promise<typeof Mark> => import(/* @vite-ignore */ addressOf('mark')) as Promise<typeof Mark>;

/** What `outboxPage.ts` is to others: it uses what stands here. */
interface OutboxPage {
  wakeOutboxPage(look: () => Promise<void>): Promise<void>;
}

/** The module of the page of what waits on this phone. */
export const outboxPage = (): Promise<OutboxPage> => import(/* @vite-ignore */ addressOf('outbox')) as Promise<OutboxPage>;

/** Every file that is fetched late. */
export const lateFiles = (): string[] => one('.phone')!.dataset.late!.split(' ').filter(Boolean);
