import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A letter as the server took it. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly head: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A mail server on loopback, ended with the test. `refusals` are answered, one to a letter, before any is taken. */
export async function openMailSink({ refusals = [], ...options }: SMTPServerOptions & { refusals?: { code: number; text: string }[] } = {}): Promise<{ port: number; taken: Taken[]; asked: () => number; close: () => Promise<void> }> {
  const taken: Taken[] = [];
  let asked = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, logger: false,
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const refusal = refusals[asked];
        asked += 1;
        if (refusal) return answer(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), ...lettersIn(Buffer.concat(parts).toString('latin1')) });
        return answer(null, 'queued');
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  return { port: (server.server.address() as { port: number }).port, taken, asked: () => asked, close };
}

/** Head and text of a mail of one part in base64. */
function lettersIn(raw: string): Pick<Taken, 'head' | 'text'> {
  const [top = '', ...rest] = raw.split('\r\n\r\n');
  const fields = top.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => /^([^:]+): ?(.*)$/s.exec(line)?.slice(1, 3) ?? [line, '']);
  const head = Object.fromEntries(fields.map(([name = '', value = '']) => [name.toLowerCase(), words(value)]));
  return { head, text: Buffer.from(rest.join(''), 'base64').toString('utf8').replaceAll('\r\n', '\n') };
}

/** Encoded words of a header (RFC 2047) as text. */
const words = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : decodeURIComponent(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, '%$1')),
    );
