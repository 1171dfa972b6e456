declare module 'virtual:remix/server-build' {
  import type { ServerBuild } from '@remix-run/node';
  const build: ServerBuild;
  export = build;
}

declare module 'virtual:phone' {
  /** Address of the phone's module. */
  export const phoneScript: string;
  /** Address of the module that draws over photos. */
  export const markScript: string;
  /** Address of the module of the page of what waits on the phone. */
  export const outboxScript: string;
  /** Addresses of all files that are fetched late, apart by spaces. */
  export const lateScripts: string;
}
