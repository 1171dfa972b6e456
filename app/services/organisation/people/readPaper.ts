import { evidenceOf } from 'db/repositories/paper/evidence';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '../../context';
import { evidenceKey } from '../../evidence/evidenceKey';

/** The bytes of an appointment's paper; null when there is no such appointment or no paper, or when the permit ends at a workshop. */
export async function readPaper(cx: Context, permit: Authorised<'organisation.view'>, appointmentId: string): Promise<{ bytes: Buffer; mediaType: string; name: string } | null> {
  if (permit.reach !== 'enterprise') return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const appointment = await peopleOf(scope).appointment(appointmentId);
  if (!appointment?.paperHash) return null;
  const [onFile, bytes] = await Promise.all([evidenceOf(scope).byHash(appointment.paperHash), cx.storage.get(evidenceKey(permit.enterpriseId, appointment.paperHash))]);
  return onFile && bytes ? { bytes, mediaType: onFile.mediaType, name: appointment.paperName ?? onFile.originalName } : null;
}
