import { hazardsOf } from 'db/repositories/hazard/hazards';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { reachedBy, reminderText, rungOn } from '~/domain/hazard/remind';
import type { Hazard } from '~/domain/hazard/types';
import type { Roster } from '~/domain/organisation/people/roster';
import { addDays } from '~/domain/shared/day';
import { type Due, reminding } from './remind';

/**
 * Climbs the ladder of every open hazard near or past its deadline. Each rung is reached once for each deadline; the event
 * `hazard.reminded` names everybody who was reminded. Answers how many reminders were new.
 */
export const remindHazards = reminding(async ({ scope, today }, staff) => {
  const { ladder } = (await rulesFor(scope)).reminders;
  const near = await hazardsOf(scope).openDueBy(addDays(today, ladder.ahead));
  if (near.length === 0) return [];
  const { roster, names } = await staff();
  return near.flatMap((hazard): Due[] => {
    const rung = rungOn(hazard, today, ladder);
    const { deadline } = hazard;
    if (!rung || !deadline) return [];
    const text = reminderText({ ...hazard, deadline }, today);
    return [{
      kind: 'hazardDeadline',
      key: `hazard:${hazard.id}:${deadline}:${rung.step}`,
      to: [...new Set(reachedBy(rung, ladder).flatMap((whom) => peopleAt(whom, hazard, roster)))].filter((id) => names.has(id)),
      text,
      link: `/hazards/${hazard.id}`,
      dueDay: deadline,
      told: (recipients) => ({ type: 'hazard.reminded', subject: { kind: 'hazard', id: hazard.id }, payload: { number: hazard.number, step: rung.step, deadline, text, recipients } }),
    }];
  });
});

function peopleAt(whom: ReturnType<typeof reachedBy>[number], hazard: Hazard, roster: Roster): readonly string[] {
  switch (whom) {
    case 'responsible': return [hazard.responsibleId];
    case 'workshopHead': return roster.headsOf(hazard.workshopId);
    case 'director': return roster.appointed('director');
    case 'principal': return roster.appointed('principal');
  }
}
