import type {} from '@remix-run/node';

/** Types of loaders and actions follow single fetch: what is returned is what the page gets. */
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
