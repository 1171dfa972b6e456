import { type Snapshot, toldBy } from '../../shared/standing';

/** A workshop, team or post as its forms know it; a workshop belongs nowhere, and only a post may be without a team. */
export interface NodeStands {
  readonly name: string;
  readonly version: number;
  readonly workshopId?: string;
  readonly teamId?: string | null;
  readonly dueTime?: string;
}

/** What the fields of the forms of a node are called. */
export const NODE_LABELS = { name: '名称', place: '位置', dueTime: '每日检查时限' } as const;

/** Where a post may belong, as a form posts it: `workshopId` or `workshopId/teamId`. */
export const placeValue = (workshopId: string, teamId?: string | null): string => (teamId ? `${workshopId}/${teamId}` : workshopId);

/** Where something belongs: `挤塑车间 › 甲班`. */
export const placeWords = (workshop: string, within?: string | null): string => (within ? `${workshop} › ${within}` : workshop);

const told = toldBy(NODE_LABELS);

/** What a workshop, team or post says now; `workshop` and `team` are the names of where it belongs. */
export function nodeStanding({ name, version, workshopId, teamId, dueTime }: NodeStands, workshop: string, team: string): Snapshot {
  const place = workshopId ? [{ field: teamId === undefined ? 'workshopId' : 'place', label: NODE_LABELS.place, text: placeWords(workshop, team), value: placeValue(workshopId, teamId) }] : [];
  return {
    lock: { version: String(version) },
    lines: [told('name', name), ...place, ...(dueTime ? [told('dueTime', dueTime)] : [])],
  };
}
