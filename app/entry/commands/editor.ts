import { createEditor } from '~/services/library/createEditor';
import { openContext } from '../boot';
import type { Command } from './command';

/** `editor NAME`: makes a platform editor of the template library and prints the first password once. */
export const editor: Command = {
  name: 'editor',
  purpose: '新建范本库编辑账户：editor 登录名（显示一次初始密码，登录后在 /library 维护范本）',
  run: async ([name = ''], config, print) => {
    const cx = await openContext(config);
    try {
      const result = await createEditor(cx, name);
      if (!result.ok) {
        print(result.refusal.code === 'loginNameTaken' ? `登录名“${name}”已被使用，请换一个。` : '请写登录名：2 到 32 个字符，可用汉字、小写字母、数字、点、横线和下划线。');
        return 2;
      }
      print(`已建立范本库编辑账户：登录名 ${result.fact.loginName}，初始密码 ${result.fact.password}（只显示这一次，首次登录须修改）。`);
      return 0;
    } finally {
      await cx.store.close();
    }
  },
};
