import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { networkOf } from '~/services/session/network';
import { isKnownSession } from '~/services/session/sessions';
import { MANIFEST, pathOf } from './address';
import { cookieValue } from './cookies';
import { turnedAway } from './turnedAway';

/**
 * Requests a minute and visitor, in this process: reading, learning of routes, writing, and asking for papers by their codes, so that nobody tries codes
 * at random. Tries of passwords are counted apart, by what judges them.
 */
const PER_MINUTE = { read: 3000, manifest: 240, write: 1800, verify: 60 } as const;
type Tier = keyof typeof PER_MINUTE;

const tierOf = ({ method, url }: Request): Tier => {
  if (/^\/verify([/.?]|$)/.test(url)) return 'verify';
  if (method === 'POST') return 'write';
  return pathOf(url) === MANIFEST ? 'manifest' : 'read';
};

/** Limits in tiers by session, or by network where the cookie is none we have met; over one: 429 and when to come back. */
export function rateLimit(): (request: Request, response: Response, next: NextFunction) => void {
  const limiters = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([tier, points]) => [tier, new RateLimiterMemory({ points, duration: 60 })]),
  ) as Record<Tier, RateLimiterMemory>;
  return (request, response, next) => {
    const session = cookieValue(request.get('cookie') ?? null, SESSION_COOKIE);
    const key = session && isKnownSession(session) ? createHash('sha256').update(session).digest('base64') : networkOf(request.ip ?? 'unknown');
    limiters[tierOf(request)].consume(key).then(
      () => next(),
      (rejected: { msBeforeNext?: number }) => {
        const seconds = Math.ceil((rejected.msBeforeNext ?? 60_000) / 1000);
        response.set('Retry-After', String(seconds));
        turnedAway(request, response, 429, `操作太频繁，请 ${seconds} 秒后再试。已提交成功的记录不受影响。`);
      },
    );
  };
}
