import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Address } from '~/domain/organisation/address';
import type { Config } from '~/platform/host/config';
import { turnedAway } from './turnedAway';

/** Gives every answer its own nonce, for the script policy below. */
export function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString('base64');
  next();
}

/**
 * Nothing that is answered here is kept by a browser or a proxy: pages, data, papers and photos belong to who is signed in, and a phone has
 * several owners in a day. The assets are served before this, and the route manifest of the build carries its own rule.
 */
export function keepNothing(request: Request, response: Response, next: NextFunction): void {
  if (request.path !== '/__manifest') response.set('Cache-Control', 'private, no-store');
  next();
}

/** The one page whose HTML says where its parts lie: the regions of a floor plan, by their share of the picture. */
const FLOOR_PLAN = /^\/risk\/map\/?$/;

/**
 * The enforced policy: scripts only with this answer's nonce; styles only from our own files, and in the HTML of the floor plan; nothing
 * is framed, nothing leaves the origin. `development` lets the bundler's socket and its style elements in.
 */
export const securityHeaders = ({ development, origin }: Pick<Config, 'development' | 'origin'>) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(development ? ['ws:'] : [])],
        scriptSrc: ["'self'", "'strict-dynamic'", (_request, response) => `'nonce-${(response as Response).locals.nonce as string}'`],
        styleSrc: ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
        styleSrcAttr: [(request) => (FLOOR_PLAN.test((request as Request).path) ? "'unsafe-inline'" : "'none'")],
      },
    },
    hsts: origin?.startsWith('https:') ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });

const METHODS = ['GET', 'HEAD', 'POST'];

/** Pages are read, and forms are posted; no other method does anything. */
export function onlyKnownMethods(request: Request, response: Response, next: NextFunction): void {
  if (METHODS.includes(request.method)) return next();
  response.set('Allow', METHODS.join(', '));
  turnedAway(request, response, 405, '这个地址只能打开，或接收本系统页面上的表单。没有做任何更改。');
}

/** The address a request was sent to: the one people use (see seenFrom). */
export const originOf = (request: Request): string => `${request.protocol}://${request.get('host')}`;

/** Every mutation must name this site as its origin; a page of another site, or a tool that names none, is answered 403. `origin` is the address that was set. */
export const checkOrigin = (origin: Address | null) => (request: Request, response: Response, next: NextFunction): void => {
  if (request.method !== 'POST' || request.get('origin') === originOf(request)) return next();
  const way = origin === null ? '请在本系统的页面上重新操作。' : `请从 ${origin} 打开本系统，在它的页面上重新操作。`;
  turnedAway(request, response, 403, `请求不是从本系统的页面发出的，已拒绝。${way}`);
};
