import type { Answer, Order, Tasks } from './sideProcesses';

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
        answer({ kind: 'failed', error: { name: kind, message, stack } });
      }
    };
    void work();
  });
}
