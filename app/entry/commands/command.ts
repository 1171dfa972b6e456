import type { Config } from '~/platform/host/config';
import type { Context } from '~/services/context';
import { openContext } from '../boot';

/** One word after `npm run zhian --`. */
export interface Command {
  readonly name: string;
  /** One line of help. */
  readonly purpose: string;
  /** Answers the exit code. */
  run(args: readonly string[], config: Config, print: (line: string) => void): Promise<number>;
}

/** A command that takes a few words and acts on the data. */
interface WordsCommand {
  readonly name: string;
  /** The words after the name, as the help shows them. */
  readonly words: string;
  readonly purpose: string;
  /** How many words it takes. */
  readonly least: number;
  readonly most: number;
  readonly run: (cx: Context, args: readonly string[], print: (line: string) => void) => Promise<number>;
}

/** With too few or too many words it shows its usage and answers 2; otherwise it runs on the open database, which is closed after it. */
export const wordsCommand = ({ name, words, purpose, least, most, run }: WordsCommand): Command => ({
  name,
  purpose: `${purpose}：${name} ${words}`,
  run: async (args, config, print) => {
    if (args.length < least || args.length > most || args.some((word) => word.trim() === '')) {
      print(`用法：npm run zhian -- ${name} ${words}`);
      print(`${purpose}。含空格的词请加引号。`);
      return 2;
    }
    const cx = await openContext(config);
    try {
      return await run(cx, args, print);
    } finally {
      await cx.store.close();
    }
  },
});

/** What is said of a first password, once. */
export const firstPassword = (loginName: string, password: string): string => `登录名 ${loginName}，首次密码 ${password}（只显示这一次，首次登录须修改）。`;

export const noAccount = (name: string): string => `没有登录名为“${name}”的账户。企业人员的登录名可在“组织 → 人员”里查到。`;
