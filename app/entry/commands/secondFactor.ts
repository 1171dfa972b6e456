import { askSecondFactor } from '~/services/supervision/askSecondFactor';
import { wordsCommand } from './command';

/** `second-factor REGION on|off`: says whether the officers of a regulator sign in with a second factor. */
export const secondFactor = wordsCommand({
  name: 'second-factor',
  words: '地区 on|off',
  purpose: '监管部门的人员登录是否要两步验证',
  least: 2,
  most: 2,
  run: async (cx, [region = '', said = ''], print) => {
    if (said !== 'on' && said !== 'off') {
      print('第二个词请写 on 或 off。');
      return 2;
    }
    const name = await askSecondFactor(cx, region, said === 'on');
    print(name === null ? `没有接收地区“${region}”的监管部门。` : `${name}的人员登录${said === 'on' ? '要两步验证：还没有设置的，下次打开系统时先设置' : '不再要求两步验证'}。`);
    return name === null ? 2 : 0;
  },
});
