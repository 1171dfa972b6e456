import type { Answer, Order, Tasks } from './sideProcesses';

/** The code of an error, or of whatever caused it: what a machine refused is told by nothing else. */
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at && typeof at.code === 'string') return at.code;
  return undefined;
}

/** Answers the orders of the process that began this one, one after the other; ends with it. */
export function serveTasks(tasks: Tasks): void {
  const answer = (given: Answer): void => void process.send?.(given);
  process.on('disconnect', () => process.exit(0));
  // Who stops the program from the keyboard stops the process that began this one, which ends it.
  process.on('SIGINT', () => undefined);
  process.on('message', ({ name, input }: Order) => {
    const work = async (): Promise<void> => {
      try {
        const output = await tasks[name]!(input as never, (percent) => answer({ kind: 'told', percent }));
        answer({ kind: 'done', output });
      } catch (error) {
        const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error));
        answer({ kind: 'failed', error: { name: kind, message, stack, code: codeOf(error) } });
      }
    };
    void work();
  });
}
