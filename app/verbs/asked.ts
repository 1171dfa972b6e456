import type { Contract } from '~/domain/shared/contract';
import type { Fields, InputOf } from '~/domain/shared/fields';
import { type Parsed, parseForm } from '~/platform/web/form';
import { schemaOf } from './schema';

/** What a form asks for that is no verb of a record: to sign in, to choose the size of type. Read by its contract, refused like any other. */
export const asked = <const F extends Fields>({ fields }: Contract<F>, request: Request): Promise<Parsed<InputOf<F>>> => parseForm(request, schemaOf(fields), fields);
