import type { NextFunction, Request, Response } from 'express';
import type { Address } from '~/domain/organisation/address';

/**
 * Behind a proxy the request names whatever host the proxy speaks to. Where the address people use is known, every part of the program is
 * handed that one, so that a proxy may send its own `Host` as it likes and nobody can name another by a header.
 */
export function seenFrom(origin: Address | null) {
  const known = origin === null ? null : new URL(origin);
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (known) {
      request.headers.host = known.host;
      delete request.headers['x-forwarded-host'];
      Object.defineProperty(request, 'protocol', { value: known.protocol.slice(0, -1), configurable: true });
    }
    next();
  };
}
