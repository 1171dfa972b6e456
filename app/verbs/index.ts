import * as hazards from './hazards';
import type { Verb } from './verb';

/** Every verb of the house. */
export const VERBS: readonly Verb[] = [hazards].flatMap((noun): Verb[] => Object.values(noun));
