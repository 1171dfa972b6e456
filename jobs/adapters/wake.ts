import { type Instant, millisecondsOf } from '~/domain/shared/instant';

/** Calls one piece of work when there is reason to, never twice at a time. */
export interface Wake {
  readonly kick: () => void;
  /** No further call; ends when the last one has. */
  stop(): Promise<void>;
}

/**
 * Runs `work` at once, on every kick, when the moment it answered with has come, and otherwise every `idleMs`
 * (other processes may add work without a kick). A failure is told and tried again after `idleMs`.
 */
export function wake(work: () => Promise<Instant | null>, now: () => Instant, idleMs: number, onError: (error: unknown) => void): Wake {
  let on = true;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | null = null;

  const round = async (): Promise<void> => {
    let wait = idleMs;
    try {
      do {
        again = false;
        const next = await work();
        wait = next === null ? idleMs : Math.min(idleMs, Math.max(1, millisecondsOf(next) - millisecondsOf(now())));
      } while (again && on);
    } catch (error) {
      wait = idleMs;
      onError(error);
    }
    current = null;
    if (on) timer = setTimeout(kick, again ? 0 : wait);
  };
  const kick = (): void => {
    again = true;
    if (!on || current) return;
    clearTimeout(timer);
    current = round();
  };

  kick();
  return {
    kick,
    stop: async () => {
      on = false;
      clearTimeout(timer);
      await current;
    },
  };
}
