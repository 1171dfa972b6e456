import { readFileSync } from 'node:fs';
import { PLATFORM } from 'db/dialect/chain';
import { inspect } from 'db/dialect/inspect';
import { type Inspected, NothingToRead } from 'db/dialect/inspected';
import { NewerDatabase } from 'db/dialect/unfit';
import { namesOfEnterprises } from 'db/repositories/installation';
import { headText } from '~/domain/shared/signed';
import { openHeads } from '~/platform/host/heads';
import { isSigned } from '~/platform/host/signer';
import { openStorage } from '~/platform/host/storage';
import type { KeptHead } from '~/services/integrity/chain';
import { describeFinding, type Finding } from '~/services/integrity/findings';
import { inDatabase } from '~/services/integrity/inDatabase';
import { verifyChains } from '~/services/integrity/verifyChains';
import { recordedHeads } from '~/services/integrity/headLines';
import type { Receipt } from '~/services/supervision/receiptOf';
import type { Command } from './command';

/** The facts of a finding for a machine to read: `kind name=value …`. */
const plain = ({ kind, ...facts }: Finding): string => [kind, ...Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');

/** A head as a mail or a paper has it, `CHAIN:SEQ:HASH`; the chain by its id, or an enterprise by its name. Null when it is none. */
function headIn(text: string): KeptHead | null {
  const [, chain, seq, hash] = /^(.+?)[:：](\d{1,9})[:：]([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return chain && seq && hash ? { chain: chain.trim(), seq: Number(seq), hash: hash.toLowerCase(), at: null } : null;
}

/** The head in a receipt that somebody kept, where its own signature is right; null when it is none. */
function headOfReceipt(file: string): KeptHead | null {
  try {
    const { head, publicKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Receipt>;
    return head && publicKey && isSigned(publicKey, headText(head), head.signature) ? { chain: head.chain, seq: head.seq, hash: head.hash, at: null } : null;
  } catch {
    return null;
  }
}

/** How heads are given on the command line. */
const GIVEN: Readonly<Record<string, (text: string) => KeptHead | null>> = { '--head': headIn, '--receipt': headOfReceipt };

/** The heads that are given by `--head` or in receipts by `--receipt`, and names of known keys by `--key`; or the first word that is not understood. */
function headsGiven(args: readonly string[]): { heads: KeptHead[]; knownKeys: string[] } | { wrong: string } {
  const heads: KeptHead[] = [];
  const knownKeys: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const [, option = word, glued] = /^(--\w+)=(.*)$/s.exec(word) ?? [];
    const read = GIVEN[option];
    const text = read || option === '--key' ? (glued ?? args[(at += 1)]) : undefined;
    const key = option === '--key' && text !== undefined ? text.replaceAll(' ', '').toLowerCase() : '';
    if (/^[0-9a-f]{32}$/.test(key)) {
      knownKeys.push(key);
      continue;
    }
    const head = !read || text === undefined ? null : read(text);
    if (!head) return { wrong: text ?? word };
    heads.push(head);
  }
  return { heads, knownKeys };
}

/**
 * `verify`: compares all records with the event logs, reading only, and with heads that somebody kept (`--head`, `--receipt`, as often as wanted).
 * Exit code 1 when anything is found, 2 when there is nothing to verify or a word is not understood.
 */
export const verify: Command = {
  name: 'verify',
  purpose: '核对全部记录与事件日志是否一致，指出被改动的记录与字段（只读；有发现时退出码为 1，没有可核对的数据时为 2）；可加 --head CHAIN:SEQ:HASH 或 --receipt 回执.json，与邮件里、纸上或报送回执里留存的末端对照',
  run: async (args, config, print) => {
    const given = headsGiven(args);
    if ('wrong' in given) {
      print(`看不懂“${given.wrong}”。用法：npm run zhian -- verify [--head CHAIN:SEQ:HASH]… [--receipt 回执.json]… [--key 公钥名]…`);
      print('CHAIN 是企业编号、企业名称、platform 或 trail:ID（ID 是企业编号），SEQ 是第几条，HASH 是 64 位校验值；可从每天的邮件里照抄，含空格的词请加引号；回执是从报送页面下载的文件，签名不对的回执不接受。');
      return 2;
    }
    const opened = await openOrSay(config.databaseUrl);
    if (typeof opened === 'string') {
      print(`没有可核对的数据：${opened}请核对 ZHIAN_DATA 与 DATABASE_URL 指向的位置。`);
      return 2;
    }
    const { read, shape, schema, lacks } = opened;
    try {
      const { heads, keys, unreadable } = recordedHeads(await openHeads(config.headsFolder).lines());
      if (lacks !== null) print(`数据库由较早版本的程序建立（还没有升级到 ${lacks}）：只核对当时已有的内容。用本版本启动一次即升级，之后账户、监管部门和范本库也一并核对。`);
      const names = await namesOfEnterprises(read).catch(() => new Map<string, string>());
      const idsOf = (name: string): string[] => [...names].filter(([, one]) => one === name).map(([id]) => id);
      const shared = given.heads.find(({ chain }) => idsOf(chain).length > 1);
      if (shared) {
        print(`有几家企业都叫“${shared.chain}”，请改写企业编号：${idsOf(shared.chain).join('、')}。`);
        return 2;
      }
      const kept = given.heads.map((head) => ({ ...head, chain: idsOf(head.chain)[0] ?? head.chain }));
      let told = 0;
      const report = (finding: Finding): void => {
        told += 1;
        print(`✗ ${nameOf(finding, names)}：${describeFinding(finding)}`);
        print(`  ${plain(finding)}`);
      };
      await inDatabase(opened, report);
      const { enterprises, events, rows, files, platform, audited, unproven, setBacks } = await verifyChains({ store: { read }, storage: openStorage(config.storageFolder) }, report, { shape, schema, recorded: [...heads, ...kept], keys, knownKeys: given.knownKeys });
      if (unreadable > 0) print(`提示：库外留存的末端有 ${unreadable} 行读不出，已跳过。`);
      for (const { chain, seq } of unproven.filter(({ at }) => at === null)) print(`提示：给出的末端 ${chain} 第 ${seq} 条无从对照：那一段已到期删除，或数据库还没有这条链。`);
      const [setBack] = setBacks;
      if (setBack) print(`提示：有 ${setBacks.length} 处事件的时间早于前一条，当时服务器的时钟被拨回过；首处是${names.get(setBack.enterpriseId) ?? setBack.enterpriseId}第 ${setBack.seq} 条，记为 ${setBack.at}，前一条是 ${setBack.last}。`);
      if (events + (platform?.events ?? 0) + told === 0) {
        print('没有可核对的数据：数据库里没有企业，也没有任何事件。请核对 ZHIAN_DATA 与 DATABASE_URL 指向的位置。');
        return 2;
      }
      print(`已核对 ${enterprises} 家企业：事件 ${events} 条，记录 ${rows} 行，文件 ${files} 个。`);
      if (platform && audited + heads.length > 0) print(`平台（账户、监管部门、范本库）：事件 ${platform.events} 条，记录 ${platform.rows} 行；操作留痕 ${audited} 条；库外留存的末端 ${heads.length} 个。`);
      if (kept.length > 0) print(`已与命令中给出的 ${kept.length - unproven.filter(({ at }) => at === null).length} 个末端对照。`);
      print(told === 0 ? '✓ 全部一致：没有发现程序之外的改动。' : `共发现 ${told} 处不一致，见上。请先保留现场（备份数据目录），再查明改动来源。`);
      return told === 0 ? 0 : 1;
    } finally {
      await opened.close();
    }
  },
};

const nameOf = (finding: Finding, names: ReadonlyMap<string, string>): string => {
  if (finding.enterpriseId === PLATFORM) return '平台';
  return names.get(finding.enterpriseId) ?? (finding.kind === 'enterpriseMissing' ? finding.name : `未知企业 ${finding.enterpriseId}`);
};

/** The database, or why there is none to look at. */
async function openOrSay(url: string): Promise<Inspected | string> {
  try {
    return await inspect(url);
  } catch (error) {
    if (error instanceof NothingToRead) return error.message;
    if (error instanceof NewerDatabase) return '数据库是由更新版本的程序建立的，请用那个版本的程序核对。';
    throw error;
  }
}
