import type { Response as Answer } from 'express';

/**
 * Sends a body as the connection takes it: while that is full no more is asked for, so that a file which is made while it is read never
 * gathers in memory. When the visitor goes away the body is told, and ends. A body that breaks off breaks the answer off.
 */
export async function pour(body: ReadableStream<Uint8Array>, answer: Answer): Promise<void> {
  const reader = body.getReader();
  let wake = (): void => undefined;
  // One listener for the whole answer: what compresses it keeps those it was given.
  answer.on('drain', () => wake());
  answer.on('close', () => wake());
  const isGone = (): boolean => answer.destroyed || answer.closed;
  try {
    for (let piece = await reader.read(); !piece.done && !isGone(); piece = await reader.read()) {
      const hasRoom = answer.write(piece.value);
      // There where something in between gathers what it compresses.
      if (typeof answer.flush === 'function') answer.flush();
      if (!hasRoom && !isGone()) await new Promise<void>((resolve) => (wake = resolve));
    }
    if (isGone()) await reader.cancel();
    else answer.end();
  } catch (error) {
    answer.destroy(error as Error);
    throw error;
  }
}
