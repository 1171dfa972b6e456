import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { MailConfig, MailServer } from './config';

/** Plain text for one address. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server that takes letters to the configured addresses, and to no others. */
export interface Mailbox {
  readonly to: readonly string[];
  /**
   * Hands one letter over. The same letter has the same Message-ID, so that a second try can be recognised. Throws MailRefused when it was
   * not taken, and what `signal` was aborted with; neither says anything of the login.
   */
  send(letter: Letter, signal: AbortSignal): Promise<void>;
}

/** The server did not take the letter; the message holds its answer. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

const CONNECT_MS = 20_000;
const SILENT_MS = 60_000;
const LONGEST_ANSWER = 300;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);

/** How a transport to a server is made: a password leaves this machine encrypted, or the letter is refused. */
const transportTo = async ({ host, port, secure, login }: MailServer, limits: { readonly connectMs: number; readonly silentMs: number; readonly pool?: true }) => {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host, port, secure,
    requireTLS: !secure && login !== null && !isLoopback(host),
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: limits.connectMs, greetingTimeout: limits.connectMs, dnsTimeout: limits.connectMs, socketTimeout: limits.silentMs,
    disableFileAccess: true, disableUrlAccess: true,
    ...(limits.pool ? { pool: true as const, maxConnections: POOLED } : {}),
  });
};

/** A letter as nodemailer takes it, known again by its identity. Addresses are never handed over as a text that could hold several. */
const messageOf = ({ from }: MailServer, { to, subject, text }: Letter, identity: string) => ({
  from: { name: '质安', address: from }, to: { name: '', address: to }, subject, text, textEncoding: 'base64' as const,
  messageId: `<${identity}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
});

/** Opens nothing yet: each letter makes a connection of its own. */
export function openMailbox({ to, ...server }: MailConfig): Mailbox {
  return {
    to,
    async send(letter, signal) {
      const { to: address, subject, text } = letter;
      if (!to.includes(address)) throw new MailRefused('the address is not among those that are configured');
      const transport = await transportTo(server, { connectMs: CONNECT_MS, silentMs: SILENT_MS });
      const identity = createHash('sha256').update(`${address}\n${subject}\n${text}`).digest('hex').slice(0, 40);
      try {
        await transport.sendMail({ ...messageOf(server, letter, `heads.${identity}`), signal });
      } catch (error) {
        signal.throwIfAborted();
        throw new MailRefused(answerIn(error));
      } finally {
        transport.close();
      }
    },
  };
}

/**
 * What became of a letter. `refused`: certainly not taken, so it may be sent again. `unknown`: all of it left this machine and nobody answered in
 * time, so that a second one might be read twice.
 */
export interface Posted {
  readonly outcome: 'sent' | 'refused' | 'unknown';
  /** What was said, without login and address. */
  readonly said: string;
}

/** Carries letters to people. */
export interface PostOffice {
  /** Sends one letter, once; `identity` becomes its Message-ID. Never throws. */
  post(letter: Letter, identity: string): Promise<Posted>;
  close(): void;
}

/** Connections that are kept for letters which follow one another. */
const POOLED = 4;
/** A server that has not answered a letter after this long has not answered. */
const POST_SILENT_MS = 12_000;
const POST_CONNECT_MS = 8_000;
/** Connections are given up after so long without a letter. */
const POST_IDLE_MS = 5_000;

/** Opens nothing yet; letters that follow one another share connections. */
export function openPostOffice(server: MailServer): PostOffice {
  /** Letters, by Message-ID, all of which was handed to the server: it is theirs to take or not to take. */
  const left = new Set<string>();
  const open = async () => {
    const transport = await transportTo(server, { connectMs: POST_CONNECT_MS, silentMs: POST_SILENT_MS, pool: true });
    // read no sooner than the server asks for it
    return transport.use('stream', (mail, done) => {
      const message = mail.message.createReadStream.bind(mail.message);
      mail.message.createReadStream = () => Readable.from(noting(message, () => left.add(String(mail.data.messageId))), { objectMode: false }) as ReturnType<typeof message>;
      done();
    });
  };
  let opened: ReturnType<typeof open> | null = null;
  let [going, idle]: [number, NodeJS.Timeout | undefined] = [0, undefined];
  const close = (): void => {
    clearTimeout(idle);
    const transport = opened;
    opened = null;
    void transport?.then((one) => one.close());
  };
  return {
    close,
    async post(letter, identity) {
      clearTimeout(idle);
      going += 1;
      const message = messageOf(server, letter, identity);
      try {
        await (await (opened ??= open())).sendMail(message);
        return { outcome: 'sent', said: '' };
      } catch (error) {
        const answered = (error as { responseCode?: number }).responseCode !== undefined;
        return { outcome: left.has(message.messageId) && !answered ? 'unknown' : 'refused', said: answerIn(error).replaceAll(letter.to, '…') };
      } finally {
        left.delete(message.messageId);
        going -= 1;
        if (going === 0) idle = setTimeout(close, POST_IDLE_MS).unref();
      }
    },
  };
}

/** The pieces of what is opened when the first is asked for; tells when all were taken. */
async function* noting(open: () => AsyncIterable<unknown>, onEnd: () => void): AsyncGenerator<unknown> {
  yield* open();
  onEnd();
}

/** What the server or the network said. What answers a sign-in is left out: a server may repeat what it was given. */
function answerIn(error: unknown): string {
  const { code = '', responseCode = '', command = '', message = '' } = error as { code?: string; responseCode?: number; command?: string; message?: string };
  const said = code === 'EAUTH' || command.startsWith('AUTH') ? 'the mail server refused the sign-in' : message.slice(0, LONGEST_ANSWER);
  return [code, responseCode, said].filter((part) => part !== '').join(' ');
}
