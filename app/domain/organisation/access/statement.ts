import { cleaned } from '../../shared/fold';
import { DEVICE_FIELD, PIN_FIELD } from './assurance';

/** Fields that are no part of what is signed: the signature itself, and which page the form stands on. */
const ASIDE: readonly string[] = [PIN_FIELD, DEVICE_FIELD, 'back', 'sign'];

/**
 * What a device signs: where a form is sent and every text in it, its key among them (so that no signature fits a second deed), by name. Alike in the
 * browser before it is sent and on the server that has read it: line ends as one, nothing that is taken out on reading. `address` is a path.
 */
export function statementOf(address: string, said: Iterable<readonly [name: string, value: unknown]>): string {
  const texts = [...said].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && !ASIDE.includes(name) ? [[name, cleaned(value.replace(/\r\n?/g, '\n'))]] : []));
  return JSON.stringify(['zhian.signature.1', address, texts.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))]);
}
