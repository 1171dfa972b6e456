import { setTimeout as pause } from 'node:timers/promises';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import { auditAccount } from './auditAccount';

/** A failure is written so long after its answer, by chance of some: what is written for a name that exists takes longer, and nobody shall see it. */
const LATER_MS = { least: 100, most: 400 };

/** Failures that are not written yet. */
const unwritten = new Set<Promise<void>>();

/** Answers when every failure that was answered is written down: before the database is closed. */
export const failuresWritten = async (): Promise<void> => void (await Promise.all(unwritten));

/**
 * Writes down a sign-in, or that it failed and why: a wrong password or an unknown name, or too many tries. A failure is written after it was
 * answered, so that the time of the answer does not tell whether there is an account of this name.
 */
export async function auditSignIn(cx: Context, loginName: string, result: Decision<{ readonly accountId: string }, { readonly code: string }>): Promise<void> {
  if (result.ok) return auditAccount(cx, result.fact.accountId, 'signedIn');
  const why = result.refusal.code === 'unknown' ? '密码不对' : '尝试次数过多';
  const note = async (): Promise<void> => {
    await pause(LATER_MS.least + Math.random() * (LATER_MS.most - LATER_MS.least));
    const account = await accountsOf(cx.store.read).byLoginName(tidyLoginName(loginName));
    await auditAccount(cx, account?.id ?? null, 'signInFailed', why);
  };
  const written: Promise<void> = note()
    .catch((error: unknown) => cx.log.error({ err: error }, 'a failed sign-in could not be written down'))
    .finally(() => unwritten.delete(written));
  unwritten.add(written);
}

/** Writes down that the second step of a sign-in failed; a step that came too late tried nothing. */
export async function auditSecond(cx: Context, refusal: { readonly code: string; readonly accountId?: string }): Promise<void> {
  if (refusal.accountId !== undefined) await auditAccount(cx, refusal.accountId, 'signInFailed', '第二步验证码不对');
}

/** Writes down a changed password, or that the present one was typed wrong. */
export async function auditPassword(cx: Context, accountId: string, result: Decision<unknown, { readonly code: string }>): Promise<void> {
  if (result.ok) return auditAccount(cx, accountId, 'passwordChanged');
  const why = { wrongPassword: '修改密码时现密码不对', locked: '修改密码时尝试次数过多' }[result.refusal.code];
  if (why) await auditAccount(cx, accountId, 'signInFailed', why);
}
