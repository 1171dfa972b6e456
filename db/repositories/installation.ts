import type { Reader } from '../dialect/store';
import { enterprises, regulators } from '../schema';

/** Whether nothing lives here yet: no enterprise and no regulator. */
export async function isEmptyInstallation(read: Reader): Promise<boolean> {
  const [enterprise] = await read.select({ id: enterprises.enterpriseId }).from(enterprises).limit(1);
  const [regulator] = await read.select({ id: regulators.id }).from(regulators).limit(1);
  return !enterprise && !regulator;
}

/** The name of every enterprise, by id: for the console, which stands above them all. */
export async function namesOfEnterprises(read: Reader): Promise<Map<string, string>> {
  const rows = await read.select({ id: enterprises.enterpriseId, name: enterprises.name }).from(enterprises);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The regions that factories name in their profile. */
export async function regionsInUse(read: Reader): Promise<string[]> {
  return (await read.selectDistinct({ region: enterprises.region }).from(enterprises)).map(({ region }) => region).toSorted();
}
