import type { Context } from '~/services/context';

/** What the Express server hands to every loader and action. */
export interface WebContext {
  /** The program's context with this request's own log. */
  readonly cx: Context;
  readonly nonce: string;
  /** The visitor's network address. */
  readonly address: string;
  readonly requestId: string;
  /** Whom the request turned out to come from (tenant, person, officer …): its line in the log says so. */
  readonly who: Record<string, string>;
  /** How the visitor asked: after a post, loaders see a GET of their own. */
  readonly method: string;
  /** Whether a whole page is asked for, and not what a page that is open needs of another. */
  readonly drawn: boolean;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends WebContext {}
}
