import { ContractFields } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { DESK_LOOK } from '~/components/forms/look';
import { DayText } from '~/components/ui';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { RESOLUTION_LABELS } from '~/domain/routine/paperStanding';
import { addDays, type Day } from '~/domain/shared/day';

interface Row {
  readonly id: string;
  readonly content: string;
  readonly ownerName: string;
  readonly dueDay: Day;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly meetingNumber: string;
  readonly version: number;
  readonly overdue: boolean;
  readonly completable: boolean;
}

/** Resolutions with owner, limit and what became of them; the form for completion stands in its row and leads back `here`. */
export function ResolutionTable({ rows, today, here, draft }: { rows: readonly Row[]; today: Day; here: string; draft: { meetingId: string; version: number } | null }) {
  if (rows.length === 0) return <p className="soft">还没有决议。</p>;
  return (
    <table className="plain texts">
      <thead>
        <tr>{[RESOLUTION_LABELS.content, RESOLUTION_LABELS.ownerId, RESOLUTION_LABELS.dueDay, '状态'].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.content}<br /><small className="soft">{row.meetingNumber}</small></th>
            <td>{row.ownerName}</td>
            <td><DayText day={row.dueDay} short /></td>
            <td>
              {row.doneOn ? <>已完成 <DayText day={row.doneOn} short />：{row.doneNote}</> : row.overdue ? <strong>未完成，已超过期限</strong> : '未完成'}
              {row.completable ? (
                <details>
                  <summary>登记完成</summary>
                  <ContractForm
                    contract={ROUTINE_CONTRACTS.completeResolution} of={`/routine/resolutions/${row.id}`} look={{ ...DESK_LOOK, back: here }}
                    known={{ version: { value: row.version }, doneOn: { value: today, max: today }, doneNote: { lines: 2 } }}
                  />
                </details>
              ) : null}
              {draft ? (
                <ContractForm contract={ROUTINE_CONTRACTS.removeResolution} of={`/routine/meetings/${draft.meetingId}/resolutions/${row.id}`} known={{ version: { value: draft.version } }} quiet />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One more resolution with owner and limit. */
export function AddResolution({ meetingId, version, people, today }: { meetingId: string; version: number; people: readonly { id: string; name: string }[]; today: Day }) {
  return (
    <ContractForm
      contract={ROUTINE_CONTRACTS.addResolution} of={`/routine/meetings/${meetingId}`} quiet without={['ownerId', 'dueDay']}
      known={{ version: { value: version }, content: { lines: 2 } }}
    >
      <div className="columns-even">
        <ContractFields
          fields={ROUTINE_CONTRACTS.addResolution.fields} only={['ownerId', 'dueDay']}
          known={{ ownerId: { options: people.map((person) => ({ value: person.id, label: person.name })) }, dueDay: { value: addDays(today, 14) } }}
        />
      </div>
    </ContractForm>
  );
}
