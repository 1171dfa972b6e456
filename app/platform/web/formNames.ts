import type { z } from 'zod';

type Part = z.core.$ZodType;

/** A field of a row: `name.<id>`, `name-<number>` or `name~<id>~<day>`. */
const OF_A_ROW = /^\w+[.~-][\w:~-]{1,64}$/;

/** What a schema is made of; each kind of part holds some of these. */
interface Made {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Part>>;
  readonly catchall?: Part;
  readonly in?: Part;
  readonly out?: Part;
  readonly left?: Part;
  readonly right?: Part;
  readonly innerType?: Part;
  readonly options?: readonly Part[];
}

/** The objects a schema reads a form into, through refinements, transformations and unions. */
function objectsIn(schema: Part): Made[] {
  const made = schema._zod.def as unknown as Made;
  if (made.type === 'object' || made.type === 'record') return [made];
  return [made.in, made.out, made.left, made.right, made.innerType, ...(made.options ?? [])].flatMap((part) => (part ? objectsIn(part) : []));
}

/** Whether a form with this schema has a field of a name: its own ones, and where it takes more than those, fields of its rows. */
export function namesOf(schema: Part): (name: string) => boolean {
  const objects = objectsIn(schema);
  const own = new Set(objects.flatMap(({ shape }) => Object.keys(shape ?? {})));
  const rows = objects.some(({ type, catchall }) => type === 'record' || catchall !== undefined);
  return (name) => own.has(name) || (rows && OF_A_ROW.test(name));
}
