import { bureauSettingsOf, officersOf } from 'db/repositories/paper/bureaus';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { levelsBelow } from '~/domain/supervision/bureaus';
import type { Context } from '~/services/context';

/** One's own bureau and those below with their officers; who does not lead sees their own bureau alone. One query. */
export async function bureausPage(cx: Pick<Context, 'store'>, permit: RegulatorPermit) {
  const bureaus = permit.isLead ? permit.bureaus : permit.bureaus.slice(0, 1);
  const officers = await officersOf(cx.store.read, bureaus.map(({ id }) => id));
  return { bureaus: bureaus.map((bureau) => ({ ...bureau, officers: officers.filter(({ regulatorId }) => regulatorId === bureau.id) })), isLead: permit.isLead, levels: levelsBelow(permit.level), self: permit.officerId };
}

/** What the own bureau set for itself. One query. */
export const bureauSettingsPage = async (cx: Pick<Context, 'store'>, { regulatorId, regulatorName: name, isLead }: RegulatorPermit) => ({ settings: await bureauSettingsOf(cx.store.read, regulatorId), name, isLead });
