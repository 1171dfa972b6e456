/** `npm run soak -- kill|offline [--rounds N]`: strikes the built server, or the phone that works with it, at random moments and counts what was lost or doubled. */
import { parseArgs } from 'node:util';
import { ends } from '../setup/server';
import { readout, soakByKilling } from './kill';
import { offlineReadout, soakOffline } from './offline';

const USUAL = { kill: 60, offline: 500 } as const;
const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' } } });
const kind = positionals[0] === 'kill' || positionals[0] === 'offline' ? positionals[0] : null;
const rounds = Number(values.rounds ?? (kind ? USUAL[kind] : 0));
if (!kind || !(rounds > 0)) {
  console.error('usage: npm run soak -- kill|offline [--rounds N]');
  process.exit(2);
}
await ends(['build'], {});
const say = (words: string): void => console.error(`· ${words}`);
if (kind === 'kill') {
  const outcomes = await soakByKilling(rounds, say);
  console.log(readout(outcomes));
  process.exitCode = outcomes.some(({ lost, doubled, unclean }) => lost + doubled + unclean > 0) ? 1 : 0;
} else {
  const outcomes = await soakOffline(rounds, say);
  console.log(offlineReadout(outcomes));
  process.exitCode = outcomes.some(({ lost, doubled }) => lost + doubled > 0) ? 1 : 0;
}
