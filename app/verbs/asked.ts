import type { Contract } from '~/domain/shared/contract';
import type { Fields, InputOf } from '~/domain/shared/fields';
import { type Parsed, parseForm } from '~/platform/web/form';
import { schemaOf } from './schema';

/**
 * What a form asks for that is no verb of a record: to sign in, to choose the size of type. Read by its contract, refused like any other.
 * A password is never sent back.
 */
export async function asked<const F extends Fields>({ fields }: Contract<F>, request: Request): Promise<Parsed<InputOf<F>>> {
  const form = await parseForm(request, schemaOf(fields), fields);
  const values = form.ok ? form.values : form.response.data.values;
  for (const [name, { kind }] of Object.entries(fields)) if (kind === 'secret') delete values[name];
  return form;
}
