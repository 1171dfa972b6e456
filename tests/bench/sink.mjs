// A mail server on loopback that takes every letter and keeps none: what it costs is no part of what is measured. Says its port, and how many it took when asked.
import net from 'node:net';

let letters = 0;
const ANSWERS = [[/^EHLO/i, '250-sink\r\n250 PIPELINING'], [/^DATA/i, '354 go on'], [/^QUIT/i, '221 bye'], [/./, '250 ok']];
const server = net.createServer((socket) => {
  let [rest, inLetter] = ['', false];
  socket.on('error', () => undefined).write('220 sink\r\n');
  socket.setNoDelay(true).on('data', (piece) => {
    rest += piece.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inLetter && line !== '.') continue;
      if (inLetter) letters += 1;
      else if (/^DATA/i.test(line)) {
        inLetter = true;
        socket.write('354 go on\r\n');
        continue;
      }
      const answer = inLetter ? '250 queued' : ANSWERS.find(([command]) => command.test(line))?.[1] ?? '500 what';
      inLetter = false;
      socket.write(`${answer}\r\n`);
    }
  });
});
process.on('message', () => process.send({ letters }));
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
