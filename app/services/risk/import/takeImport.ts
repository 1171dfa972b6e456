import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import { making } from '~/services/aside/aside';
import type { Context } from '~/services/context';
import type { ImportTaken, SeenImport } from './confirmImport';
import type { ImportRefusal } from './refusals';

/** The longest a sheet may take to be compared and written; rows are written all or not at all. */
const CONFIRM_MS = 120_000;

/** Confirms an import (`confirmImport`) apart from the process that answers requests. */
export const takeImport = (cx: Pick<Context, 'site' | 'now'>, permit: Authorised<'risk.edit'>, importId: string, seen: SeenImport): Promise<Decision<ImportTaken, ImportRefusal>> =>
  making.run('confirmImport', { url: cx.site.databaseUrl, confirmed: { at: cx.now(), permit, importId, seen } }, { milliseconds: CONFIRM_MS });
