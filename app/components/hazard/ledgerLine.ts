import type { HazardGrade, HazardStage } from '~/domain/hazard/types';
import type { Day } from '~/domain/shared/day';

/** A hazard as the ledger shows it. */
export interface LedgerLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly workshopName: string;
  readonly postName: string;
  readonly foundDay: Day;
  readonly grade: HazardGrade | null;
  readonly responsibleName: string;
  readonly deadline: Day | null;
  readonly closedDay: Day | null;
  readonly daysOver: number;
  readonly stage: HazardStage;
  readonly waitsFor: string;
}
