import { randomUUID } from 'node:crypto';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts, regulatorOfficers, regulators } from 'db/schema';
import { insert } from 'db/dialect/writes';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import type { Address } from '~/domain/organisation/address';
import type { AppointedRole, HeldRole } from '~/domain/organisation/types';
import { APPOINTED_ROLES } from '~/domain/organisation/types';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { Context } from '~/services/context';
import { createEnterprise } from '~/services/enterprise/createEnterprise';
import { setAddress } from '~/services/enterprise/setAddress';
import { acceptInvitation } from '~/services/organisation/people/acceptInvitation';
import { addPerson } from '~/services/organisation/people/addPerson';
import { appoint } from '~/services/organisation/people/appoint';
import { holdPost } from '~/services/organisation/people/holdPost';
import { inviteAccount } from '~/services/organisation/people/inviteAccount';
import { openPost } from '~/services/organisation/places/openPost';
import { openWorkshop } from '~/services/organisation/places/openWorkshop';
import { setWorkWeek } from '~/services/routine/setWorkWeek';
import { CAST, type CastMember, CABLE, DIRECTOR, LAMP, OFFICERS, REGIONAL, WORKSHOPS } from './script';
import { must, type Stage } from './stage';

/** A founded factory: people and places by the names of the script. */
export interface House {
  readonly stage: Stage;
  readonly director: string;
  readonly people: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

/** A body that lacks its check character, completed to a valid 统一社会信用代码. */
function creditCode(body: string): string {
  const first = `${body}X`.slice(0, 17);
  const check = checkCharacterOf(first);
  if (!check) throw new Error(`demo: ${first} is no credit code`);
  return first + check;
}

/** The two regulators with one officer each. */
export async function foundRegulators(cx: Context, passwordHash: string): Promise<void> {
  const rows = OFFICERS.map((officer) => ({ officer, regulatorId: randomUUID(), accountId: randomUUID(), officerId: randomUUID() }));
  await cx.store.write([
    insert(regulators, rows.map(({ officer, regulatorId }) => ({ id: regulatorId, name: officer.regulator, region: officer.region }))),
    insert(accounts, rows.map(({ officer, accountId }) => ({ id: accountId, loginName: officer.login, passwordHash, mustChangePassword: false, demo: true, failures: 0, createdAt: cx.now() }))),
    insert(regulatorOfficers, rows.map(({ officer, regulatorId, accountId, officerId }) => ({ id: officerId, regulatorId, accountId, name: officer.name, title: officer.title }))),
  ]);
}

const isAppointed = (role: CastMember['role']): role is AppointedRole => (APPOINTED_ROLES as readonly string[]).includes(role);

interface Plan {
  readonly profile: typeof CABLE | typeof LAMP;
  readonly staff: number;
  readonly turnover: number;
  readonly director: CastMember;
  readonly workshops: readonly { readonly name: string; readonly posts: readonly string[] }[];
  readonly cast: readonly CastMember[];
}

async function found(stage: Stage, plan: Plan, passwordHash: string, password: string): Promise<House> {
  const fromDay = stage.today;
  const { name, creditBody, region } = plan.profile;
  const created = must(
    await createEnterprise(stage.cx, {
      profile: { name, creditCode: creditCode(creditBody), activity: 'production', sizeField: 'production', staff: plan.staff, turnover: plan.turnover, region, licensed: true, certified: true, mandatoryStandard: false },
      director: { name: plan.director.name, loginName: plan.director.login, password, mustChangePassword: false, demo: true, fromDay },
    }),
    'founding',
  );
  const inside = stage.inside(created.enterpriseId);
  const { cx } = inside;
  const manage = () => inside.as(created.personId, 'organisation.manage');
  const posts = new Map<string, string>();
  const workshops = new Map<string, string>();
  for (const workshop of plan.workshops) {
    const { id: workshopId } = must(await openWorkshop(cx, await manage(), { name: workshop.name }), `opening ${workshop.name}`);
    workshops.set(workshop.name, workshopId);
    for (const post of workshop.posts) posts.set(post, must(await openPost(cx, await manage(), { workshopId, teamId: null, name: post }), `opening ${post}`).id);
  }
  const people = new Map([[plan.director.login, created.personId]]);
  const place = async (personId: string, { role, place: at, partTime }: CastMember): Promise<void> => {
    if (isAppointed(role)) {
      must(await appoint(cx, await manage(), { personId, role, employment: partTime ? 'partTime' : 'fullTime', fromDay, paper: null }), `appointing ${ROLE_NAMES[role]}`);
    } else {
      const workshopId = role === 'workshopHead' ? (workshops.get(at ?? '') ?? null) : null;
      must(await holdPost(cx, await manage(), { personId, role: role as HeldRole, workshopId, postId: workshopId ? null : (posts.get(at ?? '') ?? null), fromDay }), `${at} for ${role}`);
    }
  };
  for (const member of plan.cast) {
    const { id } = must(await addPerson(cx, await manage(), { name: member.name, loginName: member.login, joinedOn: fromDay }), `adding ${member.name}`);
    await inside.demoAccount(member.login, passwordHash);
    people.set(member.login, id);
    await place(id, member);
  }
  must(await setWorkWeek(cx, await inside.as(created.personId, 'calendar.declareStop'), { from: fromDay, weekdays: [1, 2, 3, 4, 5, 6, 7], worksOnHolidays: true }), 'working week');
  inside.forget();
  return { stage: inside, director: created.personId, people, posts };
}

/** The cable maker, with some twenty people in three workshops and twelve posts. */
export const foundCableMaker = (stage: Stage, passwordHash: string, password: string): Promise<House> =>
  found(stage, { profile: CABLE, staff: 126, turnover: 9800, director: DIRECTOR, workshops: WORKSHOPS, cast: CAST }, passwordHash, password);

/** The neighbour in another region, small, with the same regional director. */
export const foundNeighbour = (stage: Stage, passwordHash: string, password: string): Promise<House> =>
  found(
    stage,
    {
      profile: LAMP, staff: 38, turnover: 1500,
      director: { login: 'du', name: '杜鹃', role: 'director' },
      workshops: [{ name: '总装车间', posts: ['装配岗', '老化检验岗'] }],
      cast: [
        { login: 'jiang', name: '江河', role: 'principal' },
        { login: 'shi', name: '石磊', role: 'officer' },
        { login: 'bai', name: '白雪', role: 'teamLead', place: '装配岗' },
        { login: 'yu', name: '余粮', role: 'inspector', place: '老化检验岗' },
      ],
    },
    passwordHash,
    password,
  );

/** Says where the program is reached, as a director does where the server names no address: the papers of the demo carry codes. */
export async function sayAddress({ stage, director }: House, address: Address | null): Promise<void> {
  if (address === null || stage.cx.site.origin !== null) return;
  must(await setAddress(stage.cx, await stage.as(director, 'settings.edit'), address), 'address');
}

/** The regional director joins a factory as a second 质量安全总监: with a new account in the first, with the same one in the next. */
export async function joinRegional({ stage, director }: House, passwordHash: string): Promise<void> {
  const { cx } = stage;
  const manage = () => stage.as(director, 'organisation.manage');
  const { name, login: loginName } = REGIONAL;
  const known = await accountsOf(cx.store.read).byLoginName(loginName);
  const joinedOn = stage.today;
  let id: string;
  if (known) {
    const invitation = must(await inviteAccount(cx, await manage(), { name, joinedOn, loginName, confirmed: true }), 'inviting the regional director');
    id = must(await acceptInvitation(cx, known.id, invitation.id), 'the yes of the regional director').personId;
  } else {
    id = must(await addPerson(cx, await manage(), { name, joinedOn, loginName }), 'adding the regional director').id;
  }
  if (!known) await stage.demoAccount(loginName, passwordHash);
  must(await appoint(cx, await manage(), { personId: id, role: 'director', employment: 'partTime', fromDay: joinedOn, paper: null }), 'appointing the regional director');
}
