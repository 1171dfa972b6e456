import { openAnyAccount } from '~/services/session/consoleAccount';
import { noAccount, wordsCommand } from './command';

/** `open NAME REASON`: opens an account again that was shut. */
export const open = wordsCommand({
  name: 'open',
  words: '登录名 理由',
  purpose: '恢复已停用的账户',
  least: 2,
  most: 2,
  run: async (cx, [name = '', reason = ''], print) => {
    const before = await openAnyAccount(cx, name, reason);
    if (!before) print(noAccount(name));
    else print(before === 'open' ? `账户“${name}”没有停用，没有改动。` : `已恢复账户“${name}”，密码仍是停用前的。忘记密码请用：npm run zhian -- password ${name}`);
    return before ? 0 : 2;
  },
});
