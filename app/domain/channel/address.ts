import type { ChannelKind } from './types';

/** Where the robots of each vendor are, and what of an address names one. */
const VENDORS: Readonly<Record<ChannelKind, { readonly host: string; readonly path: RegExp; readonly key: string | null }>> = {
  wecom: { host: 'qyapi.weixin.qq.com', path: /^\/cgi-bin\/webhook\/send$/, key: 'key' },
  dingtalk: { host: 'oapi.dingtalk.com', path: /^\/robot\/send$/, key: 'access_token' },
  feishu: { host: 'open.feishu.cn', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,100}$/, key: null },
};

/** What an address of each kind looks like, for whoever enters one. */
export const ADDRESS_SAMPLES: Readonly<Record<ChannelKind, string>> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…', dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…', feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
};

/**
 * The address of a robot as it is kept; null for anything else: another host, another port, a login in the address, no key. `ownOrigins` are
 * those of a vendor's program that runs in the house, which only whoever keeps the server may name.
 */
export function parseRobotAddress(kind: ChannelKind, text: string, ownOrigins: readonly string[] = []): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || url.username || url.password) return null;
  const { host, path, key } = VENDORS[kind];
  const keyed = key === null || /^[\w-]{8,200}$/.test(url.searchParams.get(key) ?? '');
  const whole = `${url.origin}${url.pathname}${key === null ? '' : `?${key}=${url.searchParams.get(key)}`}`;
  if (!path.test(url.pathname) || !keyed) return null;
  return ownOrigins.includes(url.origin) || url.origin === `https://${host}` ? whole : null;
}
