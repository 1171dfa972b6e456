import type { Day } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import { dayOf, type Instant, millisecondsOf } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';

/** One plain address, such as is written to: no name, no group, no second one, no line end. */
const MAIL_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
export const MAIL_ADDRESS_LENGTH = 254;
/** Names that are of this machine or this house, whatever stands before them. */
const INSIDE = /(^|\.)(localhost|local|internal|lan|home|localdomain)$/i;

/** Whether a text is one plain mail address. */
export const isMailAddress = (text: string): boolean => text.length <= MAIL_ADDRESS_LENGTH && MAIL_ADDRESS.test(text);

/** The address of a person as it is kept; null for what is none, or leads to a machine and not to a house with a name. */
export function parseMailAddress(text: string): string | null {
  const address = text.trim().normalize('NFKC');
  const host = address.slice(address.lastIndexOf('@') + 1);
  return isMailAddress(address) && /\.[A-Za-z][A-Za-z0-9-]*$/.test(host) && !INSIDE.test(host) ? address : null;
}

/** Where somebody is told by mail. `address` is '' where nowhere. */
export interface MailPlace {
  readonly address: string;
  /** SHA-256 of the code that proves the address; '' where none is awaited. */
  readonly codeHash: string;
  /** When the last letter somebody asked for went out, and how many did on that day. */
  readonly letterAt: Instant;
  readonly letters: number;
  /** Wrong codes since the last one went out. */
  readonly tries: number;
  readonly confirmedAt: Instant | null;
}

/** So long a code proves an address, in minutes; and so many wrong ones are heard. */
export const CODE_MINUTES = 30;
const MOST_TRIES = 5;
/** Letters somebody may ask for: not two in a minute, and so many in a day, so that nobody else's box is filled from here. */
const LETTER_SECONDS = 60;
const MOST_LETTERS = 10;

export type MailRefusal =
  | { readonly code: 'noMail' }
  | { readonly code: 'noAddress' }
  | { readonly code: 'notSet' }
  | { readonly code: 'tooSoon' }
  | { readonly code: 'tooOften' }
  | { readonly code: 'noCode' }
  | { readonly code: 'wrongCode'; readonly left: number }
  | { readonly code: 'notTaken'; readonly said: string }
  | { readonly code: 'noAnswer' };

/** Sentences of everything that stands against mail to a person. */
export const MAIL_REFUSALS: RefusalTexts<MailRefusal> = {
  noMail: () => ({ status: 409, sentence: '本系统还没有设置发邮件的服务器，暂时不能用邮件提醒。请系统管理员设置 ZHIAN_MAIL_URL 后再试。' }),
  noAddress: () => ({ status: 422, field: 'address', sentence: '这不是一个可以收信的邮箱地址。请写成 name@example.com 这样的一个地址，不带姓名；指向本机或内部网络的地址不能使用。' }),
  notSet: () => ({ status: 409, sentence: '还没有确认过的邮箱，请先填写邮箱地址并确认。' }),
  tooSoon: () => ({ status: 429, sentence: '邮件刚刚发过。请先到邮箱里看一看（也看看垃圾邮件），一分钟后再试。' }),
  tooOften: () => ({ status: 429, sentence: `今天已经发过 ${MOST_LETTERS} 封，请明天再试。` }),
  noCode: () => ({ status: 409, field: 'code', sentence: `确认码已经失效（${CODE_MINUTES} 分钟内有效，输错 ${MOST_TRIES} 次即作废）。请重新填写邮箱地址，换一个新的确认码。` }),
  wrongCode: ({ left }) => ({ status: 422, field: 'code', sentence: `确认码不对，还可以再试 ${left} 次。请看最近收到的那一封邮件。` }),
  notTaken: ({ said }) => ({ status: 503, sentence: `邮件服务器没有接收，答复：${said || '没有说明'}。请核对邮箱地址；地址没有问题的，请系统管理员检查发邮件的设置。` }),
  noAnswer: () => ({ status: 503, sentence: '邮件已交给服务器，但它没有答复。请到邮箱里看一看；没有收到的，一分钟后再试。' }),
};

/** Whether somebody may ask for a further letter now; how many that makes today. */
export function mayWrite(place: Pick<MailPlace, 'letterAt' | 'letters'> | null, now: Instant, today: Day): Decision<{ letters: number }, MailRefusal> {
  if (!place) return decided({ letters: 1 });
  if (millisecondsOf(now) - millisecondsOf(place.letterAt) < LETTER_SECONDS * 1000) return refused({ code: 'tooSoon' });
  const letters = dayOf(place.letterAt) === today ? place.letters + 1 : 1;
  return letters > MOST_LETTERS ? refused({ code: 'tooOften' }) : decided({ letters });
}

/** Whether a code is still awaited; how many tries are left after this one. */
export function mayConfirm(place: MailPlace | null, now: Instant): Decision<{ left: number }, MailRefusal> {
  const awaited = place && place.address !== '' && place.codeHash !== '' && place.tries < MOST_TRIES && millisecondsOf(now) - millisecondsOf(place.letterAt) <= CODE_MINUTES * 60_000;
  return awaited ? decided({ left: MOST_TRIES - place.tries - 1 }) : refused({ code: 'noCode' });
}

/** The letter with the code that proves an address. */
export const codeLetter = (enterprise: string, code: string): { readonly subject: string; readonly text: string } => ({
  subject: `确认码 ${code}（质安邮件提醒）`,
  text: `${enterprise}：您的邮件提醒确认码是 ${code}，${CODE_MINUTES} 分钟内有效。\n请在质安的“账户 → 邮件提醒”里填写。如果您没有申请过，不必理会这封邮件，也不会再收到。`,
});

/** The letter of somebody who tries whether letters arrive. */
export const trialLetter = (enterprise: string): { readonly subject: string; readonly text: string } => ({
  subject: `${enterprise}：测试邮件`, text: `${enterprise}：这是质安邮件提醒的测试邮件。收到说明可以正常提醒。`,
});

/** A message of reminders (`messageOf`) as a letter: what it is about, and how it ends. */
export const reminderLetter = (message: string): { readonly subject: string; readonly text: string } => ({
  subject: message.split('\n')[0]!, text: `${message}\n\n不想再收到这样的邮件，请在质安的“账户 → 邮件提醒”里停用。`,
});
