import type { ReactElement, ReactNode } from 'react';
import { type Choice, type Field as Asked, type Fields, rowIn, type RowsField } from '~/domain/shared/fields';
import { CheckboxField } from './CheckboxField';
import { useFormFrame } from './context';
import { DateField } from './DateField';
import type { FieldProps } from './Field';
import { FileField } from './FileField';
import { HiddenField } from './HiddenField';
import { NumberField } from './NumberField';
import { RadioField } from './RadioField';
import { SelectField } from './SelectField';
import { TextAreaField } from './TextAreaField';
import { typedAll } from './state';
import { TextField } from './TextField';

/** What a page knows of a field and the contract does not: what stands in it, its bounds, the records to choose from. */
export interface Known {
  readonly value?: string | number | readonly string[] | null;
  readonly min?: string;
  readonly max?: string;
  readonly options?: readonly Choice[];
  /** Asked for here, or not, whatever the contract says of it in general. */
  readonly required?: boolean;
  readonly help?: ReactNode;
  readonly label?: string;
  readonly stacked?: boolean;
  /** Choices as a list, however few they are. */
  readonly listed?: boolean;
  /** What a list of records says where none is chosen. */
  readonly none?: string;
  /** Lines of a text. */
  readonly lines?: number;
}

/** How a field of photos is drawn: at the desk, on the phone. */
export type PhotosAs = (props: FieldProps) => ReactNode;

/** From so many choices on they are a list. */
const LISTED_FROM = 5;

/** The rows of a form that came back, as fields under one another: what a page drew beside them is not known here. */
function RowsAgain({ field, Photos }: { field: RowsField; Photos: PhotosAs | undefined }) {
  const { values = {} } = useFormFrame().state ?? {};
  const rows = Object.keys(values).flatMap((posted) => rowIn(field, posted) ?? []);
  return (
    <>
      {rows.map(({ name, id }) => <ContractField key={name + id} name={`${name}${field.mark}${id}`} field={field.fields[name]!} known={{}} Photos={Photos} />)}
    </>
  );
}

/** What was chosen in a table of the page before, as it was posted. */
function Carried({ name }: { name: string }) {
  const { state } = useFormFrame();
  return (
    <>
      {typedAll(state, name).map((value, index) => <input key={index} type="hidden" name={name} value={value} />)}
    </>
  );
}

/** Kinds of fields that a form shows only where its page knows more of them. */
const ON_THEIR_PAGE: readonly Asked['kind'][] = ['lock', 'record', 'list', 'chosen', 'moment', 'witness'];

/** Whether a form that is drawn from its contract alone shows a field of a name, so that what is wrong there can be put right. */
export function isDrawn(fields: Fields, posted: string): boolean {
  const field = fields[posted] ?? Object.values(fields).flatMap((one) => (one.kind === 'rows' ? (one.fields[rowIn(one, posted)?.name ?? ''] ?? []) : []))[0];
  return field !== undefined && !ON_THEIR_PAGE.includes(field.kind);
}

function ContractField({ name, field, known, Photos }: { name: string; field: Asked; known: Known; Photos: PhotosAs | undefined }): ReactElement | null {
  const { options } = known;
  const value = Array.isArray(known.value) ? undefined : (known.value as string | number | null | undefined);
  const props = { name, label: known.label ?? field.label, required: known.required ?? !field.optional, help: known.help ?? field.help };
  const text = value === undefined || value === null ? undefined : String(value);
  switch (field.kind) {
    case 'lock':
      return <HiddenField name={name} value={value ?? ''} />;
    case 'words':
      return field.lines ? <TextAreaField {...props} defaultValue={text} placeholder={field.placeholder} rows={known.lines} /> : <TextField {...props} defaultValue={text} placeholder={field.placeholder} />;
    case 'day':
      return <DateField {...props} defaultValue={text} min={known.min} max={known.max} />;
    case 'money':
      return <NumberField {...props} defaultValue={text} unit="元" />;
    case 'answer':
      return <RadioField {...props} options={[{ value: 'yes', ...field.yes }, { value: 'no', ...field.no }]} defaultValue={text} />;
    case 'choice': {
      const choices = options ?? field.choices;
      return choices.length < LISTED_FROM && !known.listed ? <RadioField {...props} options={choices} defaultValue={text ?? field.given} stacked={known.stacked} /> : <SelectField {...props} options={choices} defaultValue={text} />;
    }
    case 'record':
      return options ? <SelectField {...props} options={options} defaultValue={text} placeholder={known.none} /> : <HiddenField name={name} value={text} />;
    case 'list':
    case 'chosen':
      return <Carried name={name} />;
    case 'tick':
      return <CheckboxField {...props} value="1" />;
    case 'many': {
      const chosen = known.value === undefined || known.value === null ? undefined : [known.value].flat().map(String);
      return <CheckboxField {...props} options={options ?? field.choices ?? (chosen ?? []).map((one) => ({ value: one, label: one }))} defaultValue={chosen} stacked={known.stacked} />;
    }
    case 'whole':
      return <NumberField {...props} defaultValue={text} unit={field.unit} whole />;
    case 'time':
      return <TextField {...props} type="time" defaultValue={text} />;
    case 'secret':
      return <TextField {...props} type="password" />;
    case 'moment':
      return null;
    case 'witness':
      return <HiddenField name={name} value={text} />;
    case 'rows':
      return <RowsAgain field={field} Photos={Photos} />;
    case 'file':
      return <FileField {...props} accept={field.accept} />;
    case 'photos':
      return Photos ? <Photos {...props} /> : null;
  }
}

/** The fields a verb asks for, in the order of its contract or of `only`; without those that `only` leaves out. */
export function ContractFields({ fields, known = {}, only = Object.keys(fields), photos }: { fields: Fields; known?: Readonly<Record<string, Known>>; only?: readonly string[]; photos?: PhotosAs }) {
  return (
    <>
      {only.map((name) => {
        const field = fields[name];
        return field ? <ContractField key={name} name={name} field={field} known={known[name] ?? {}} Photos={photos} /> : null;
      })}
    </>
  );
}

/** What stands in the fields of a form out of a record that calls them the same. */
export const knownOf = (fields: Fields, record: object | null | undefined): Record<string, Known> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, { value: (record as Readonly<Record<string, Known['value']>> | null | undefined)?.[name] }]));

/** How a form of these fields is sent: files go in parts. */
export const encTypeOf = (fields: Fields): 'multipart/form-data' | undefined =>
  Object.values(fields).some((field) => field.kind === 'photos' || field.kind === 'file' || (field.kind === 'rows' && encTypeOf(field.fields) !== undefined)) ? 'multipart/form-data' : undefined;
