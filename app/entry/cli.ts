import { readConfig } from '~/platform/host/config';
import { backup } from './commands/backup';
import type { Command } from './commands/command';
import { editor } from './commands/editor';
import { holidays } from './commands/holidays';
import { officer } from './commands/officer';
import { open } from './commands/open';
import { password } from './commands/password';
import { regulator } from './commands/regulator';
import { secondFactor } from './commands/secondFactor';
import { restore } from './commands/restore';
import { shut } from './commands/shut';
import { signingKey } from './commands/signingKey';
import { verify } from './commands/verify';

/** Every command of `npm run zhian -- COMMAND`. */
const COMMANDS: readonly Command[] = [verify, signingKey, backup, restore, holidays, regulator, secondFactor, officer, editor, password, shut, open];

const USAGE = ['用法：npm run zhian -- 命令', '', ...COMMANDS.map(({ name, purpose }) => `  ${name.padEnd(12)}${purpose}`), `  ${'help'.padEnd(12)}显示本说明`];

/**
 * Runs one command and answers its exit code; an unknown word shows the help and answers 2.
 * Errors are thrown on to the launcher, which prints them.
 */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv, print: (line: string) => void = console.log): Promise<number> {
  const [word = 'help', ...rest] = args;
  const command = COMMANDS.find(({ name }) => name === word);
  if (command) return command.run(rest, readConfig(env), print);
  const asked = ['help', '--help', '-h'].includes(word);
  if (!asked) print(`没有命令“${word}”。`);
  USAGE.forEach((line) => print(line));
  return asked ? 0 : 2;
}
