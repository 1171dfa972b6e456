import { insert } from 'db/dialect/writes';
import { regulatorNamed } from 'db/repositories/paper/submissions';
import { regulatorOfficers } from 'db/schema';
import type { LoginNameTaken, LoginNameWrong } from '~/domain/organisation/refusals';
import type { Actor } from '~/domain/shared/actor';
import type { OfficerRole } from '~/domain/supervision/bureaus';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { newAccount } from '../session/newAccount';
import { CONSOLE, toldOf } from '../told';
import { LONGEST_NAME } from './createRegulator';

export type CreateOfficerRefusal = LoginNameWrong | LoginNameTaken | { readonly code: 'unknownRegulator' } | { readonly code: 'nameWrong' };

export interface OfficerInput {
  /** Name or region of the regulator. */
  readonly regulator: string;
  readonly name: string;
  readonly loginName: string;
  /** Post inside the regulator, as printed with what the officer answers. */
  readonly title: string;
  readonly role?: OfficerRole;
}

/** Makes an officer of a regulator with an account of its own. */
export async function createOfficer(cx: Context, input: OfficerInput, actor: Actor = CONSOLE): Promise<Decision<{ loginName: string; password: string; regulatorName: string }, CreateOfficerRefusal>> {
  const [name, title] = [input.name.trim(), input.title.trim()];
  if (name.length === 0 || title.length === 0 || name.length > LONGEST_NAME || title.length > LONGEST_NAME) return refused({ code: 'nameWrong' });
  const regulator = await regulatorNamed(cx.store.read, input.regulator.trim());
  if (!regulator) return refused({ code: 'unknownRegulator' });
  const account = await newAccount(cx, input.loginName);
  if (!account.ok) return account;
  const { id, loginName, password, write } = account.fact;
  const officerId = cx.newId();
  const told = toldOf(cx, actor, 'officer.created', { kind: 'officer', id: officerId }, { loginName, regulator: regulator.name });
  await cx.store.write([write, insert(regulatorOfficers, { id: officerId, regulatorId: regulator.id, accountId: id, name, title, role: input.role ?? null })], told);
  return decided({ loginName, password, regulatorName: regulator.name });
}
