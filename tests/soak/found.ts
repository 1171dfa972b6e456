/** Founds the factory of the figures in the database named and prints what is needed to work in it. `ZHIAN_DIALECT` says which kind it is. */
import { foundBenchWorld } from '../bench/world';

console.log(JSON.stringify(await foundBenchWorld(process.argv[2]!)));
