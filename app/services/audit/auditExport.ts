import type { Authorised } from '~/domain/organisation/authority';
import type { Action } from '~/domain/organisation/permissions';
import type { Context } from '../context';
import { audit } from './audit';

/** Writes down that a file of this name is handed out. */
export const auditExport = (cx: Context, { enterpriseId, actor }: Authorised<Action>, file: string): Promise<void> =>
  audit(cx, { kind: 'exported', enterpriseId, actor, subject: { kind: 'file', id: '', name: file } });
