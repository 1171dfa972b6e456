import { ContractForm } from '~/components/forms/ContractForm';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { placeValue, placeWords } from '~/domain/organisation/places/nodeStanding';
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
        <ContractForm of="/organisation" contract={ORGANISATION_CONTRACTS.openWorkshop} />
      </details>
      {open.length > 0 ? (
        <>
          <details>
            <summary>设立班组</summary>
            <ContractForm of="/organisation" contract={ORGANISATION_CONTRACTS.openTeam} known={{ workshopId: { options: open.map(({ id, name }) => ({ value: id, label: name })) } }} />
          </details>
          <details>
            <summary>设立岗位</summary>
            <ContractForm of="/organisation" contract={ORGANISATION_CONTRACTS.openPost} known={{ place: { options: places }, dueTime: { value: dueTime } }} />
          </details>
        </>
      ) : null}
    </div>
  );
}
