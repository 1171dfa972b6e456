import * as account from './account';
import * as channel from './channel';
import * as hazards from './hazards';
import * as organisation from './organisation';
import * as routine from './routine';
import * as routineRows from './routineRows';
import * as settings from './settings';
import * as supervision from './supervision';
import type { Verb } from './verb';

/** Every verb of the house. */
export const VERBS: readonly Verb[] = [account, channel, hazards, organisation, routine, routineRows, settings, supervision].flatMap((noun): Verb[] => Object.values(noun).filter((one): one is Verb => typeof one === 'object'));
