import * as hazards from './hazards';
import * as organisation from './organisation';
import type { Verb } from './verb';

/** Every verb of the house. */
export const VERBS: readonly Verb[] = [hazards, organisation].flatMap((noun): Verb[] => Object.values(noun));
