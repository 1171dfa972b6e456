import type { Instant } from '../shared/instant';

/** Robots of groups that take messages: 企业微信, 钉钉, 飞书. */
export type ChannelKind = 'wecom' | 'dingtalk' | 'feishu';

/** What a group may be told of. */
export type Topic = 'checks' | 'hazards' | 'papers' | 'list' | 'submissions';

/** A group that is told of what waits for people of the factory. Its address and secret are known to the sender alone. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly topics: readonly Topic[];
  readonly openedAt: Instant;
  readonly version: number;
}

/**
 * Where one message stands. `sending` is written before it leaves, so that a process that died then leaves it `unknown` and nobody sends it twice;
 * `waiting` is tried (again); `refused` was given up; `dropped` had no channel any more.
 */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'unknown' | 'refused' | 'dropped';
