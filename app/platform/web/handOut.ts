import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { auditExport } from '~/services/audit/auditExport';
import type { Context } from '~/services/context';
import { issueFile } from '~/services/papers/issueFile';
import type { NamedFile } from '~/services/papers/render';
import { documentResponse } from './respond';

/** A document for somebody of a factory; that it was handed out is written down before its first byte leaves, and of a paper in the register which bytes. */
export async function handOut(cx: Context, permit: Authorised<Action>, { bytes, name, contentHash = '' }: NamedFile, format: 'pdf' | 'docx' | 'xlsx'): Promise<Response> {
  await issueFile(cx, permit, { bytes, contentHash, format });
  await auditExport(cx, permit, `${name}.${format}`);
  return documentResponse(bytes, name, format);
}
