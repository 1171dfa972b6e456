import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The body as it came over the wire, still encoded. */
  readonly body: Buffer;
  /** From sending to the last byte. */
  readonly ms: number;
}

/** What a browser says it takes. */
const BROWSER = { 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36' };

/** Plain requests over kept connections: as little as possible besides the server itself is measured. */
export class Client {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

  constructor(readonly origin: string) {}

  send(method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body?: Buffer | string): Promise<Answer> {
    const { hostname, port } = new URL(this.origin);
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const request = http.request({ agent: this.agent, hostname, port, method, path, headers: { ...BROWSER, ...(method === 'GET' ? {} : { origin: this.origin }), ...length, ...headers } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts), ms: performance.now() - began }));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  /** A page or file as text. Throws unless it is there. */
  async text(path: string, cookie: string): Promise<string> {
    const answer = await this.send('GET', path, { cookie, 'accept-encoding': 'identity' });
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
    return answer.body.toString();
  }

  /** Signs in by the form of the page; gives the Cookie header. */
  async signIn(loginName: string, password: string): Promise<string> {
    const body = new URLSearchParams({ loginName, password }).toString();
    const answer = await this.send('POST', '/sign-in', { 'content-type': 'application/x-www-form-urlencoded' }, body);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
    if (!cookie) throw new Error(`signing in as ${loginName}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
    return cookie;
  }

  close(): void {
    this.agent.destroy();
  }
}

export interface Run {
  readonly perSecond: number;
  readonly p95: number;
  readonly median: number;
}

/** Does `tasks` with so many workers; each task gives the milliseconds it took. */
export async function measure(tasks: readonly (() => Promise<number>)[], concurrency: number): Promise<Run> {
  const taken: number[] = [];
  let next = 0;
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (let task = tasks[next++]; task; task = tasks[next++]) taken.push(await task());
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - began) / 1000;
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.max(0, Math.ceil(taken.length * share) - 1)] ?? 0;
  return { perSecond: tasks.length / seconds, p95: at(0.95), median: at(0.5) };
}
