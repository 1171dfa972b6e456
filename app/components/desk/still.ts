/** What a route says of itself in its `handle` where its page is links and forms alone: it is sent without scripts, so that it can be used as soon as it is drawn. */
export interface StillHandle {
  readonly still: true;
}

/** Whether a matched route is one of those. */
export const isStill = ({ handle }: { readonly handle: unknown }): boolean => typeof handle === 'object' && handle !== null && 'still' in handle;
