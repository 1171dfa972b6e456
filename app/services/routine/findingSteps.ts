import type { Serials, Step } from 'db/dialect/store';
import { hazardNumber, hazardSeries } from '~/domain/hazard/numbers';
import { titleOf } from '~/domain/hazard/title';
import type { RiskItem } from '~/domain/risk/types';
import type { Answer } from '~/domain/routine/types';
import type { Actor } from '~/domain/shared/actor';
import type { Day } from '~/domain/shared/day';
import { dayOf, type Instant } from '~/domain/shared/instant';
import { registerWrites } from '../hazards/registerWrites';
import type { Responsible } from './responsible';

/** One 不符合 row with what its hazard needs. */
export interface Finding {
  /** The row of the list it was found at; `lineId` null where it stands in no risk list. */
  readonly item: Pick<RiskItem, 'id' | 'riskPoint'> & { readonly lineId: string | null };
  readonly answer: Answer;
  readonly hazardId: string;
  readonly actId: string;
  readonly responsible: Responsible;
}

export interface FindingPlace {
  readonly enterpriseId: string;
  readonly source: 'daily' | 'weekly';
  /** The first record of the post and day, the source of every hazard of that day, corrections included; or the weekly report. */
  readonly sourceRecordId: string;
  readonly workshopId: string;
  readonly workshopName: string;
  readonly postId: string;
  readonly postName: string;
  readonly day: Day;
  readonly actor: Actor;
  readonly at: Instant;
}

/** How many hazard numbers to reserve for so many findings. */
export const reserveHazards = (at: Instant, count: number): Record<string, number> => (count === 0 ? {} : { [hazardSeries(dayOf(at))]: count });

/** One registration for each finding, numbered in the order of the list, after the `before` that were numbered first. */
export function findingSteps(place: FindingPlace, findings: readonly Finding[], serials: Serials, before = 0): Step[] {
  const today = dayOf(place.at);
  return findings.map(({ item, answer, hazardId, actId, responsible }, index) =>
    registerWrites({
      enterpriseId: place.enterpriseId,
      actor: place.actor,
      at: place.at,
      hazardId,
      actId,
      number: hazardNumber(today, serials[hazardSeries(today)]! + before + index),
      found: {
        source: place.source,
        sourceRecordId: place.sourceRecordId,
        sourceItemId: item.id,
        riskLineId: item.lineId,
        workshopId: place.workshopId,
        workshopName: place.workshopName,
        postId: place.postId,
        postName: place.postName,
        title: titleOf(answer.description) || `${item.riskPoint}不符合`,
        riskPoint: item.riskPoint,
        description: answer.description,
        immediateMeasure: answer.immediateMeasure,
        photos: answer.photos,
        responsibleId: responsible.id,
        responsibleName: responsible.name,
        foundBy: place.actor.id,
        foundByName: place.actor.name,
        foundDay: place.day,
      },
    }),
  );
}
