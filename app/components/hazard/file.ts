import type { NextStep } from '~/domain/hazard/nextStep';
import type { HazardAct, HazardVerb } from '~/domain/hazard/types';
import type { Day } from '~/domain/shared/day';
import type { VerbFormProps } from './HazardForms';

/** The file of a hazard as its components take it. */
export interface HazardFileProps extends VerbFormProps {
  readonly sweptIn?: { readonly id: string; readonly period: Day } | null;
  readonly acts: readonly HazardAct[];
  readonly step: NextStep | null;
  readonly daysOver: number;
  readonly gradeName: string;
  readonly noticeNumber: string | null;
  readonly form: HazardVerb | null;
  readonly notYou: string;
  readonly mayRegrade: boolean;
  readonly mayRequestExtension: boolean;
  readonly extension: { readonly deadline: Day; readonly reason: string; readonly by: string; readonly mayDecide: boolean } | null;
}

/** The part of a file the forms take. */
export const formProps = ({ hazard, today, people, grades, defaults, needsPhoto }: HazardFileProps): VerbFormProps => ({ hazard, today, people, grades, defaults, needsPhoto });
