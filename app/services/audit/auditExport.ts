import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Context } from '../context';
import { auditFirst } from './audit';

/** Writes down that a file of this name is handed out. Throws where that cannot be stored: no file leaves the program untold. */
export const auditExport = (cx: Context, { enterpriseId, actor }: Authorised<Action>, file: string): Promise<void> =>
  auditFirst(cx, { kind: 'exported', enterpriseId, actor, subject: { kind: 'file', id: '', name: file } });
