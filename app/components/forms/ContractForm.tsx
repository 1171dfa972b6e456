import type { ReactNode } from 'react';
import type { Contract } from '~/domain/shared/contract';
import { ContractFields, encTypeOf, type Known } from './ContractFields';
import { AlongField } from './AlongField';
import { HiddenField } from './HiddenField';
import { SigningFields } from './SigningFields';
import { DESK_LOOK, type FormLook } from './look';
import { type FormProps, VerbForm } from './VerbForm';

interface Props<Done> extends Pick<FormProps<Done>, 'state' | 'onDone' | 'className' | 'rereads'> {
  readonly contract: Contract;
  /** Address of the record; the contract's own part follows. Left out, the form is sent to the page it stands on. */
  readonly of?: string;
  readonly known?: Readonly<Record<string, Known>>;
  readonly look?: FormLook;
  /** What is special about the button here. */
  readonly danger?: boolean;
  readonly quiet?: boolean;
  readonly confirm?: string;
  readonly send?: string;
  /** Addresses of other forms of the page that must hold nothing unsaved. */
  readonly after?: readonly string[];
  /** Fields side by side, before the others. */
  readonly row?: readonly string[];
  /** Fields that are drawn by `children`, or not asked for here. */
  readonly without?: readonly string[];
  readonly children?: ReactNode;
}

/** The form of a verb as its contract says it: the same at the desk and on the phone. */
export function ContractForm<Done = void>({
  contract, of, known, look = DESK_LOOK, danger, quiet, confirm, send, after, row = [], without = [], children, ...form
}: Props<Done>) {
  const { at, fields, forever } = contract;
  const { photos, Send, back, photosFirst, onPhone } = look;
  const names = Object.keys(fields).filter((name) => !row.includes(name) && !without.includes(name));
  const rest = photosFirst ? names.toSorted((one, other) => Number(other === 'photos') - Number(one === 'photos')) : names;
  const address = at === '' ? of : `${of}/${at}`;
  return (
    <VerbForm {...form} waits={contract.waits} action={of === undefined ? undefined : address} encType={encTypeOf(fields)}>
      {back ? <HiddenField name="back" value={back} /> : <AlongField />}
      {row.length > 0 ? (
        <div className="fields-row">
          <ContractFields fields={fields} known={known} only={row} photos={photos} />
        </div>
      ) : null}
      <ContractFields fields={fields} known={known} only={rest} photos={photos} />
      {children}
      {contract.signs ? <SigningFields onPhone={onPhone} /> : null}
      <Send danger={danger} quiet={quiet} confirm={confirm ?? forever} after={after}>{send ?? contract.send}</Send>
    </VerbForm>
  );
}
