import type { FormState } from '~/components/forms/state';
import { ORGANISATION_REFUSALS, type OrganisationRefusal } from '~/domain/organisation/refusals';
import { explain } from '~/domain/shared/refusal';
import { notFound, refuse } from './respond';

/** Answers a refused verb of the organisation: 404 for what is not there, both versions for what moved on, else the sentence. */
export function refuseOrganisation(refusal: OrganisationRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  return refuse(explain(ORGANISATION_REFUSALS, refusal), values, refusal.code === 'movedOn' ? refusal.now : undefined);
}
