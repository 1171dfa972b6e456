import type { Actor } from '../shared/actor';
import type { Bureau, BureauLevel, OfficerRole } from './bureaus';

declare const authority: unique symbol;

/** Permit of a regulator's officer: to read and answer what factories of the region submitted, and nothing else. */
export interface RegulatorPermit {
  readonly [authority]: true;
  readonly regulatorId: string;
  readonly regulatorName: string;
  readonly region: string;
  readonly officerId: string;
  /** Whether the officer makes bureaus and officers. */
  readonly isLead: boolean;
  readonly level: BureauLevel | null;
  /** The officer's own bureau first, then all below it: what those received and sent is read here too. */
  readonly bureaus: readonly Bureau[];
  /** Its officers sign in with a second factor. */
  readonly secondFactor: boolean;
  readonly actor: Actor;
}

/** Made from the officer's own row only; `below` are the bureaus under it. An officer from before roles leads. */
export function authoriseOfficer(
  officer: { id: string; name: string; title: string; role?: OfficerRole | null }, regulator: Pick<Bureau, 'id' | 'name' | 'region'> & Partial<Pick<Bureau, 'upperId' | 'level'>> & { secondFactorFrom?: string | null }, below: readonly Bureau[] = [],
): RegulatorPermit {
  const { id, name, region, upperId = null, level = null } = regulator;
  const bureaus: readonly Bureau[] = [{ id, name, region, upperId, level }, ...below];
  const actor: Actor = { kind: 'regulator', id: officer.id, name: officer.name, title: `${regulator.name} ${officer.title}` };
  return { regulatorId: regulator.id, regulatorName: regulator.name, region: regulator.region, officerId: officer.id, isLead: officer.role !== 'officer', level, bureaus, secondFactor: (regulator.secondFactorFrom ?? null) !== null, actor } as RegulatorPermit;
}

/** The regions an officer reads: that of the own bureau and those below. */
export const regionsOf = ({ bureaus }: Pick<RegulatorPermit, 'bureaus'>): readonly string[] => bureaus.map(({ region }) => region);

/** Which of the bureaus in reach an address asks for: one's own, one below, or all of them with `all`. */
export function bureausAsked({ bureaus }: Pick<RegulatorPermit, 'bureaus'>, of: string | null): { readonly of: string; readonly ids: readonly string[]; readonly regions: readonly string[] } {
  const chosen = of === 'all' ? bureaus : bureaus.filter(({ id }) => id === of);
  const asked = chosen.length > 0 ? chosen : bureaus.slice(0, 1);
  return { of: chosen.length > 0 && of !== null ? of : '', ids: asked.map(({ id }) => id), regions: asked.map(({ region }) => region) };
}
