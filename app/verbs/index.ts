import { notFound } from '~/platform/web/respond';
import * as account from './account';
import * as channel from './channel';
import * as floorPlan from './floorPlan';
import * as hazards from './hazards';
import * as houseTemplate from './houseTemplate';
import * as library from './library';
import * as organisation from './organisation';
import * as papers from './papers';
import * as risk from './risk';
import * as riskImport from './riskImport';
import * as riskTemplates from './riskTemplates';
import * as riskUpkeep from './riskUpkeep';
import * as routine from './routine';
import * as routineRows from './routineRows';
import * as settings from './settings';
import * as supervision from './supervision';
import type { Verb } from './verb';
import * as wordTemplates from './wordTemplates';

const NOUNS = [account, channel, floorPlan, hazards, houseTemplate, library, organisation, papers, risk, riskImport, riskTemplates, riskUpkeep, routine, routineRows, settings, supervision, wordTemplates];

/** Every verb of the house. */
export const VERBS: readonly Verb[] = NOUNS.flatMap((noun): Verb[] => Object.values(noun).filter((one): one is Verb => typeof one === 'object'));

const idsIn = (address: string): number => address.split(':').length;
/** Each address as it is matched, like the map: whole, without regard to case, one that names more before one that asks for an id there. */
const PLACES = VERBS.toSorted((one, other) => idsIn(one.address) - idsIn(other.address)).map((verb) => ({ verb, place: new RegExp(`^${verb.address.replace(/:\w+/g, '[^/]+')}/?$`, 'i') }));

/** The verb at an address of the map; 404 where there is none. */
export function verbAt(url: string): Verb {
  const { pathname } = new URL(url);
  return PLACES.find(({ place }) => place.test(pathname))?.verb ?? notFound();
}
