import { shutAnyAccount } from '~/services/session/consoleAccount';
import { noAccount, wordsCommand } from './command';

/** `shut NAME REASON`: shuts any account until it is opened again. */
export const shut = wordsCommand({
  name: 'shut',
  words: '登录名 理由',
  purpose: '停用任何账户，结束其全部登录',
  least: 2,
  most: 2,
  run: async (cx, [name = '', reason = ''], print) => {
    const before = await shutAnyAccount(cx, name, reason);
    if (!before) print(noAccount(name));
    else print(before === 'shut' ? `账户“${name}”已经停用，没有改动。` : `已停用账户“${name}”。恢复请用：npm run zhian -- open ${name} 理由`);
    return before ? 0 : 2;
  },
});
