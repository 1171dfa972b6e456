import { eq, sql } from 'drizzle-orm';
import type { Enterprise, Versioned } from '../../../app/domain/organisation/types';
import { rulesOf } from '../../../app/domain/rulepack/pack';
import type { Rules } from '../../../app/domain/rulepack/rules';
import type { Json } from '../../../app/domain/shared/canonical';
import { prepared } from '../../dialect/prepared';
import type { Reader } from '../../dialect/reader';
import { enterprises, settings } from '../../schema';
import type { Scope } from '../scope';

const COLUMNS = {
  enterpriseId: enterprises.enterpriseId,
  name: enterprises.name,
  creditCode: enterprises.creditCode,
  activity: enterprises.activity,
  sizeField: enterprises.sizeField,
  staff: enterprises.staff,
  turnover: enterprises.turnover,
  region: enterprises.region,
  licensed: enterprises.licensed,
  certified: enterprises.certified,
  mandatoryStandard: enterprises.mandatoryStandard,
  version: enterprises.version,
};

/** A profile that was founded with nobody at work and no ground, and never filled in: none of it was said by anybody. */
const NOTHING_SAID = { staff: null, turnover: null, licensed: null, certified: null, mandatoryStandard: null };

const enterpriseRow = prepared((read) => read.select(COLUMNS).from(enterprises).where(eq(enterprises.enterpriseId, sql.placeholder('enterpriseId'))).prepare());

/** The factory's own profile. Throws when the scope names none: a scope is made for an enterprise that exists. */
export async function enterpriseOf(scope: Scope): Promise<Versioned<Enterprise>> {
  const [row] = await enterpriseRow(scope.read).execute({ enterpriseId: scope.enterpriseId });
  if (!row) throw new Error(`no enterprise ${scope.enterpriseId}`);
  return row.staff === 0 ? { ...row, ...NOTHING_SAID } : row;
}

const settingsRow = prepared((read) =>
  read.select({ values: settings.values, version: settings.version }).from(settings).where(eq(settings.enterpriseId, sql.placeholder('enterpriseId'))).prepare(),
);

/** The settings as stored, with the lock of the next change. */
export async function settingsOf(scope: Scope): Promise<{ values: Readonly<Record<string, Json>>; version: number }> {
  const [row] = await settingsRow(scope.read).execute({ enterpriseId: scope.enterpriseId });
  if (!row) throw new Error(`no settings of ${scope.enterpriseId}`);
  return row;
}

/** The rules of the factory: the pack's defaults with its settings laid over them. */
export const rulesFor = async (scope: Scope): Promise<Rules> => rulesOf((await settingsOf(scope)).values);

/** Whether any enterprise already carries this 统一社会信用代码. */
export async function creditCodeTaken(read: Reader, creditCode: string): Promise<boolean> {
  const rows = await read.select({ id: enterprises.enterpriseId }).from(enterprises).where(eq(enterprises.creditCode, creditCode));
  return rows.length > 0;
}
