import { createHash } from 'node:crypto';
import type { MailConfig } from './config';

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

/** Opens nothing yet: each letter makes a connection of its own. A password leaves this machine encrypted, or the letter is refused. */
export function openMailbox({ host, port, secure, login, from, to }: MailConfig): Mailbox {
  return {
    to,
    async send({ to: address, subject, text }, signal) {
      if (!to.includes(address)) throw new MailRefused('the address is not among those that are configured');
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host, port, secure,
        requireTLS: !secure && login !== null && !isLoopback(host),
        ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
        connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, dnsTimeout: CONNECT_MS, socketTimeout: SILENT_MS,
        disableFileAccess: true, disableUrlAccess: true,
      });
      const identity = createHash('sha256').update(`${address}\n${subject}\n${text}`).digest('hex').slice(0, 40);
      try {
        await transport.sendMail({
          from: { name: '质安', address: from }, to: { name: '', address }, subject, text, textEncoding: 'base64', signal,
          messageId: `<heads.${identity}@${from.slice(from.lastIndexOf('@') + 1)}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        signal.throwIfAborted();
        throw new MailRefused(answerIn(error));
      } finally {
        transport.close();
      }
    },
  };
}

/** What the server or the network said. What answers a sign-in is left out: a server may repeat what it was given. */
function answerIn(error: unknown): string {
  const { code = '', responseCode = '', command = '', message = '' } = error as { code?: string; responseCode?: number; command?: string; message?: string };
  const said = code === 'EAUTH' || command.startsWith('AUTH') ? 'the mail server refused the sign-in' : message.slice(0, LONGEST_ANSWER);
  return [code, responseCode, said].filter((part) => part !== '').join(' ');
}
