import { and, eq, inArray } from 'drizzle-orm';
import { rulesOf } from '../../app/domain/rulepack/pack';
import type { Json } from '../../app/domain/shared/canonical';
import type { Instant } from '../../app/domain/shared/instant';
import { changesIn } from '../dialect/told';
import type { Reader } from '../dialect/reader';
import { insert, update, type Write } from '../dialect/writes';
import { accounts, enterprises, events, installationFacts, platformEditors, regulatorOfficers, regulators, sessions, settings } from '../schema';

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

/** What is kept of the installation as a whole: a first start that is under way, that everything is to be taken away (`again`: for a new demo), that no demo is wanted any more, the last backup, the last restore drill, the key that marks sheets. */
export type InstallationFact = 'firstStart' | 'clearing' | 'ownData' | 'backup' | 'restore' | 'sheetKey';

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

/** Accounts that may tell of other data than the demo's. */
const isReal = eq(accounts.demo, false);

/**
 * The enterprises of the installation, by whether each was founded as a demo: the account of its first director, as the first event of its chain tells, is
 * one of the demo. `others`: there is an officer or editor who is none of the demo's.
 */
export async function foundedAs(read: Reader): Promise<{ demo: string[]; own: string[]; others: boolean }> {
  const [all, demoAccounts, officers, editors] = await Promise.all([
    read.select({ id: enterprises.enterpriseId, name: enterprises.name }).from(enterprises),
    read.select({ id: accounts.id }).from(accounts).where(eq(accounts.demo, true)),
    read.select({ id: accounts.id }).from(regulatorOfficers).innerJoin(accounts, eq(accounts.id, regulatorOfficers.accountId)).where(isReal).limit(1),
    read.select({ id: accounts.id }).from(platformEditors).innerJoin(accounts, eq(accounts.id, platformEditors.accountId)).where(isReal).limit(1),
  ]);
  const ids = demoAccounts.length > 0 ? all.map(({ id }) => id) : [];
  const founded = await read.select({ id: events.enterpriseId, changes: events.changes }).from(events).where(and(inArray(events.enterpriseId, ids), eq(events.seq, 1)));
  const known = new Set(demoAccounts.map(({ id }) => id));
  const first = new Map(founded.map(({ id, changes }) => [id, changesIn({ changes })?.rows.find((change) => change.op === 'i' && change.t === 'persons')]));
  const isDemo = ({ id }: { readonly id: string }): boolean => {
    const told = first.get(id);
    return told?.op === 'i' && known.has(String(told.v.account_id));
  };
  return { demo: all.filter(isDemo).map(({ id }) => id), own: all.filter((one) => !isDemo(one)).map(({ name }) => name), others: officers.length + editors.length > 0 };
}

/** Ids of all sessions. */
export const sessionIds = async (read: Reader): Promise<string[]> => (await read.select({ id: sessions.id }).from(sessions)).map(({ id }) => id);

/** The addresses that factories have set for what they print, each once. */
export async function addressesSet(read: Reader): Promise<string[]> {
  const rows = await read.select({ values: settings.values }).from(settings);
  return [...new Set(rows.flatMap(({ values }) => rulesOf(values).address ?? []))].toSorted();
}

/** The regions that factories name in their profile. */
export async function regionsInUse(read: Reader): Promise<string[]> {
  return (await read.selectDistinct({ region: enterprises.region }).from(enterprises)).map(({ region }) => region).toSorted();
}
