import type { ReactNode } from 'react';
import { ContractFields, encTypeOf, type Known, type PhotosAs } from '~/components/forms/ContractFields';
import { HiddenField } from '~/components/forms/HiddenField';
import { VerbForm } from '~/components/forms/VerbForm';
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

/** How forms look where they stand: at the desk or on the phone. */
export interface FormLook {
  readonly photos: PhotosAs;
  readonly Send: (props: { readonly children: ReactNode; readonly quiet?: boolean; readonly confirm?: string }) => ReactNode;
  /** Where a verb leads back to; its own way when left out. */
  readonly back?: string;
  /** Whether photos come first: they are taken on the spot. */
  readonly photosFirst?: boolean;
}

export type FormVerb = Exclude<HazardVerb, 'register'>;

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

/** Fields that this hazard has no use for. */
function leftOut(verb: FormVerb, hazard: Hazard): readonly string[] {
  if (verb !== 'notify') return [];
  return [...FIVE, ...(hazard.treatment === 'immediate' ? [] : ['handedOver'])];
}

/** The form of one verb of a hazard, from its contract: the same at the desk and on the phone. */
export function HazardForm({ verb, look, ...props }: VerbFormProps & { verb: FormVerb; look: FormLook }) {
  const { hazard } = props;
  const { at, fields, send, forever }: Contract = HAZARD_CONTRACTS[verb];
  const known = knownOf(verb, props);
  const without = leftOut(verb, hazard);
  const names = Object.keys(fields).filter((name) => !without.includes(name) && name !== 'handedOver');
  const only = look.photosFirst ? names.toSorted((one, other) => Number(other === 'photos') - Number(one === 'photos')) : names;
  const confirming = verb === 'grade' && hazard.pending === 'confirmation';
  return (
    <VerbForm action={`/hazards/${hazard.id}/${at}`} encType={encTypeOf(fields)}>
      {look.back ? <HiddenField name="back" value={look.back} /> : null}
      <ContractFields fields={fields} known={known} only={only} photos={look.photos} />
      {verb === 'notify' && hazard.grade === 'major' ? (
        <fieldset className="field-group">
          <legend>五落实</legend>
          <p className="soft">责任人和时限见上；还须落实措施、资金和应急预案，缺一项不能签发。</p>
          <ContractFields fields={fields} known={known} only={FIVE} />
        </fieldset>
      ) : null}
      {verb === 'notify' && hazard.treatment === 'immediate' ? <ContractFields fields={fields} known={known} only={['handedOver']} /> : null}
      <look.Send quiet={verb === 'requestExtension'} confirm={forever}>{confirming ? '确认定级' : send}</look.Send>
    </VerbForm>
  );
}
