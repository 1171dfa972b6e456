import { ContractForm } from '~/components/forms/ContractForm';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { placeValue, placeWords } from '~/domain/organisation/places/nodeStanding';
import type { Day } from '~/domain/shared/day';

interface Named {
  readonly id: string;
}

interface Branch {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly closedOn: Day | null; readonly posts: readonly Named[] }[];
  readonly posts: readonly Named[];
}

/** The place the next post most likely belongs to: the workshop or team that is looked at, or that of the post that is. */
function placeAt(workshops: readonly Branch[], at: string | null): string | undefined {
  for (const { id, teams, posts } of workshops) {
    const team = teams.find((one) => one.id === at || one.posts.some((post) => post.id === at));
    if (team) return placeValue(id, team.id);
    if (id === at || posts.some((post) => post.id === at)) return id;
  }
  return undefined;
}

/** Opens a workshop, a team or a post; folded away until wanted. `at` is the node that is looked at: a further post belongs where it does. */
export function OpenNodeForms({ workshops, dueTime, at }: { workshops: readonly Branch[]; dueTime: string; at: string | null }) {
  const place = placeAt(workshops, at);
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
          <details id="post" open={place !== undefined}>
            <summary>设立岗位</summary>
            <ContractForm key={place} of="/organisation" contract={ORGANISATION_CONTRACTS.openPost} known={{ place: { options: places, value: place }, dueTime: { value: dueTime } }} />
          </details>
        </>
      ) : null}
    </div>
  );
}
