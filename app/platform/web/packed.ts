import { existsSync, readdirSync } from 'node:fs';
import type { RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };

/** Leads to the packed file beside an asset where the browser takes brotli; `folder` is where the assets lie. */
export function packed(folder: string): RequestHandler {
  const names = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''];
    if (type && names.has(`${name}.br`)) {
      response.vary('Accept-Encoding');
      if (request.acceptsEncodings('br')) {
        response.set({ 'Content-Encoding': 'br', 'Content-Type': type });
        request.url = `/${name}.br`;
      }
    }
    next();
  };
}
