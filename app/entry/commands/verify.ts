import { describeFinding, type Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { namesOfEnterprises } from 'db/repositories/installation';
import { openContext } from '../boot';
import type { Command } from './command';

/** The facts of a finding for a machine to read: `kind name=value …`. */
const plain = ({ kind, ...facts }: Finding): string => [kind, ...Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');

/** `verify`: compares all records with the event logs; exit code 1 when anything is found. */
export const verify: Command = {
  name: 'verify',
  purpose: '核对全部记录与事件日志是否一致，指出被改动的记录与字段（有发现时退出码为 1）',
  run: async (_args, config, print) => {
    const cx = await openContext(config);
    try {
      const names = await namesOfEnterprises(cx.store.read);
      const { enterprises, events, rows, files, findings } = await verifyChains(cx, (finding) => {
        print(`✗ ${names.get(finding.enterpriseId) ?? `未知企业 ${finding.enterpriseId}`}：${describeFinding(finding)}`);
        print(`  ${plain(finding)}`);
      });
      print(`已核对 ${enterprises} 家企业：事件 ${events} 条，记录 ${rows} 行，文件 ${files} 个。`);
      print(findings === 0 ? '✓ 全部一致：没有发现程序之外的改动。' : `共发现 ${findings} 处不一致，见上。请先保留现场（备份数据目录），再查明改动来源。`);
      return findings === 0 ? 0 : 1;
    } finally {
      await cx.store.close();
    }
  },
};
