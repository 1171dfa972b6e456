import type { Store } from 'db/dialect/store';
import { channelsOf, type DeliveryLine } from 'db/repositories/channels';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import type { Channel } from '~/domain/channel/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import { PACK } from '~/domain/rulepack/pack';
import { sourceWords } from '~/domain/rulepack/confidence';
import type { ReminderRules } from '~/domain/rulepack/rules';

export interface RemindersPage {
  readonly channels: readonly Channel[];
  readonly timing: ReminderRules;
  readonly source: string;
  readonly deliveries: readonly DeliveryLine[];
  /** Where the next page of the log begins; null on the last. */
  readonly next: string | null;
}

const PER_PAGE = 25;

/** The groups that are told of what waits, when nothing is pushed, and what was sent. Three queries. */
export async function remindersPage(cx: { store: Store }, permit: Authorised<'settings.edit'>, before: string | null): Promise<RemindersPage> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const repository = channelsOf(scope);
  const [channels, rules, log] = await Promise.all([repository.open(), rulesFor(scope), repository.log(before, PER_PAGE + 1)]);
  const deliveries = log.slice(0, PER_PAGE);
  return { channels, timing: rules.reminders, source: sourceWords(PACK.reminders.source, PACK.reminders.confidence), deliveries, next: log.length > PER_PAGE ? deliveries.at(-1)!.id : null };
}
