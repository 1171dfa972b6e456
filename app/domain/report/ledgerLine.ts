import type { HazardGrade, HazardStage } from '../hazard/types';
import type { Day } from '../shared/day';
import type { Figures } from './ledgerColumns';

/** A hazard as a line of the 整改台账 shows it, its figures by name. */
export interface LedgerLine extends Figures {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly riskPoint: string | null;
  readonly workshopName: string;
  readonly postName: string;
  readonly foundDay: Day;
  readonly grade: HazardGrade | null;
  readonly responsibleName: string;
  readonly deadline: Day | null;
  readonly closedDay: Day | null;
  /** Days past the deadline while it is open; 0 when it is not overdue. */
  readonly daysOver: number;
  readonly stage: HazardStage;
  /** Who must do what next; empty when closed. */
  readonly waitsFor: string;
}
