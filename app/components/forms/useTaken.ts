import { useContext, useEffect, useRef } from 'react';
import { TakenContext } from './context';

/** Tells, once for each post taken (`round` counts them), whoever asked and whatever draws the forms of the record around. */
export function useTaken(round: number, onDone: (() => void) | undefined): void {
  const told = useRef(0);
  const taken = useContext(TakenContext);
  useEffect(() => {
    if (told.current === round) return;
    told.current = round;
    onDone?.();
    taken();
  }, [round, onDone, taken]);
}
