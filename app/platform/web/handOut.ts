import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { auditExport } from '~/services/audit/auditExport';
import type { Context } from '~/services/context';
import { documentResponse } from './respond';

/** A document for somebody of a factory; that it was handed out is written down before its first byte leaves. */
export async function handOut(cx: Context, permit: Authorised<Action>, { bytes, name }: { readonly bytes: Uint8Array; readonly name: string }, format: 'pdf' | 'docx' | 'xlsx'): Promise<Response> {
  await auditExport(cx, permit, `${name}.${format}`);
  return documentResponse(bytes, name, format);
}
