import { eq } from 'drizzle-orm';
import { rulesOf } from '../../app/domain/rulepack/pack';
import type { Json } from '../../app/domain/shared/canonical';
import type { Instant } from '../../app/domain/shared/instant';
import type { Reader } from '../dialect/reader';
import { insert, update, type Write } from '../dialect/writes';
import { enterprises, installationFacts, regulators, sessions, settings } from '../schema';

/** Whether nothing lives here yet: no enterprise and no regulator. */
export async function isEmptyInstallation(read: Reader): Promise<boolean> {
  const [enterprise] = await read.select({ id: enterprises.enterpriseId }).from(enterprises).limit(1);
  const [regulator] = await read.select({ id: regulators.id }).from(regulators).limit(1);
  return !enterprise && !regulator;
}

/** Whether somebody has ever signed in and is still known to have. */
export async function anySession(read: Reader): Promise<boolean> {
  return (await read.select({ id: sessions.id }).from(sessions).limit(1)).length > 0;
}

/** What is kept of the installation as a whole: a first start that is under way, the last backup, the last restore drill, the key that marks sheets. */
export type InstallationFact = 'firstStart' | 'backup' | 'restore' | 'sheetKey';

export interface KeptFact {
  readonly value: Json;
  readonly at: Instant;
}

/** One fact of the installation; null when it is not so. */
export async function installationFact(read: Reader, name: InstallationFact): Promise<KeptFact | null> {
  const [row] = await read.select({ value: installationFacts.value, at: installationFacts.at }).from(installationFacts).where(eq(installationFacts.name, name));
  return row ?? null;
}

/** The write that keeps a fact, over what was kept of it before. */
export async function keepFact(read: Reader, name: InstallationFact, value: Json, at: Instant): Promise<Write> {
  return (await installationFact(read, name)) ? update(installationFacts, { name }, { value, at }) : insert(installationFacts, { name, value, at });
}

/** The name of every enterprise, by id: for the console, which stands above them all. */
export async function namesOfEnterprises(read: Reader): Promise<Map<string, string>> {
  const rows = await read.select({ id: enterprises.enterpriseId, name: enterprises.name }).from(enterprises);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The addresses that factories have set for what they print, each once. */
export async function addressesSet(read: Reader): Promise<string[]> {
  const rows = await read.select({ values: settings.values }).from(settings);
  return [...new Set(rows.flatMap(({ values }) => rulesOf(values).address ?? []))].toSorted();
}

/** The regions that factories name in their profile. */
export async function regionsInUse(read: Reader): Promise<string[]> {
  return (await read.selectDistinct({ region: enterprises.region }).from(enterprises)).map(({ region }) => region).toSorted();
}
