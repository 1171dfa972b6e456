import { Link } from '@remix-run/react';
import { MEASUREMENT_CONTRACT } from '~/domain/risk/list/measurementContract';
import { type Measurement, numberWords } from '~/domain/risk/list/measurements';
import { measurementsText, measurementWords } from '~/domain/risk/list/measurementText';
import type { RiskItem } from '~/domain/risk/types';
import type { LastOfLabel } from '~/domain/routine/lastValues';
import { HiddenField, Kept, SubmitButton, TextField, VerbForm } from '../../forms';
import { Section } from '../../ui';
import { ValueLine } from '../../routine/ValueLine';

const COLUMNS = ['label', 'unit', 'lower', 'upper', 'decimals', 'count', 'product'] as const;
const FIELDS = MEASUREMENT_CONTRACT.fields.lines.fields;
/** Empty lines that are offered below those there are. */
const SPARE = 3;

function textOf(one: Measurement | undefined, name: (typeof COLUMNS)[number]): string {
  const value = one?.[name] ?? null;
  if (!one || value === null) return '';
  return typeof value === 'number' && (name === 'lower' || name === 'upper') ? numberWords(value, one.decimals) : String(value);
}

/** What is measured at each check of an item: a line each, with its limits; to be changed in the draft, to be read elsewhere, with what was measured last. */
export function MeasurementsPart({ item, editable, last }: { item: RiskItem; editable: boolean; last: readonly LastOfLabel[] }) {
  return (
    <Section title="测量值" extra={last.length > 0 ? <Link to={`/risk/items/${item.id}/values`}>趋势与过程能力</Link> : null}>
      {last.map((one) => <ValueLine key={one.label} last={one} />)}
      {editable ? (
        <Kept record={item} words={(known) => measurementsText(known.measurements)}>
          {(known) => <MeasurementsForm item={known} />}
        </Kept>
      ) : item.measurements ? (
        <ul>{item.measurements.map((one) => <li key={measurementWords(one)}>{measurementWords(one)}</li>)}</ul>
      ) : (
        <p className="soft">这一项检查时不填测量值。</p>
      )}
    </Section>
  );
}

function MeasurementsForm({ item: { id, version, measurements } }: { item: Pick<RiskItem, 'id' | 'version' | 'measurements'> }) {
  const lines = [...(measurements ?? []), ...Array.from({ length: SPARE }, () => undefined)];
  return (
    <VerbForm action={`/risk/items/${id}/measurements`} className="form wide">
      <HiddenField name="version" value={version} />
      <p className="help">填了以后，检查时要逐个填数，超出限值的自动判为不符合。限值因产品不同的，每种产品规格写一行，“测什么”写得一样；其他产品用的限值，产品规格留空。小数位留空时按限值的写法。</p>
      {lines.map((one, at) => (
        <div key={at} className="measure-line" role="group" aria-label={`第 ${at + 1} 行`}>
          {COLUMNS.map((name) => <TextField key={name} name={`${name}~${at + 1}`} label={FIELDS[name].label} defaultValue={textOf(one, name)} />)}
        </div>
      ))}
      <SubmitButton>{MEASUREMENT_CONTRACT.send}</SubmitButton>
    </VerbForm>
  );
}
