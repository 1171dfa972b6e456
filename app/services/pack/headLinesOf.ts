import type { Context } from '../context';
import { recordedHeads } from '../integrity/headLines';

/** The lines kept outside the database that belong to a pack: the heads of its chain, and the keys they are signed by. */
export async function headLinesOf({ heads }: Pick<Context, 'heads'>, chain: string): Promise<string[]> {
  return (await heads.lines()).filter((line) => {
    const { heads: found, keys } = recordedHeads([line]);
    return keys.length > 0 || found[0]?.chain === chain;
  });
}
