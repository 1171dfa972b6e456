import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import { HAZARD_REFUSALS } from '~/domain/hazard/refusals';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { type Params, verb } from './verb';

/** A verb of one hazard leads back to it. */
const OF_HAZARD = { of: '/hazards/:id', words: HAZARD_REFUSALS, to: ({ id }: { id: string }) => `/hazards/${id}` } as const;
const idOf = ({ id }: Params): string => id!;

export const registration = verb({
  of: '/hazards',
  words: HAZARD_REFUSALS,
  contract: HAZARD_CONTRACTS.register,
  needs: 'hazard.register',
  does: (cx, leave, _params, { foundDay, responsibleId, ...facts }) => registerHazard(cx, leave, { ...facts, foundDay: foundDay ?? leave.today, responsibleId: responsibleId || null }),
  to: ({ id }) => `/hazards/${id}`,
});

export const snapshot = verb({
  of: '/my',
  words: HAZARD_REFUSALS,
  contract: HAZARD_CONTRACTS.snapshot,
  needs: 'hazard.register',
  waits: true,
  does: (cx, leave, _params, facts) => registerHazard(cx, leave, { ...facts, source: 'snapshot', foundDay: leave.today, responsibleId: null }),
  to: ({ number }) => `/my/report?reported=${number}`,
});

export const grading = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.grade, needs: 'hazard.grade', does: (cx, leave, params, input) => gradeHazard(cx, leave, idOf(params), input) });

export const notice = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.notify,
  needs: 'hazard.notify',
  does: (cx, leave, params, { measure, fund, contingency, ...input }) => notifyHazard(cx, leave, idOf(params), { ...input, fiveElements: { measure, fund, contingency } }),
});

export const receipt = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.receive, needs: 'hazard.receive', waits: true, does: (cx, leave, params, input) => receiveHazard(cx, leave, idOf(params), input) });

export const rectification = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.rectify,
  needs: 'hazard.rectify',
  waits: true,
  does: (cx, leave, params, input) => rectifyHazard(cx, leave, idOf(params), input),
});

export const verification = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.verify, needs: 'hazard.verify', does: (cx, leave, params, input) => verifyHazard(cx, leave, idOf(params), input) });

export const extension = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.requestExtension,
  needs: 'hazard.requestExtension',
  does: (cx, leave, params, input) => requestExtensionOf(cx, leave, idOf(params), input),
});

export const extensionDecision = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.decideExtension,
  needs: 'hazard.decideExtension',
  does: (cx, leave, params, input) => decideExtensionOf(cx, leave, idOf(params), input),
});
