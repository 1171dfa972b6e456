import type { organisationOf } from 'db/repositories/organisation';
import type { MovedOn } from '~/domain/organisation/refusals';
import { refused } from '~/domain/shared/decision';

interface Node {
  readonly name: string;
  readonly version: number;
  readonly workshopId?: string;
  readonly teamId?: string | null;
  readonly dueTime?: string;
}

/** The refusal of a form that was opened before a workshop, team or post was changed, with what the node is now. */
export async function nodeMoved(tree: ReturnType<typeof organisationOf>, { name, version, workshopId, teamId, dueTime }: Node): Promise<{ ok: false; refusal: MovedOn }> {
  const [workshop, team] = await Promise.all([workshopId ? tree.workshop(workshopId) : null, teamId ? tree.team(teamId) : null]);
  return refused({
    code: 'movedOn',
    now: {
      lock: { version: String(version) },
      lines: [
        { field: 'name', label: '名称', text: name },
        ...(workshop ? [{ field: teamId === undefined ? 'workshopId' : 'place', label: '位置', text: [workshop.name, team?.name].filter(Boolean).join(' ') }] : []),
        ...(dueTime ? [{ field: 'dueTime', label: '每日检查时限', text: dueTime }] : []),
      ],
    },
  });
}
