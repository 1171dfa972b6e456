import { CheckboxField, SelectField, TextField } from '~/components/forms';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import type { SaidPerson } from '~/domain/organisation/people/takeIn';

const { fields } = ORGANISATION_CONTRACTS.takeIn.fields.people;
const TEXTS = ['name', 'place'] as const;
const CHOICES = ['held', 'appointed', 'employment'] as const;
const ENTRIES = ['loginName', 'phone'] as const;

/** Rows of people to be typed in, `spare` blank ones behind those that are there. */
export function PeopleGrid({ rows, spare }: { readonly rows: readonly SaidPerson[]; readonly spare: number }) {
  const blank = Array.from({ length: spare }, (_, at) => ({ id: String(rows.length + at + 1) }));
  return (
    <div className="people-grid">
      <table>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">行</span></th>
            {[...TEXTS, ...CHOICES, ...ENTRIES, 'another' as const].map((name) => <th key={name} scope="col">{fields[name].label}</th>)}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...blank].map((row: { readonly id: string } & Partial<SaidPerson>, at) => {
            const label = (name: keyof typeof fields) => <span className="visually-hidden">{`第 ${at + 1} 行 ${fields[name].label}`}</span>;
            return (
              <tr key={row.id}>
                <th scope="row">{at + 1}</th>
                {TEXTS.map((name) => <td key={name}><TextField name={`${name}-${row.id}`} label={label(name)} defaultValue={row[name]} /></td>)}
                {CHOICES.map((name) => <td key={name}><SelectField name={`${name}-${row.id}`} label={label(name)} options={fields[name].choices} defaultValue={row[name]} placeholder="无" /></td>)}
                {ENTRIES.map((name) => <td key={name}><TextField name={`${name}-${row.id}`} label={label(name)} defaultValue={row[name]} /></td>)}
                <td><CheckboxField name={`another-${row.id}`} label={label('another')} defaultChecked={row.another} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
