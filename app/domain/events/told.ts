import type { Actor } from '../shared/actor';
import { partsOf } from '../shared/stored';
import type { EventType } from './event';
import type { Payloads } from './payloads';

/** Readers of the two JSON texts in the row of an event. Both throw a SyntaxError where the text is no JSON: nothing of the program writes such. */

/** Who did it, with the name and the title of that day. */
export function actorOf(stored: string): Actor {
  const { kind = 'person', id = '', name = '', title = '' } = partsOf<Actor>(JSON.parse(stored));
  return { kind, id, name, title };
}

/** What an event of a type tells; a part that its release did not tell yet is missing. */
export const toldOf = <T extends EventType>(_type: T, stored: string): Partial<Payloads[T]> => partsOf<Payloads[T] & object>(JSON.parse(stored)) as Partial<Payloads[T]>;
