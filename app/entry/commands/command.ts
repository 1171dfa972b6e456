import type { Config } from '~/platform/host/config';

/** One word after `npm run zhian --`. */
export interface Command {
  readonly name: string;
  /** One line of help. */
  readonly purpose: string;
  /** Answers the exit code. */
  run(args: readonly string[], config: Config, print: (line: string) => void): Promise<number>;
}
