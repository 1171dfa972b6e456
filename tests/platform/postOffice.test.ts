import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostOffice } from '~/platform/host/mail';
import { openMailSink } from '../world/mailSink';

const letter = { to: 'sun@example.com', subject: '恒缆：有 2 件事等待处理', text: '第一行\n第二行' };
const office = (port: number) => {
  const opened = openPostOffice({ host: '127.0.0.1', port, secure: false, login: null, from: 'zhian@example.com' });
  onTestFinished(() => opened.close());
  return opened;
};

/** A server on loopback that plays by these lines, and what it heard. */
async function played(answer: (line: string) => string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('220 played\r\n');
    socket.on('data', (part) => {
      for (const line of part.toString().split('\r\n').filter(Boolean)) {
        const said = answer(line);
        if (said === 'end') socket.destroy();
        else if (said) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}
const polite = (line: string): string | null => (/^(EHLO|HELO|MAIL|RCPT|RSET)/.test(line) ? '250 ok' : line === 'DATA' ? '354 go on' : null);

describe('a letter to a person', () => {
  it('arrives with its words, under its own Message-ID, and several share a connection', async () => {
    const sink = await openMailSink();
    const post = office(sink.port);
    const outcomes = await Promise.all(Array.from({ length: 5 }, (_, index) => post.post({ ...letter, to: `p${index}@example.com` }, `reminder.${index}`)));
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => ({ outcome: 'sent', said: '' })));
    expect(sink.taken.map(({ to }) => to.join()).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'].map((name) => `${name}@example.com`));
    expect(sink.taken.find(({ to }) => to.includes('p3@example.com'))).toMatchObject({ from: 'zhian@example.com', text: letter.text, head: { subject: letter.subject, 'message-id': '<reminder.3@example.com>' } });
  });

  it('that the server refuses was certainly not taken, and the answer names no address', async () => {
    const sink = await openMailSink({ refusals: [{ code: 451, text: 'later, sun@example.com' }] });
    const post = office(sink.port);
    expect(await post.post(letter, 'reminder.1')).toEqual({ outcome: 'refused', said: expect.stringMatching(/451.*later, …/) as string });
    expect(await post.post(letter, 'reminder.1')).toMatchObject({ outcome: 'sent' });
  });

  it('for a server that is not there, or goes away before it was read, was certainly not taken', async () => {
    expect(await office(1).post(letter, 'reminder.1')).toMatchObject({ outcome: 'refused' });
    expect(await office(await played((line) => (line.startsWith('RCPT') ? 'end' : polite(line)))).post(letter, 'reminder.2')).toMatchObject({ outcome: 'refused' });
    expect(await office(await played((line) => (line === 'DATA' ? 'end' : polite(line)))).post(letter, 'reminder.3')).toMatchObject({ outcome: 'refused' });
  });

  it('that was read to its end by a server which then goes away is nobody\'s to send again', async () => {
    expect(await office(await played((line) => (line === '.' ? 'end' : polite(line)))).post(letter, 'reminder.1')).toMatchObject({ outcome: 'unknown' });
  });
});
