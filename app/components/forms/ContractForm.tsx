import type { ReactNode } from 'react';
import type { Contract } from '~/domain/shared/contract';
import { ContractFields, encTypeOf, type Known } from './ContractFields';
import { PhotosField } from './PhotosField';
import { SubmitButton } from './SubmitButton';
import { type FormProps, VerbForm } from './VerbForm';

interface Props<Done> extends Pick<FormProps<Done>, 'state' | 'onDone' | 'className' | 'rereads'> {
  readonly contract: Contract;
  /** Address of the record; the contract's own part follows. Left out, the form is sent to the page it stands on. */
  readonly of?: string;
  readonly known?: Readonly<Record<string, Known>>;
  /** What is special about the button here. */
  readonly danger?: boolean;
  readonly quiet?: boolean;
  readonly confirm?: string;
  readonly send?: string;
  /** Fields side by side, before the others. */
  readonly row?: readonly string[];
  /** Fields that are drawn by `children`, or not asked for here. */
  readonly without?: readonly string[];
  readonly children?: ReactNode;
}

/** The form of a verb as its contract says it. */
export function ContractForm<Done = void>({ contract, of, known, danger, quiet, confirm, send, row = [], without = [], children, ...form }: Props<Done>) {
  const { at, fields, forever } = contract;
  const rest = Object.keys(fields).filter((name) => !row.includes(name) && !without.includes(name));
  return (
    <VerbForm {...form} action={of === undefined ? undefined : `${of}/${at}`} encType={encTypeOf(fields)}>
      {row.length > 0 ? (
        <div className="fields-row">
          <ContractFields fields={fields} known={known} only={row} photos={PhotosField} />
        </div>
      ) : null}
      <ContractFields fields={fields} known={known} only={rest} photos={PhotosField} />
      {children}
      <SubmitButton danger={danger} quiet={quiet} confirm={confirm ?? forever}>{send ?? contract.send}</SubmitButton>
    </VerbForm>
  );
}
