import type { Store } from 'db/dialect/store';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { openThingsOf } from 'db/repositories/hazard/openThings';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { placeWords } from '~/domain/organisation/places/nodeStanding';
import type { OpenThings } from '~/domain/organisation/places/openThings';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { leftBefore, runs } from '~/domain/organisation/people/stretches';
import type { AppointedRole, Employment, HeldRole } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';
import { type StoryLine, storyLines } from './organisationNode';
import { mayBeSeen } from './seenPeople';

export interface PersonPage {
  readonly id: string;
  readonly name: string;
  /** For those who manage. */
  readonly account: { readonly loginName: string; readonly shut: boolean; readonly failures: number } | null;
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
  readonly phone: string | null;
  /** Not over yet; the last day belongs to it. */
  readonly here: boolean;
  readonly today: Day;
  readonly appointments: readonly {
    readonly id: string;
    readonly role: AppointedRole;
    readonly employment: Employment;
    readonly fromDay: Day;
    readonly toDay: Day | null;
    readonly paperHash: string | null;
    readonly paperName: string | null;
  }[];
  readonly holdings: readonly { readonly id: string; readonly role: HeldRole; readonly place: string; /** Whose place it is taken in, by name; null for a holding of one's own. */ readonly inPlaceOf: string | null; readonly fromDay: Day; readonly toDay: Day | null }[];
  /** What must be handed over before the person can leave. */
  readonly open: OpenThings;
  readonly story: readonly StoryLine[];
  /** Open workshops and posts that can be held, as `workshop:ID` and `post:ID`. */
  readonly places: readonly { readonly value: string; readonly label: string }[];
  /** Holdings of others in whose place the person may be put. */
  readonly replaceable: readonly { readonly value: string; readonly label: string }[];
}

/** One person with the dated history of appointments and posts; null when not there or out of reach. */
export async function personPage(cx: { store: Store }, permit: Authorised<'organisation.view'>, id: string, mayManage: boolean): Promise<PersonPage | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const people = peopleOf(scope);
  const tree = organisationOf(scope);
  const [person, appointments, holdings, open, story, workshops, posts, others] = await Promise.all([
    people.person(id), people.appointmentsOf(id), people.holdingsOf(id), openThingsOf(scope).ofPerson(id), tree.story('person', id),
    tree.workshops(), tree.posts(), people.holdings(),
  ]);
  if (!person || !mayBeSeen(permit, id, holdings)) return null;
  const account = mayManage ? await accountsOf(cx.store.read).byId(person.accountId) : null;
  return {
    id,
    name: person.name,
    account: account && { loginName: account.loginName, shut: account.disabledAt !== null, failures: account.failures },
    joinedOn: person.joinedOn,
    leftOn: person.leftOn,
    phone: person.phone ?? null,
    here: !leftBefore(person.leftOn, permit.today),
    today: permit.today,
    appointments: appointments.map((one) => ({
      id: one.id, role: one.role, employment: one.employment, fromDay: one.fromDay, toDay: one.toDay, paperHash: one.paperHash, paperName: one.paperName,
    })),
    holdings: holdings.map((one) => ({ id: one.id, role: one.role, place: placeWords(one.workshopName, one.postName), inPlaceOf: one.standsInFor ? (others.find(({ personId }) => personId === one.standsInFor)?.personName ?? '') : null, fromDay: one.fromDay, toDay: one.toDay })),
    open,
    story: storyLines(story),
    replaceable: others
      .filter((one) => one.personId !== id && one.postId !== null && !one.standsInFor && runs(one, permit.today))
      .map((one) => ({ value: one.id, label: `${placeWords(one.workshopName, one.postName)} · ${one.personName}（${ROLE_NAMES[one.role]}）` })),
    places: workshops
      .filter(({ closedOn }) => !closedOn)
      .flatMap((workshop) => [
        { value: `workshop:${workshop.id}`, label: `${workshop.name}（车间主任）` },
        ...posts.filter((post) => post.workshopId === workshop.id && !post.closedOn).map((post) => ({ value: `post:${post.id}`, label: placeWords(workshop.name, post.name) })),
      ]),
  };
}
