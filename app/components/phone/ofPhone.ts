/** What a route of the phone says of itself in its `handle`. */
export interface PhoneHandle {
  readonly phone: true;
  /** Draws neither the name on top nor the tabs: the page needs all of a small screen. */
  readonly alone?: boolean;
}

/** Whether a matched route is one of the phone. */
export const isOfPhone = ({ handle }: { readonly handle: unknown }): boolean => typeof handle === 'object' && handle !== null && 'phone' in handle;

/** Whether it wants the screen for itself. */
export const isAlone = ({ handle }: { readonly handle: unknown }): boolean => typeof handle === 'object' && handle !== null && 'alone' in handle && handle.alone === true;
