import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { cookieValue } from './cookies';
import { turnedAway } from './turnedAway';

/** Requests a minute and visitor: reading, writing, and trying passwords. */
const PER_MINUTE = { read: 3000, write: 1800, signIn: 20 } as const;
type Tier = keyof typeof PER_MINUTE;

const SIGN_IN_PATHS = new Set(['/sign-in', '/first-password', '/account/password']);

const tierOf = (request: Request): Tier => {
  if (request.method === 'GET' || request.method === 'HEAD') return 'read';
  return SIGN_IN_PATHS.has(request.path.replace(/\.data$/, '')) || request.path.startsWith('/setup') ? 'signIn' : 'write';
};

/** Three tiers of limits by session (by address where there is none, and always for passwords); over one: 429 and when to come back. */
export function rateLimit(): (request: Request, response: Response, next: NextFunction) => void {
  const limiters = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([tier, points]) => [tier, new RateLimiterMemory({ points, duration: 60 })]),
  ) as Record<Tier, RateLimiterMemory>;
  return (request, response, next) => {
    const tier = tierOf(request);
    const session = tier === 'signIn' ? null : cookieValue(request.get('cookie') ?? null, SESSION_COOKIE);
    const key = session ? createHash('sha256').update(session).digest('base64') : (request.ip ?? 'unknown');
    limiters[tier].consume(key).then(
      () => next(),
      (rejected: { msBeforeNext?: number }) => {
        const seconds = Math.ceil((rejected.msBeforeNext ?? 60_000) / 1000);
        response.set('Retry-After', String(seconds));
        turnedAway(request, response, 429, `操作太频繁，请 ${seconds} 秒后再试。已提交成功的记录不受影响。`);
      },
    );
  };
}
