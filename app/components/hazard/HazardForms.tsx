import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import type { FormLook } from '~/components/forms/look';
import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import type { Hazard, HazardGrade, HazardVerb } from '~/domain/hazard/types';
import type { Contract } from '~/domain/shared/contract';
import type { Day } from '~/domain/shared/day';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the forms need of the file of a hazard. */
export interface VerbFormProps {
  readonly hazard: Hazard;
  readonly today: Day;
  readonly people: readonly Choice[];
  readonly grades: readonly { readonly value: HazardGrade; readonly label: string; readonly hint: string }[];
  readonly defaults: { readonly noticeDeadline: Day | null; readonly extensionFrom: Day | null };
  readonly needsPhoto: boolean;
}

export type FormVerb = Exclude<HazardVerb, 'register' | 'handOver'>;

/** 五落实: what a notice asks for besides, of a 重大 hazard. */
const FIVE = ['measure', 'fund', 'contingency'] as const;

/** What this hazard says of the fields of each verb. */
function knownOf(verb: FormVerb, { hazard, today, people, grades, defaults, needsPhoto }: VerbFormProps): Readonly<Record<string, Known>> {
  const version = { value: hazard.version };
  switch (verb) {
    case 'grade': {
      const deadline = { min: today, value: hazard.pending === 'confirmation' ? hazard.deadline : undefined };
      return { version, deadline, grade: { options: grades, value: hazard.grade, stacked: true }, treatment: { value: hazard.treatment } };
    }
    case 'notify': {
      const five = Object.fromEntries(FIVE.map((name) => [name, { required: true }]));
      return { version, ...five, responsibleId: { options: people, value: hazard.responsibleId }, deadline: { required: true, min: today, value: defaults.noticeDeadline } };
    }
    case 'rectify':
      return { version, doneOn: { min: hazard.foundDay, max: today, value: today }, photos: { required: needsPhoto } };
    case 'requestExtension':
      return { version, deadline: { min: defaults.extensionFrom ?? undefined } };
    case 'receive':
    case 'verify':
    case 'decideExtension':
      return { version };
  }
}

/** The form of one verb of a hazard, from its contract: the same at the desk and on the phone. */
export function HazardForm({ verb, look, ...props }: VerbFormProps & { verb: FormVerb; look: FormLook }) {
  const { hazard } = props;
  const contract: Contract = HAZARD_CONTRACTS[verb];
  const known = knownOf(verb, props);
  const { fields, send } = contract;
  const confirming = verb === 'grade' && hazard.pending === 'confirmation';
  return (
    <ContractForm
      contract={contract} of={`/hazards/${hazard.id}`} known={known} look={look} quiet={verb === 'requestExtension'} send={confirming ? '确认定级' : send}
      without={verb === 'notify' ? [...FIVE, 'handedOver'] : []}
    >
      {verb === 'notify' && hazard.grade === 'major' ? (
        <fieldset className="field-group">
          <legend>五落实</legend>
          <p className="soft">责任人和时限见上；还须落实措施、资金和应急预案，缺一项不能签发。</p>
          <ContractFields fields={fields} known={known} only={FIVE} />
        </fieldset>
      ) : null}
      {verb === 'notify' && hazard.treatment === 'immediate' ? <ContractFields fields={fields} known={known} only={['handedOver']} /> : null}
    </ContractForm>
  );
}
