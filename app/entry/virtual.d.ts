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
}
