import type { Address } from './types';

export type { Address };

/**
 * Reads an address as somebody types it: http or https, a host, perhaps a port; a slash at the end is forgiven. Null for anything else,
 * a path, a question or a name with a password among it, since none of them could stand before every page of the program.
 */
export function parseAddress(text: string): Address | null {
  const typed = text.trim();
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password && !typed.includes('?') && !typed.includes('#') ? url.origin : null;
}

/** What is wrong with an address for a code that hangs on a wall: nobody else's device opens it, or it changes with the network. */
export type AddressFault = 'thisMachine' | 'number';

/** Null when the host is a name that others can open. */
export function addressFault(address: Address): AddressFault | null {
  const { hostname } = new URL(address);
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]' || hostname === '0.0.0.0' || hostname === '[::]') return 'thisMachine';
  return /^[\d.]+$/.test(hostname) || hostname.startsWith('[') ? 'number' : null;
}

/** The address that codes are made with, and what is to be said of it before anything is printed. */
export interface PrintedAddress {
  /** Null where nobody has said one; papers then carry no code. */
  readonly address: Address | null;
  /** The address to use for what must have one (a post's label): the address above, or the one of this visit. */
  readonly usable: Address;
  readonly warning: string | null;
}

const WARNINGS: Readonly<Record<AddressFault, (address: Address) => string>> = {
  thisMachine: (address) => `二维码里的地址是 ${address}，只有这台电脑自己打得开，手机扫了打不开。`,
  number: (address) => `二维码里的地址是 ${address}，是一个 IP 地址；换了网络或路由器重新分配地址后，已经张贴的二维码会失效。`,
};

/** The same in the few words that have room under a code; null for an address that others can open. */
export function codeWarning(set: Address | null): string | null {
  if (set === null) return '未设定系统地址，此码勿张贴';
  const fault = addressFault(set);
  return fault && { thisMachine: '此码手机打不开，勿张贴', number: '换网络后此码可能失效' }[fault];
}

/** What codes are made with: the address that was set, else the address of this visit, which is said to be no good choice. */
export function printedAddress(set: Address | null, visited: Address): PrintedAddress {
  if (set === null) return { address: null, usable: visited, warning: `还没有设定本系统的地址，岗位二维码里暂用您现在打开页面的地址 ${visited}，文书上不印核验码。` };
  const fault = addressFault(set);
  return { address: set, usable: set, warning: fault && WARNINGS[fault](set) };
}
