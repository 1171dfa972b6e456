import { PIN_LENGTH } from './assurance';
import { isCommonPassword } from './weakPassword';

/** Fewest different figures of a signing code. */
const DIFFERENT = 3;

/** Whether each figure follows the one before by the same step: 123456, 246802 is none, 111111. */
const isRun = (pin: string): boolean => new Set(Array.from(pin).slice(1).map((figure, at) => (Number(figure) - Number(pin[at]) + 10) % 10)).size === 1;

/** Why a chosen signing code (签名口令) is refused; null when it is good: figures alone, since it is typed with gloves, and none that is tried first. */
export function pinFault(pin: string, loginName: string): string | null {
  const { least, most } = PIN_LENGTH;
  if (!/^\d+$/.test(pin) || pin.length < least || pin.length > most) return `签名口令请用 ${least} 至 ${most} 位数字。`;
  if (loginName.includes(pin)) return '签名口令不能是登录名的一部分，请换一个。';
  if (new Set(pin).size < DIFFERENT || isRun(pin) || /^(.+)\1+$/.test(pin) || isCommonPassword(pin)) return '签名口令不能是重复或连续的数字，也不能是别人会先试的，请换一个。';
  return null;
}
