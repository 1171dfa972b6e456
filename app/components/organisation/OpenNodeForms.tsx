import { SelectField, SubmitButton, TextField, VerbForm } from '~/components/forms';
import { placeValue, placeWords } from '~/domain/organisation/nodeStanding';
import type { Day } from '~/domain/shared/day';

interface Branch {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly closedOn: Day | null }[];
}

/** Opens a workshop, a team or a post; folded away until wanted. */
export function OpenNodeForms({ workshops, dueTime }: { workshops: readonly Branch[]; dueTime: string }) {
  const open = workshops.filter(({ closedOn }) => !closedOn);
  const places = open.flatMap((workshop) => [
    { value: workshop.id, label: workshop.name },
    ...workshop.teams.filter(({ closedOn }) => !closedOn).map((team) => ({ value: placeValue(workshop.id, team.id), label: placeWords(workshop.name, team.name) })),
  ]);
  return (
    <div className="folds">
      <details open={open.length === 0}>
        <summary>设立车间</summary>
        <VerbForm action="/organisation/workshops">
          <TextField name="name" label="车间名称" required />
          <SubmitButton>设立车间</SubmitButton>
        </VerbForm>
      </details>
      {open.length > 0 ? (
        <>
          <details>
            <summary>设立班组</summary>
            <VerbForm action="/organisation/teams">
              <SelectField name="workshopId" label="所属车间" required options={open.map(({ id, name }) => ({ value: id, label: name }))} />
              <TextField name="name" label="班组名称" required />
              <SubmitButton>设立班组</SubmitButton>
            </VerbForm>
          </details>
          <details>
            <summary>设立岗位</summary>
            <VerbForm action="/organisation/posts">
              <SelectField name="place" label="所属车间或班组" required options={places} />
              <TextField name="name" label="岗位名称" required />
              <TextField name="dueTime" label="每日检查时限" maxLength={5} defaultValue={dueTime} help="24小时制，例如 18:00。当天这个时刻之前提交算按时。" />
              <SubmitButton>设立岗位</SubmitButton>
            </VerbForm>
          </details>
        </>
      ) : null}
    </div>
  );
}
