import { explain } from '~/domain/shared/refusal';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { createEditor } from '~/services/library/createEditor';
import { firstPassword, wordsCommand } from './command';

/** `editor NAME`: makes a platform editor of the template library and prints the first password once. */
export const editor = wordsCommand({
  name: 'editor',
  words: '登录名',
  purpose: '新建范本库编辑账户',
  least: 1,
  most: 1,
  run: async (cx, [name = ''], print) => {
    const result = await createEditor(cx, name);
    print(result.ok ? `已建立范本库编辑账户，登录后在 /library 维护范本。${firstPassword(result.fact.loginName, result.fact.password)}` : explain(ORGANISATION_REFUSALS, result.refusal).sentence);
    return result.ok ? 0 : 2;
  },
});
