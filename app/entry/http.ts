import type { Server } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { pinoHttp } from 'pino-http';
import { type RunningJobs, startJobs } from 'jobs/start';
import { type Config, readConfig } from '~/platform/host/config';
import { newId } from 'db/dialect/ids';
import { addressesSet } from 'db/repositories/installation';
import { log, logFaults, withoutSecrets } from '~/platform/host/log';
import { guardAddress } from '~/platform/web/address';
import { takeBody } from '~/platform/web/body';
import { cookieValue } from '~/platform/web/cookies';
import { packed } from '~/platform/web/packed';
import { rateLimit } from '~/platform/web/rateLimit';
import { remixRoutes } from '~/platform/web/remixRoutes';
import { seenFrom } from '~/platform/web/seenFrom';
import { checkOrigin, giveNonce, keepNothing, onlyKnownMethods, securityHeaders } from '~/platform/web/security';
import { tellTrouble } from '~/platform/web/tellTrouble';
import { turnedAway } from '~/platform/web/turnedAway';
import { failuresWritten } from '~/services/audit/auditSignIn';
import type { Context } from '~/services/context';
import { tellKey } from '~/services/integrity/keys';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { findSession, wasJustMet } from '~/services/session/sessions';
import { CannotStart, openContext } from './boot';
import { healthOf, watchHost } from './health';
import { type FirstRun, prepareFirstRun } from './firstRun';
import { tellOrphans } from './tellOrphans';

/** Marks of the program that lie beside its assets: for a tab, and for a phone that has it on its first screen. */
const BESIDE_ASSETS = /^\/(favicon\.\w+|icon-\w+\.png|phone\.webmanifest)$/;

/**
 * The Express app: headers, origin, limits and log around the Remix routes. `build` is a function only in development,
 * where routes change: Remix then puts its route tree together anew for every request.
 */
function createApp(cx: Context, jobs: Pick<RunningJobs, 'probe'>, config: Pick<Config, 'development' | 'origin'>, build: ServerBuild | (() => Promise<ServerBuild>)): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(compression());
  if (!config.development) {
    app.use('/assets', packed('build/client/assets'), express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
    // What lies beside the assets has a name of its own; no other address is looked for on the disk.
    app.get(BESIDE_ASSETS, express.static('build/client', { maxAge: '1h', index: false }));
    app.get('/sw.js', express.static('build/client', { maxAge: 0, index: false }));
  }
  app.use(
    pinoHttp({
      logger: log,
      genReqId: () => newId(),
      autoLogging: { ignore: (request) => request.url === '/healthz' },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, url: withoutSecrets(request.url) }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
      // asked for twice: for the request's own log, and when it is answered, when it is known from whom it came
      customProps: (request, response) => (response.headersSent ? whoOf(response) : { address: addressOf(request as express.Request) }),
    }),
  );
  app.use(giveNonce, securityHeaders(config), keepNothing, seenFrom(config.origin), guardAddress, onlyKnownMethods);
  const health = healthOf(cx, jobs);
  app.get('/healthz', (_request, response, next) => {
    health().then((answer) => response.status(answer.ok ? 200 : 503).json(answer), next);
  });
  app.use(checkOrigin(config.origin), rateLimit(), takeBody(isSignedIn(cx)));
  app.use(
    remixRoutes(build, (request, response) => ({
      cx: { ...cx, log: request.log as Context['log'], asked: { address: addressOf(request), requestId: request.id as string } },
      nonce: response.locals.nonce as string,
      address: addressOf(request),
      requestId: request.id as string,
      method: request.method === 'HEAD' ? 'GET' : request.method,
      drawn: !request.path.endsWith('.data'),
      who: whoOf(response),
    })),
  );
  app.use(failed);
  return app;
}

/** The visitor's address; an IPv4 one as it is written, though the port is open for both. */
const addressOf = (request: express.Request): string => (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');

/** Whom a request turned out to come from, noted while it was answered. */
const whoOf = (response: object): Record<string, string> => ((response as express.Response).locals.who ??= {}) as Record<string, string>;

/** Whether the cookie of a request belongs to a session that goes on. */
const isSignedIn = (cx: Context) => async (request: Request): Promise<boolean> => {
  const value = cookieValue(request.get('cookie') ?? null, SESSION_COOKIE);
  return value !== null && (wasJustMet(value) || (await findSession(cx, value)) !== null);
};

/** A fault on the way to or from the routes; inside them Remix tells of it. */
const failed: ErrorRequestHandler = (error, request, response, next) => {
  request.log.error({ err: error as unknown }, 'a request failed');
  if (response.headersSent) next(error);
  else turnedAway(request, response, 500, `系统出了问题，请稍后重试。仍不成功时，请把请求编号 ${request.id as string} 告诉管理员。`);
};

/** What the launcher tells the person at the console. */
interface Started {
  readonly port: number;
  readonly firstRun: FirstRun;
  readonly origin: string | null;
  /** Addresses that factories have set for what they print. */
  readonly addresses: readonly string[];
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** Opens everything and serves. Resolves when the port is open and the routes are loaded; throws CannotStart. */
export async function start(env: NodeJS.ProcessEnv, attach: (app: Express) => Express = (app) => app): Promise<Started> {
  if (env.NODE_ENV === 'production') logFaults();
  const config = readConfig(env);
  const opened = await openContext(config);
  const cx: Context = { ...opened, beginAnew: () => prepareFirstRun(opened, config) };
  const firstRun = await prepareFirstRun(cx, config);
  await tellOrphans(config);
  await tellSigningKey(cx);
  const addresses = await addressesSet(cx.store.read);
  const jobs = await startJobs(cx, config.queueUrl, { work: config.work });
  const watch = watchHost(jobs.cx);
  const loadBuild = async (): Promise<ServerBuild> => tellTrouble(await import('virtual:remix/server-build'));
  const build = await loadBuild();
  const server = await listen(attach(createApp(jobs.cx, jobs, config, config.development ? loadBuild : build)), config.port);
  const stop = async (): Promise<void> => {
    await closed(server);
    watch.stop();
    await jobs.stop();
    await failuresWritten();
    cx.post?.close();
    await cx.store.close();
  };
  return { port: (server.address() as { port: number }).port, firstRun, origin: config.origin, addresses, dataFolder: config.dataFolder, stop };
}

/** Makes the signing key at the first start, and tells its public part. Throws CannotStart where the file is no key, or the place of the heads cannot be written. */
async function tellSigningKey(cx: Context): Promise<void> {
  try {
    await tellKey(cx);
  } catch (error) {
    throw new CannotStart(`平台签名的密钥或登记公钥的位置不能使用：${error instanceof Error ? error.message : String(error)}。请检查 ZHIAN_SIGNING_KEY_FILE 和 ZHIAN_HEADS_DIR。`);
  }
}

/** How often a server that stops looks for connections nobody waits at any more. */
const LOOK_MS = 50;

/** Takes no more requests and answers those that are there. A connection whose answer is given while the server stops is not kept for a next request. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const looks = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    server.close(() => {
      clearInterval(looks);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Longer than a proxy keeps an idle connection (nginx: 60 s), so that it is never the server that closes one just as a request is sent. */
const KEEP_ALIVE_MS = 65_000;

function listen(app: Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, () => resolve(server));
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new CannotStart(`端口 ${port} 已被占用，请用 PORT 指定另一个端口。`) : error),
    );
  });
}
