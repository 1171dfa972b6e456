import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { folded } from '../../shared/fold';
import type { LoginNameTaken, LoginNameWrong } from '../refusals';

export interface NewPerson {
  readonly name: string;
  readonly loginName: string;
  readonly joinedOn: Day;
}

const LOGIN_NAME = /^[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9._-]{1,31}$/u;

/** A sign-in name as it is kept and looked for: as meant, letters lowered; phones begin a field with a capital. */
export const tidyLoginName = (text: string): string => folded(text).toLowerCase();

/** Whether a text can be a sign-in name: 2–32 characters, Chinese characters, lower-case letters, figures, dot, hyphen, underscore. */
export const isLoginName = (text: string): boolean => LOGIN_NAME.test(text);

/** Takes a person in, with an account of their own. `taken` tells whether the sign-in name is somebody's anywhere. */
export function addPerson(input: NewPerson, taken: boolean): Decision<NewPerson, LoginNameWrong | LoginNameTaken> {
  const loginName = tidyLoginName(input.loginName);
  if (!isLoginName(loginName)) return refused({ code: 'loginNameWrong' });
  if (taken) return refused({ code: 'loginNameTaken', loginName });
  return decided({ ...input, loginName });
}
