import { grade, type GradeInput, type GradeRefusal } from '~/domain/hazard/grade';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { commitDeeds, openStory } from './story';

/** Grades a hazard; given by the director, a 重大 grade is also its confirmation. */
export function gradeHazard(
  cx: Context,
  leave: Authorised<'hazard.grade'>,
  id: string,
  input: GradeInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | GradeRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | GradeRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = grade(opened.fact.story, input, opened.fact.who, opened.fact.rules);
    if (!decision.ok) return refused(decision.refusal);
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact]);
    return decided({ id });
  });
}
