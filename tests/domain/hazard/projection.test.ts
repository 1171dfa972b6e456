import { describe, expect, it } from 'vitest';
import { decideExtension } from '~/domain/hazard/decideExtension';
import { grade } from '~/domain/hazard/grade';
import { notify } from '~/domain/hazard/notify';
import { projectHazard } from '~/domain/hazard/projection';
import { receive } from '~/domain/hazard/receive';
import { rectify } from '~/domain/hazard/rectify';
import { requestExtension } from '~/domain/hazard/requestExtension';
import type { HazardStory, Who } from '~/domain/hazard/story';
import { HAZARD_GRADES, HAZARD_STAGES, type HazardVerb, TREATMENTS } from '~/domain/hazard/types';
import { verify } from '~/domain/hazard/verify';
import { defaultRules } from '~/domain/rulepack/pack';
import type { Decision } from '~/domain/shared/decision';
import { addDays, type Day } from '~/domain/shared/day';
import { act, director, head, officer, registered, story, TODAY } from './sample';

const rules = defaultRules();

/** Repeatable chance: the same seed gives the same walk. */
function chance(seed: number) {
  let state = seed;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return { one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T, often: (share: number) => next() < share };
}

type Proposed = { verb: HazardVerb; details: object }[];

/** Tries one verb, picked at random, on the story; what it decides, or nothing when it refuses. */
function attempt(now: HazardStory, today: Day, dice: ReturnType<typeof chance>): { by: Who; acts: Proposed } | null {
  const by = { ...dice.one([officer, director, head]), today };
  const some = <Fact>(decision: Decision<Fact, unknown>): Fact | null => (decision.ok ? decision.fact : null);
  const one = (deed: { verb: HazardVerb; details: object } | null): Proposed => (deed ? [deed] : []);
  const input = { grade: dice.one(HAZARD_GRADES), basis: '依据', treatment: dice.one(TREATMENTS), deadline: null };
  const acts: Proposed = dice.one([
    () => one(some(grade(now, input, by, rules))),
    () =>
      (some(notify(now, { requirement: '改', responsibleId: 'head', responsibleName: '吴建华', deadline: null, handedOver: dice.often(0.3), fiveElements: { measure: '一', fund: '二', contingency: '三' } }, by, rules)) ?? []).map(
        (deed) => ({ verb: deed.verb, details: { noticeNumber: 'ZG-2026-0001', ...deed.details } }),
      ),
    () => one(some(receive(now, { remark: '' }, by))),
    () => one(some(rectify(now, { cause: '因', measure: '措', doneOn: today, photos: ['p'] }, by, rules))),
    () => one(some(verify(now, { passed: dice.often(0.4), standard: '标', opinion: '见', photos: [] }, by, rules))),
    () => one(some(requestExtension(now, { deadline: addDays(today, 40), reason: '由' }, by))),
    () => one(some(decideExtension(now, { granted: dice.often(0.5), reason: '由' }, by))),
  ])();
  return acts.length > 0 ? { by, acts } : null;
}

describe('the fold of the acts', () => {
  it('never skips a stage and is closed exactly when a passed verification exists, on any legal walk', () => {
    let closedWalks = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = chance(seed);
      let later: ReturnType<typeof act>[] = [];
      let now = registered();
      let today = TODAY;
      for (let step = 0; step < 60; step += 1) {
        if (dice.often(0.2)) today = addDays(today, dice.one([1, 2, 5]));
        const done = attempt(now, today, dice);
        if (!done) continue;
        for (const deed of done.acts) {
          const before = now.hazard;
          later = [...later, { verb: deed.verb, actorId: done.by.personId, details: deed.details, day: today } as unknown as ReturnType<typeof act>];
          now = story(...later);
          const [from, to] = [HAZARD_STAGES.indexOf(before.stage), HAZARD_STAGES.indexOf(now.hazard.stage)];
          expect(to <= from + 1, `${before.stage} → ${now.hazard.stage}`).toBe(true);
          if (to < from) expect([before.stage, now.hazard.stage]).toEqual(['awaitingVerification', 'rectifying']);
          expect(now.hazard.version).toBe(before.version + 1);
        }
        const passed = now.acts.some((one) => one.verb === 'verify' && one.details.passed);
        expect(now.hazard.closedDay !== null).toBe(passed);
        expect(now.hazard.stage === 'closed').toBe(passed);
      }
      if (now.hazard.stage === 'closed') closedWalks += 1;
      now.acts.slice(1).forEach((one, index) => expect(one.day >= now.acts[index]!.day).toBe(true));
    }
    expect(closedWalks).toBeGreaterThan(50);
  });

  it('takes a story only from its registration on, and once', () => {
    expect(() => projectHazard([])).toThrow(RangeError);
    expect(() => projectHazard([act('grade')])).toThrow(RangeError);
    expect(() => projectHazard([act('register'), act('register')])).toThrow(RangeError);
  });
});
