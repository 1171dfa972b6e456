import type { Request, Response } from 'express';
import { encode } from 'turbo-stream';
import type { FormState } from '~/components/forms/state';

/**
 * Answers a request that reaches no route, with a sentence. A form that the page itself sent is told as routes tell a refusal (a
 * FormState, encoded as Remix reads it), so that the page stays, says why, and keeps what was typed; anything else gets plain text.
 */
export function turnedAway(request: Request, response: Response, status: number, sentence: string): void {
  response.status(status);
  if (request.method === 'GET' || !request.path.endsWith('.data')) {
    response.type('text/plain; charset=utf-8').send(sentence);
    return;
  }
  const state: FormState = { status, formError: sentence, errors: {}, values: {} };
  response.type('text/x-script; charset=utf-8').set({ 'X-Remix-Response': 'yes', 'Cache-Control': 'no-store' });
  void encode({ data: state }).pipeTo(
    new WritableStream({
      write: (piece) => void response.write(piece),
      close: () => void response.end(),
    }),
  );
}
