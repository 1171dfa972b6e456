import { keyWords } from '~/domain/shared/signed';
import { changeKey, exportedKeys, tellKey } from '~/services/integrity/keys';
import { wordsCommand } from './command';

/** `signing-key [new]`: shows the public keys of the platform, or signs with a new key from now on. */
export const signingKey = wordsCommand({
  name: 'signing-key',
  words: '[new]',
  purpose: '显示平台签名的公钥；加 new 换一把新密钥，旧公钥保留，旧签名仍可核对',
  least: 0,
  most: 1,
  run: async (cx, [word], print) => {
    if (word !== undefined && word !== 'new') {
      print(`看不懂“${word}”。用法：npm run zhian -- signing-key [new]`);
      return 2;
    }
    const signer = word === 'new' ? await changeKey(cx) : await tellKey(cx);
    if (word === 'new') print('已换成新密钥，由旧密钥签名登记；旧的私钥已删除。请把下面的公钥告诉保存旧公钥的人。正在运行的程序从下一次签名起使用新密钥。');
    for (const { key, at, pem } of await exportedKeys(cx)) {
      print(`${key === signer?.key ? '现用' : '从前'}公钥 ${keyWords(key)}，${at} 起`);
      print(pem.trim());
    }
    return 0;
  },
});
