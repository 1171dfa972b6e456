import type { Actor } from '../shared/actor';

declare const authority: unique symbol;

/** Permit of a regulator's officer: to read and answer what factories of the region submitted, and nothing else. */
export interface RegulatorPermit {
  readonly [authority]: true;
  readonly regulatorId: string;
  readonly regulatorName: string;
  readonly region: string;
  readonly officerId: string;
  /** Its officers sign in with a second factor. */
  readonly secondFactor: boolean;
  readonly actor: Actor;
}

/** Made from the officer's own row only. */
export function authoriseOfficer(officer: { id: string; name: string; title: string }, regulator: { id: string; name: string; region: string; secondFactorFrom?: string | null }): RegulatorPermit {
  const actor: Actor = { kind: 'regulator', id: officer.id, name: officer.name, title: `${regulator.name} ${officer.title}` };
  return { regulatorId: regulator.id, regulatorName: regulator.name, region: regulator.region, officerId: officer.id, secondFactor: (regulator.secondFactorFrom ?? null) !== null, actor } as RegulatorPermit;
}
