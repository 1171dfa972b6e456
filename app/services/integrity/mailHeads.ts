import { PLATFORM, trailedBy } from 'db/dialect/chain';
import { namesOfEnterprises } from 'db/repositories/installation';
import { mailHeadsJob } from 'jobs/definitions/integrity';
import { formatInstant, instant } from '~/domain/shared/instant';
import { keyWords } from '~/domain/shared/signed';
import type { Letter } from '~/platform/host/mail';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';
import type { RecordedHead } from './chain';
import { recordedHeads } from './headLines';

/** Asks for one letter to each configured address, once for a moment of the timetable, whoever asks and however often. */
export async function askForMails(cx: Pick<Context, 'store' | 'now' | 'mailbox'>, slot: string): Promise<void> {
  for (const to of cx.mailbox?.to ?? []) await enqueue(cx, null, mailHeadsJob.job(`mail-heads:${slot}:${to}`, { slot, to }));
}

/**
 * Sends the heads that were written down for `slot` to one address. Answers how many heads it told of: none when the address is no longer configured.
 * Throws when nothing was written down for the moment, or when the letter was not taken.
 */
export async function mailHeads(cx: Pick<Context, 'store' | 'heads' | 'mailbox' | 'log'>, { slot, to }: { slot: string; to: string }, signal: AbortSignal): Promise<number> {
  if (!cx.mailbox?.to.includes(to)) {
    cx.log.warn({ slot }, 'a mail with the heads was asked for an address that is not configured; it is not sent');
    return 0;
  }
  const { heads } = recordedHeads(await cx.heads.lines(), slot);
  if (heads.length === 0) throw new Error(`no heads were written down for ${slot} in the folder of this process`);
  await cx.mailbox.send({ to, ...letterOf(heads, await namesOfEnterprises(cx.store.read)) }, signal);
  return heads.length;
}

/** What a chain is called: the enterprise, the platform, or the audit of either. */
function nameOfChain(chain: string, names: ReadonlyMap<string, string>): string {
  const trailed = trailedBy(chain);
  if (trailed !== null) return `${nameOfChain(trailed, names)}的操作留痕`;
  return chain === PLATFORM ? '平台' : (names.get(chain) ?? `企业 ${chain}`);
}

/** The letter of one evening: every chain with its number and hash, and how to hold them against the records later. */
function letterOf(heads: readonly RecordedHead[], names: ReadonlyMap<string, string>): Omit<Letter, 'to'> {
  const at = formatInstant(instant(heads[0]?.at ?? ''));
  const lines = heads.flatMap(({ chain, seq, hash }) => ['', `${nameOfChain(chain, names)}：第 ${seq} 条，校验值 ${hash}`, `--head ${chain}:${seq}:${hash}`]);
  return {
    subject: `质安：${at} 各条链的末端（${heads.length} 条）`,
    text: [
      `以下是 ${at} 各条链的末端。请保存这封邮件，不要交给能改动服务器的人：日后有人连同校验值一起改写记录，凭它能查出来。`,
      '核对时，在服务器上把相应的一行加在命令后面（可以加多行）：npm run zhian -- verify --head CHAIN:SEQ:HASH',
      ...lines,
      ...(heads[0]?.signed ? ['', `平台签名公钥：${keyWords(heads[0].signed.key)}`] : []),
      '',
    ].join('\n'),
  };
}
