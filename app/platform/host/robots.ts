import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { ChannelKind } from '~/domain/channel/types';
import { millisecondsOf, type Instant } from '~/domain/shared/instant';

/** One message for the group behind a robot. */
export interface RobotCall {
  readonly kind: ChannelKind;
  readonly address: string;
  /** The signing secret; '' where the robot has none. */
  readonly secret: string;
  readonly text: string;
  readonly at: Instant;
}

/**
 * What became of it. `refused`: certainly not taken, so it may be sent again. `unknown`: it left this machine and nobody answered in time, so
 * that a second one might be read twice.
 */
export interface RobotAnswer {
  readonly outcome: 'sent' | 'refused' | 'unknown';
  /** What was said, without any address. */
  readonly said: string;
}

/** Carries messages to robots of groups. */
export interface Robots {
  post(call: RobotCall, signal: AbortSignal): Promise<RobotAnswer>;
}

const ANSWER_MS = 10_000;
const MOST_ANSWER_BYTES = 16 * 1024;
const LONGEST_SAID = 200;

/** Networks no address of a vendor lies in: this machine, the house, the link, the cloud's own services. */
const INSIDE = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) {
  INSIDE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) INSIDE.addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies inside: also one of version 4 written as one of version 6. */
export const liesInside = (address: string): boolean => {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return INSIDE.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
};

class InsideAddress extends Error {
  override readonly name = 'InsideAddress';
}

/** Resolves as usual, and refuses a name that leads inside: asked by the connection itself, so that no second answer can differ from the judged one. */
const lookupOutside: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, '', 0);
    if (found.some(({ address }) => liesInside(address))) return answer(new InsideAddress('the name leads inside'), '', 0);
    if (options.all) return answer(null, found);
    return answer(null, found[0]!.address, found[0]!.family);
  });
};

const digest = (key: string, message: string): string => createHmac('sha256', key).update(message).digest('base64');

/** Where a message is posted, and as what. 钉钉 signs in milliseconds with the secret as key, 飞书 in seconds with the secret in the key of nothing. */
export function robotRequest({ kind, address, secret, text, at }: RobotCall): { readonly url: URL; readonly body: string } {
  const url = new URL(address);
  const content = { msgtype: 'text', text: { content: text } };
  if (kind === 'wecom') return { url, body: JSON.stringify(content) };
  if (kind === 'dingtalk') {
    const moment = String(millisecondsOf(at));
    if (secret) {
      url.searchParams.set('timestamp', moment);
      url.searchParams.set('sign', digest(secret, `${moment}\n${secret}`));
    }
    return { url, body: JSON.stringify(content) };
  }
  const moment = String(Math.floor(millisecondsOf(at) / 1000));
  return { url, body: JSON.stringify({ ...(secret ? { timestamp: moment, sign: digest(`${moment}\n${secret}`, '') } : {}), msg_type: 'text', content: { text } }) };
}

/** What an answer says: all three vendors answer 200 and put the failure into the body. */
export function robotAnswer(status: number, body: string): RobotAnswer {
  if (status < 200 || status > 299) return { outcome: 'refused', said: `HTTP ${status}` };
  try {
    const told = JSON.parse(body) as Readonly<Record<string, unknown>> | null;
    const code = told?.errcode ?? told?.code ?? told?.StatusCode;
    if (code === 0) return { outcome: 'sent', said: '' };
    const said = told?.errmsg ?? told?.msg ?? told?.StatusMessage;
    return { outcome: 'refused', said: `${typeof code === 'number' ? code : '?'} ${typeof said === 'string' ? said : ''}`.trim().slice(0, LONGEST_SAID) };
  } catch {
    return { outcome: 'refused', said: `HTTP ${status}, no JSON` };
  }
}

/** Posts once: no redirect is followed, nothing is read beyond what an answer needs, and no name that leads inside is reached unless it is of `ownOrigins`. */
export function openRobots(ownOrigins: readonly string[] = []): Robots {
  return {
    post: (call, signal) => new Promise((resolve) => {
      const { url, body } = robotRequest(call);
      const own = ownOrigins.includes(url.origin);
      if (!own && (url.protocol !== 'https:' || isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) > 0)) return resolve({ outcome: 'refused', said: 'the address is none of a robot' });
      const options = {
        method: 'POST', headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]), agent: false as const, ...(own ? {} : { lookup: lookupOutside }),
      };
      let left = false;
      const sent = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes <= MOST_ANSWER_BYTES) parts.push(part);
          else answer.destroy(new Error('the answer is too long'));
        });
        answer.on('end', () => resolve(robotAnswer(answer.statusCode ?? 0, Buffer.concat(parts).toString('utf8'))));
        answer.on('error', (error) => resolve({ outcome: 'unknown', said: saidOf(error) }));
      });
      sent.on('finish', () => { left = true; });
      sent.on('error', (error) => resolve({ outcome: left ? 'unknown' : 'refused', said: saidOf(error) }));
      sent.end(body);
    }),
  };
}

/** The cause by its code: a message of the network may hold the address, which is a secret. */
const saidOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.name;
