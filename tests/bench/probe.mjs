// Somebody at another screen: light requests at a pace, whether the last was answered or not, so that whoever waits longer is counted more often. A
// process of its own: what the one that sends the work is busy with is no wait of these. Arguments: origin, path, cookie, milliseconds between two requests.
import http from 'node:http';

const [origin, path, cookie, pace] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
/** Requests that warm up both ends before any is counted. */
const WARM = 50;

const ask = () =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const answered = (answer) => answer.resume().on('end', () => (answer.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`${path}: ${answer.statusCode}`)))).on('error', reject);
    http.get(origin + path, { agent, headers: { cookie } }, answered).on('error', reject);
  });
const atPace = () => new Promise((resolve) => setTimeout(resolve, Number(pace)));

const asked = [];
let over = false;
process.once('message', () => (over = true));
for (let warm = 0; warm < WARM; warm += 1) await ask();
process.send('ready');
while (!over) {
  asked.push(ask());
  await atPace();
}
process.send(await Promise.all(asked), () => process.exit(0));
