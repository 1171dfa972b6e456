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
  does: (cx, permit, _params, { foundDay, responsibleId, ...facts }) => registerHazard(cx, permit, { ...facts, foundDay: foundDay ?? permit.today, responsibleId: responsibleId || null }),
  to: ({ id }) => `/hazards/${id}`,
});

export const snapshot = verb({
  of: '/my',
  words: HAZARD_REFUSALS,
  contract: HAZARD_CONTRACTS.snapshot,
  needs: 'factory',
  unnamed: 'anonymous',
  does: (cx, permit, _params, { anonymous: _, ...facts }) => registerHazard(cx, permit, { ...facts, description: facts.description || facts.title, source: 'snapshot', foundDay: permit.today, responsibleId: null }),
  tells: () => null,
  to: ({ number }) => `/my/report?reported=${number}`,
});

export const grading = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.grade, needs: 'hazard.grade', does: (cx, permit, params, input) => gradeHazard(cx, permit, idOf(params), input) });

export const notice = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.notify,
  needs: 'hazard.notify',
  does: (cx, permit, params, { measure, fund, contingency, ...input }) => notifyHazard(cx, permit, idOf(params), { ...input, fiveElements: { measure, fund, contingency } }),
});

export const receipt = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.receive, needs: 'hazard.receive', does: (cx, permit, params, input) => receiveHazard(cx, permit, idOf(params), input) });

export const rectification = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.rectify,
  needs: 'hazard.rectify',
  does: (cx, permit, params, input) => rectifyHazard(cx, permit, idOf(params), input),
});

export const verification = verb({ ...OF_HAZARD, contract: HAZARD_CONTRACTS.verify, needs: 'hazard.verify', does: (cx, permit, params, input) => verifyHazard(cx, permit, idOf(params), input) });

export const extension = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.requestExtension,
  needs: 'hazard.requestExtension',
  does: (cx, permit, params, input) => requestExtensionOf(cx, permit, idOf(params), input),
});

export const extensionDecision = verb({
  ...OF_HAZARD,
  contract: HAZARD_CONTRACTS.decideExtension,
  needs: 'hazard.decideExtension',
  does: (cx, permit, params, input) => decideExtensionOf(cx, permit, idOf(params), input),
});
