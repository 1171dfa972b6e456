import { grade, type GradeInput, type GradeRefusal } from '~/domain/hazard/grade';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import { actOnHazard } from './actOnHazard';

/** Grades a hazard; given by the director, a 重大 grade is also its confirmation. */
export function gradeHazard(
  cx: Context,
  permit: Authorised<'hazard.grade'>,
  id: string,
  input: GradeInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | GradeRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who, rules }) => grade(story, input, who, rules));
}
