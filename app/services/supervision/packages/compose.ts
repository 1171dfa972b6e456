import { scopeOf } from 'db/repositories/scope';
import { dayOf } from '~/domain/shared/instant';
import type { Answered } from '~/domain/supervision/packages';
import type { SubmissionKind } from '~/domain/supervision/types';
import type { Context } from '../../context';
import { majorRisk, results } from './hazardPackages';
import { riskList } from './lists';
import type { Composer, Package } from './package';
import { monthly, weekly } from './periods';
import { responsibility, selfCheck } from './responsibility';

const COMPOSERS: Readonly<Record<SubmissionKind, Composer>> = { riskList, responsibility, weekly, monthly, selfCheck, majorRisk, results };

/** A package of the factory as it would be sent now; null where there is nothing of the kind under this key. */
export function compose(cx: Pick<Context, 'store' | 'site' | 'now'>, enterpriseId: string, kind: SubmissionKind, key: string, answers: Readonly<Record<string, Answered>> = {}): Promise<Package | null> {
  const at = cx.now();
  return COMPOSERS[kind]({ cx, scope: scopeOf(cx.store, enterpriseId), key, answers, at, today: dayOf(at) });
}
