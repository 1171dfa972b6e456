import { DateField, HiddenField, SelectField, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { DayText } from '~/components/ui';
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

/** Resolutions with owner, limit and what became of them; the form for completion stands in its row. */
export function ResolutionTable({ rows, today, draft }: { rows: readonly Row[]; today: Day; draft: { meetingId: string; version: number } | null }) {
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
                  <VerbForm action={`/routine/resolutions/${row.id}/completion`}>
                    <HiddenField name="version" value={row.version} />
                    <DateField name="doneOn" label={RESOLUTION_LABELS.doneOn} required defaultValue={today} max={today} />
                    <TextAreaField name="doneNote" label={RESOLUTION_LABELS.doneNote} required rows={2} />
                    <SubmitButton confirm="登记后不能更改。">登记完成</SubmitButton>
                  </VerbForm>
                </details>
              ) : null}
              {draft ? (
                <VerbForm action={`/routine/meetings/${draft.meetingId}/resolutions/${row.id}/removal`}>
                  <HiddenField name="version" value={draft.version} />
                  <SubmitButton quiet>删除</SubmitButton>
                </VerbForm>
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
    <VerbForm action={`/routine/meetings/${meetingId}/resolutions`}>
      <HiddenField name="version" value={version} />
      <TextAreaField name="content" label={`${RESOLUTION_LABELS.content}内容`} required rows={2} />
      <div className="columns-even">
        <SelectField name="ownerId" label={RESOLUTION_LABELS.ownerId} required options={people.map((person) => ({ value: person.id, label: person.name }))} />
        <DateField name="dueDay" label={RESOLUTION_LABELS.dueDay} required defaultValue={addDays(today, 14)} />
      </div>
      <SubmitButton quiet>加入决议</SubmitButton>
    </VerbForm>
  );
}
