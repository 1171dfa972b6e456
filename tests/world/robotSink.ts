import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a sink answers one message: with a body and status, after a while, or never. */
export type SinkAnswer = { readonly body: unknown; readonly status?: number; readonly afterMs?: number } | 'never';

/** A program in the house that takes messages as robots do: what came, and what it is to answer next; taken messages are answered well. */
export async function robotSink() {
  const taken: { url: string; body: unknown }[] = [];
  const answers: SinkAnswer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString('utf8'); });
    request.on('end', () => {
      taken.push({ url: request.url ?? '', body: JSON.parse(body) as unknown });
      const answer = answers.shift() ?? { body: { errcode: 0, errmsg: 'ok' } };
      if (answer === 'never') return;
      setTimeout(() => response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body)), answer.afterMs ?? 0);
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, taken, answers, textsTaken: () => taken.map(({ body }) => (body as { text: { content: string } }).text.content) };
}
