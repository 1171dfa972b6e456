import { enterpriseIn } from 'db/repositories/paper/submissions';
import { type RegulatorPermit, regionsOf } from '~/domain/supervision/authority';
import type { InstrumentRefusal } from '~/domain/supervision/instrument';
import type { Context } from '../context';
import { type NotDone, severally } from '../severally';
import { type InstrumentInput, issueInstrument } from './issueInstrument';

/** Factories that are urged by one form at most: a page of them. */
const MOST = 50;

interface Urged {
  readonly id: string;
  readonly name: string;
}

/** Sends the same 提醒敦促函 to several factories of the region, each in its own chain: what is sent twice is done once, and one that is refused leaves the others sent. */
export async function urgeMany(
  cx: Context, permit: RegulatorPermit, ids: readonly string[], input: Omit<InstrumentInput, 'kind'>, key: string | null,
): Promise<{ readonly done: number; readonly left: readonly NotDone<Urged, InstrumentRefusal>[] }> {
  const rows: Urged[] = [];
  for (const id of [...new Set(ids)].slice(0, MOST)) rows.push({ id, name: (await enterpriseIn(cx.store.read, regionsOf(permit), id))?.name ?? '不在本辖区的企业' });
  const sender = { enterpriseId: permit.regulatorId, personId: permit.officerId };
  return severally<Urged, InstrumentRefusal>(cx, sender, { key, verb: 'regulator /supervision/owing' }, rows, ({ id }) => id, (sending, { id }) => issueInstrument(sending, permit, id, { ...input, kind: 'urging' }));
}
