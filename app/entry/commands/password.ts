import { issueAnyPassword } from '~/services/session/consoleAccount';
import { firstPassword, noAccount, wordsCommand } from './command';

/** `password NAME [REASON]`: a new first password for any account, for whom nobody inside could issue one. */
export const password = wordsCommand({
  name: 'password',
  words: '登录名 [理由]',
  purpose: '为任何账户签发新的首次密码，结束其全部登录',
  least: 1,
  most: 2,
  run: async (cx, [name = '', reason = '忘记密码，由服务器管理员用命令签发'], print) => {
    const issued = await issueAnyPassword(cx, name, reason);
    print(issued ? `已签发。${firstPassword(issued.loginName, issued.password)}` : noAccount(name));
    return issued ? 0 : 2;
  },
});
