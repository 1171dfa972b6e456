import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { type FieldMissing, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { deadlineRefusal, type DeadlineRefusal, defaultDeadline } from './limits';
import { type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';
import type { ActDetails, FiveElements } from './types';

export interface NotifyInput {
  /** What must be put right, and how. */
  readonly requirement: string;
  readonly responsibleId: string;
  readonly responsibleName: string;
  /** Null keeps the graded deadline, or takes a fresh default when that one has passed. */
  readonly deadline: Day | null;
  readonly fiveElements: FiveElements | null;
  /** 即查即改 only: handed over on the spot, so that receipt is recorded with the issue. */
  readonly handedOver: boolean;
}

export type NotifyRefusal =
  | OrderRefusal
  | DeadlineRefusal
  | { readonly code: 'majorUnconfirmed' }
  | FieldMissing
  | { readonly code: 'fiveElementsMissing'; readonly missing: keyof FiveElements }
  | { readonly code: 'handOverDated' };

/** The notice without its number, which is reserved when it is written, and the receipt where it was handed over. */
export type Issued = readonly [{ readonly verb: 'notify'; readonly details: Omit<ActDetails['notify'], 'noticeNumber'> }, ...Deed<'receive'>[]];

const WORDED: readonly (keyof FiveElements)[] = ['measure', 'fund', 'contingency'];

/**
 * Issues the 整改通知单; nothing of it can change afterwards. A 重大 hazard needs the five of 五落实 (the three in words,
 * 责任人 and 时限 from the notice itself) and, where the rules say so, the director's confirmation before.
 */
export function notify(story: HazardStory, input: NotifyInput, who: Who, rules: Rules): Decision<Issued, NotifyRefusal> {
  const early = orderRefusal(story, ['graded'], who.today);
  if (early) return refused(early);
  const { grade, treatment, deadline: graded, pending } = story.hazard;
  if (!grade || !treatment) return refused({ code: 'wrongStage', stage: story.hazard.stage });
  if (pending === 'confirmation') return refused({ code: 'majorUnconfirmed' });
  const missing = lacking(HAZARD_CONTRACTS.notify, input);
  if (missing) return refused(missing);
  const element = grade === 'major' ? WORDED.find((element) => !input.fiveElements?.[element].trim()) : undefined;
  if (element) return refused({ code: 'fiveElementsMissing', missing: element });
  if (input.handedOver && treatment !== 'immediate') return refused({ code: 'handOverDated' });
  const standing = graded && graded >= who.today ? graded : defaultDeadline(grade, treatment, who.today, rules);
  const deadline = input.deadline ?? standing;
  const limit = deadlineRefusal(deadline, grade, treatment, who.today, rules);
  if (limit && (deadline !== graded || limit.code === 'deadlinePast')) return refused(limit);
  return decided([
    {
      verb: 'notify',
      details: {
        requirement: input.requirement.trim(),
        responsibleId: input.responsibleId,
        responsibleName: input.responsibleName,
        deadline,
        fiveElements: grade === 'major' ? input.fiveElements : null,
      },
    },
    ...(input.handedOver ? [{ verb: 'receive' as const, details: { remark: `即查即改，签发时当场交接给${input.responsibleName}` } }] : []),
  ]);
}
