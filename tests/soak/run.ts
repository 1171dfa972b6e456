/** `npm run soak -- kill [--rounds N]`: strikes the built server at random moments and counts what was lost or doubled. */
import { parseArgs } from 'node:util';
import { ends } from '../setup/server';
import { readout, soakByKilling } from './kill';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '60' } } });
if (positionals[0] !== 'kill' || !(Number(values.rounds) > 0)) {
  console.error('usage: npm run soak -- kill [--rounds N]');
  process.exit(2);
}
await ends(['build'], {});
const outcomes = await soakByKilling(Number(values.rounds), (words) => console.error(`· ${words}`));
console.log(readout(outcomes));
process.exitCode = outcomes.some(({ lost, doubled, unclean }) => lost + doubled + unclean > 0) ? 1 : 0;
