import type { Reader } from '../dialect/store';
import { enterprises, regulators } from '../schema';

/** Whether nothing lives here yet: no enterprise and no regulator. */
export async function isEmptyInstallation(read: Reader): Promise<boolean> {
  const [enterprise] = await read.select({ id: enterprises.enterpriseId }).from(enterprises).limit(1);
  const [regulator] = await read.select({ id: regulators.id }).from(regulators).limit(1);
  return !enterprise && !regulator;
}
