import type { AccessRules } from '../../rulepack/rules';
import { type Instant, millisecondsOf } from '../../shared/instant';

/** By what somebody showed who they are when they signed: the password of the account, its signing code (签名口令), or a key in their own device. */
export type Confirmation = 'password' | 'pin' | 'device';

/** What a signature is good for, most to least: a key of the device, something only the person knows, or no more than that somebody was signed in. */
export type SignatureKind = Confirmation | 'session';

export const SIGNATURE_KIND_NAMES: Readonly<Record<SignatureKind, string>> = {
  device: '设备密钥签名', pin: '签名口令核验', password: '登录密码核验', session: '登录后签名',
};

const FOUND_OUT = '签名和内容之后的任何改动都能查出来';

/** What each kind of signature is in law, and what it is not: 《电子签名法》第十三条 asks for four things at once. */
export const SIGNATURE_KIND_MEANINGS: Readonly<Record<SignatureKind, string>> = {
  device: `由本人的设备保管的密钥签署（有的设备会把它同步到本人的其他设备），设备在签署时核验了本人；${FOUND_OUT}。《电子签名法》第十三条的四项条件在技术上都有对应；密钥没有经第三方电子认证服务机构认证，各方可以约定认可它。`,
  pin: `签署时核对了只有本人知道的签名口令；${FOUND_OUT}。口令要由系统核对，不能单独证明签署时只由本人控制，所以不称为《电子签名法》第十三条所说的可靠的电子签名。`,
  password: `签署前不久核对了本人的登录密码；${FOUND_OUT}。密码要由系统核对，不能单独证明签署时只由本人控制，所以不称为《电子签名法》第十三条所说的可靠的电子签名。`,
  session: `由已登录的账户签署，签署时没有再次核验本人；${FOUND_OUT}，但不能证明签署时只由本人控制，所以不称为《电子签名法》第十三条所说的可靠的电子签名。`,
};

/** What a verb signs: a check or its correction on the floor, or a paper that others rely on. */
export type Signs = 'check' | 'paper';

type SigningRules = Pick<AccessRules, 'signChecks' | 'signMinutes'>;

/** What is known of a session's owner. */
export interface Assured {
  readonly assuredAt?: Instant | null;
  readonly assurance?: Exclude<Confirmation, 'device'> | null;
  readonly keep?: boolean;
}

/** Whether a signature of this session must be confirmed: papers, checks where the factory says so, and everything on a device that stays signed in. */
export const asksFor = (signs: Signs, rules: SigningRules, session: Assured): boolean => signs === 'paper' || rules.signChecks || session.keep === true;

/** By what the owner of a session was made sure of within the last minutes; null where that is too long ago. */
export function freshIn({ assuredAt, assurance }: Assured, { signMinutes }: SigningRules, now: Instant): { readonly method: Exclude<Confirmation, 'device'>; readonly at: Instant } | null {
  if (!assuredAt || !assurance) return null;
  const age = millisecondsOf(now) - millisecondsOf(assuredAt);
  return age >= 0 && age < signMinutes * 60_000 ? { method: assurance, at: assuredAt } : null;
}

/** Name of the field in which a signature is confirmed, and of what the device signed. */
export const PIN_FIELD = 'pin';
export const DEVICE_FIELD = 'device';
/** Most keys an account has at a time. */
export const DEVICE_KEYS_MOST = 10;
/** Shortest and longest signing code, in figures. */
export const PIN_LENGTH = { least: 6, most: 12 } as const;
