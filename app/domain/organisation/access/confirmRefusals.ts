import type { Instant } from '../../shared/instant';
import type { RefusalTexts } from '../../shared/refusal';
import { PIN_FIELD } from './assurance';
import { closedSentence } from './lockout';

/** Why a signature is not set: it was not confirmed, or by something that is not its owner's. */
export type ConfirmRefusal =
  | { readonly code: 'notConfirmed' }
  | { readonly code: 'pinWrong' }
  | { readonly code: 'deviceUnknown' }
  | { readonly code: 'deviceWrong' }
  | { readonly code: 'locked'; readonly until: Instant };

export const CONFIRM_REFUSALS: RefusalTexts<ConfirmRefusal> = {
  notConfirmed: () => ({ status: 422, field: PIN_FIELD, sentence: '签名前请输入签名口令；没有设过签名口令的，输入登录密码。' }),
  pinWrong: () => ({ status: 422, field: PIN_FIELD, sentence: '签名口令或登录密码不对，没有签名。请重新输入。' }),
  deviceUnknown: () => ({ status: 422, field: PIN_FIELD, sentence: '这把设备密钥不属于您的账户，或已停用，没有签名。请输入签名口令或登录密码，或到“账户 → 签名”里重新添加。' }),
  deviceWrong: () => ({ status: 422, field: PIN_FIELD, sentence: '设备密钥签的不是这一份内容，没有签名。请刷新后再签，或输入签名口令或登录密码。' }),
  locked: ({ until }) => ({ status: 429, field: PIN_FIELD, sentence: closedSentence(until) }),
};
