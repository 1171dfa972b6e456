import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { takenLoginNames } from 'db/repositories/organisation/accountsPublic';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { accounts } from 'db/schema';
import { qrPath } from '~/documents/qr/qrSvg';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Address } from '~/domain/organisation/address';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { judgePeople, MOST_PEOPLE, type RowProblem, type SaidPerson, type TakenIn } from '~/domain/organisation/people/takeIn';
import { leftBefore } from '~/domain/organisation/people/stretches';
import type { TakeInRefusal } from '~/domain/organisation/people/takeInRefusals';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import { type Context, decide } from '../../context';
import { printedAddressOf } from '../../enterprise/addressOf';
import { recordAll } from '../../record';
import { appointmentBegins, holdingBegins, personBegins } from './beginnings';
import { proposeLoginNames } from './loginNames';

type Permit = Authorised<'organisation.manage'>;

/** Rows of people as they would be taken in, with a sign-in name for whoever has none, and what is wrong with them. */
export interface PeopleLookedAt {
  readonly rows: readonly SaidPerson[];
  readonly problems: readonly RowProblem[];
}

/** What is handed to somebody on paper, this once. */
export interface HandedOver {
  readonly name: string;
  readonly titles: readonly string[];
  readonly loginName: string;
  readonly password: string;
  /** Of the address to sign in at, name and password behind its `#`, which is sent to nobody and written into no log. */
  readonly qr: { readonly size: number; readonly path: string };
}

/** What somebody is handed: `usable` is the address to sign in at. */
export const handOver = (who: Omit<HandedOver, 'qr'>, usable: Address): HandedOver => ({ ...who, qr: qrPath(`${usable}/sign-in#${new URLSearchParams({ name: who.loginName, password: who.password }).toString()}`) });

const tooMany = (rows: readonly SaidPerson[]): TakeInRefusal | null =>
  rows.length === 0 ? { code: 'nobodyWritten' } : rows.length > MOST_PEOPLE ? { code: 'tooManyPeople', most: MOST_PEOPLE } : null;

async function judged(cx: Pick<Context, 'store'>, { enterpriseId, today }: Permit, rows: readonly SaidPerson[]): Promise<ReturnType<typeof judgePeople>> {
  const scope = scopeOf(cx.store, enterpriseId);
  const tree = organisationOf(scope);
  const [workshops, posts, members, taken] = await Promise.all([
    tree.workshops(), tree.posts(), peopleOf(scope).persons(), takenLoginNames(cx.store.read, rows.map(({ loginName }) => tidyLoginName(loginName)).filter(Boolean)),
  ]);
  return judgePeople(rows, { workshops, posts, members: members.filter(({ leftOn }) => !leftBefore(leftOn, today)), taken });
}

/** Looks at rows of people before anything is written: proposes sign-in names, and says what is wrong at which field. */
export async function lookAtPeople(cx: Pick<Context, 'store'>, permit: Permit, rows: readonly SaidPerson[]): Promise<Decision<PeopleLookedAt, TakeInRefusal>> {
  const refusal = tooMany(rows);
  if (refusal) return refused(refusal);
  const nameless = rows.filter(({ loginName, name }) => loginName === '' && name !== '');
  const proposed = await proposeLoginNames(cx.store.read, nameless.map(({ name }) => name), rows.map(({ loginName }) => loginName));
  const named = rows.map((row) => (nameless.includes(row) ? { ...row, loginName: proposed[nameless.indexOf(row)] ?? '' } : row));
  return decided({ rows: named, problems: (await judged(cx, permit, named)).problems });
}

/** Events and rows of somebody taken in, with the account they will sign in with. */
function stepsOf(cx: Pick<Context, 'newId'>, enterpriseId: string, accountId: string, { name, phone, holdings, appointment }: TakenIn, fromDay: Day): Step[] {
  const person = { enterpriseId, id: cx.newId(), name, leftOn: null };
  return [
    personBegins({ enterpriseId, id: person.id, accountId, name, joinedOn: fromDay }, phone),
    ...holdings.map(({ place, ...holding }) => holdingBegins(person, cx.newId(), { ...holding, fromDay }, place)),
    ...(appointment ? [appointmentBegins(person, cx.newId(), { ...appointment, fromDay })] : []),
  ];
}

/**
 * Takes people in with accounts, posts and appointments, all or none of them; a paper of appointment may follow later. Answers what is handed
 * to each on paper; of the passwords only hashes are kept. Events `person.added`, `holding.begun`, `appointment.made`.
 */
export async function takeInPeople(cx: Context, permit: Permit, rows: readonly SaidPerson[], fromDay: Day, visited: Address): Promise<Decision<{ readonly handed: readonly HandedOver[] }, TakeInRefusal>> {
  const refusal = tooMany(rows);
  if (refusal) return refused(refusal);
  const first = await judged(cx, permit, rows);
  if (first.problems.length > 0) return refused({ code: 'peopleWrong', problems: first.problems });
  const secrets: { readonly password: string; readonly passwordHash: string }[] = [];
  for (const _ of rows) {
    const password = newPassword();
    secrets.push({ password, passwordHash: await hashPassword(password) });
  }
  return decide(async (): Promise<Decision<{ handed: HandedOver[] }, TakeInRefusal>> => {
    const { people, problems } = await judged(cx, permit, rows);
    if (problems.length > 0) return refused({ code: 'peopleWrong', problems });
    const ids = people.map(() => cx.newId());
    await recordAll(
      cx,
      permit,
      people.flatMap((person, at) => stepsOf(cx, permit.enterpriseId, ids[at]!, person, fromDay)),
      [insert(accounts, people.map(({ loginName }, at) => ({ id: ids[at]!, loginName, passwordHash: secrets[at]!.passwordHash, mustChangePassword: true, demo: false, failures: 0, createdAt: cx.now() })))],
    );
    const { usable } = await printedAddressOf(cx, permit.enterpriseId, visited);
    const handed = people.map(({ name, loginName, holdings, appointment }, at): HandedOver => {
      const { password } = secrets[at]!;
      const titles = [...(appointment ? [ROLE_NAMES[appointment.role]] : []), ...holdings.map(({ place, role }) => `${place} ${ROLE_NAMES[role]}`)];
      return handOver({ name, titles, loginName, password }, usable);
    });
    return decided({ handed });
  });
}
