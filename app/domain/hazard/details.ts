import { partsOf, UNDATED } from '../shared/stored';
import type { ActDetails, HazardAct, HazardVerb } from './types';

/** What stands for a part that an act of an earlier release does not have. */
const LACKING: ActDetails = {
  register: { responsibleId: '', responsibleName: '' },
  grade: { grade: 'general', basis: '', treatment: 'dated', deadline: UNDATED, confirmedByDirector: false, awaitsDirector: false },
  notify: { noticeNumber: '', requirement: '', responsibleId: '', responsibleName: '', deadline: UNDATED, fiveElements: null },
  receive: { remark: '' },
  rectify: { cause: '', measure: '', doneOn: UNDATED, cost: null, photos: [] },
  verify: { passed: false, standard: '', opinion: '', photos: [] },
  requestExtension: { deadline: UNDATED, reason: '' },
  decideExtension: { granted: false, deadline: UNDATED, reason: '' },
  handOver: { responsibleId: '', responsibleName: '' },
};

/** The details of an act as they stand in its row, before the verb says what they are. */
export const storedDetails = (stored: unknown): ActDetails[HazardVerb] => partsOf<ActDetails[HazardVerb]>(stored) as ActDetails[HazardVerb];

/** The details of an act of a verb, whichever release wrote them. */
export const readDetails = <V extends HazardVerb>(verb: V, stored: ActDetails[HazardVerb]): ActDetails[V] => ({ ...LACKING[verb], ...stored });

/** An act as its row keeps it. */
export type StoredAct = { readonly [K in keyof HazardAct]: HazardAct[K] };

/** The act of a row. */
export const readAct = (row: StoredAct): HazardAct => ({ ...row, details: readDetails(row.verb, row.details) }) as HazardAct;
