import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Json } from '~/domain/shared/canonical';
import type { Contract } from '~/domain/shared/contract';
import type { Decision } from '~/domain/shared/decision';
import type { Fields, InputOf } from '~/domain/shared/fields';
import { explain, type RefusalText, type RefusalTexts } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { localPath } from '~/platform/web/cookies';
import { type Fields as Posted, fieldsOf, judged, unread } from '~/platform/web/form';
import { keyOf } from '~/platform/web/formKey';
import { onlyPosted } from '~/platform/web/onlyPosted';
import { judgedWithPhotos } from '~/platform/web/photoForm';
import { notFound, refuse } from '~/platform/web/respond';
import type { Context } from '~/services/context';
import { fileText, once, TAKEN_BEFORE, type TakenBefore } from '~/services/once';
import { schemaOf } from './schema';

/** Ids in the address of a verb. */
export type Params = Readonly<Record<string, string>>;

interface Declaration<F extends Fields, A extends Action, Fact, Refusal extends { readonly code: string }> {
  readonly contract: Contract<F>;
  /** Address of the record, with the names of its ids: `/hazards/:id`. The contract's own part follows. */
  readonly of: string;
  readonly needs: A;
  /** What is done; refused with a member of the union that `words` explain. */
  readonly does: (cx: Context, leave: Authorised<A>, params: Params, input: InputOf<F>) => Promise<Decision<Fact, Refusal>>;
  readonly words: RefusalTexts<Refusal>;
  /** Where it leads, unless the form says where it came from; nowhere where `shows` says what its page shows. */
  readonly to?: (fact: Fact, params: Params, input: InputOf<F>) => string;
  /** What the page of the form shows of it, this once: a password. */
  readonly shows?: (fact: Fact, input: InputOf<F>) => unknown;
  /** Kept on a phone without a network, and sent when there is one. */
  readonly waits?: true;
}

/** A verb as its doors know it: declared once, and from that the post of a form, the answer to a script, and its row of the wall tests. */
export interface Verb {
  readonly address: string;
  readonly needs: Action;
  readonly contract: Contract;
  readonly waits: boolean;
  readonly action: (args: ActionFunctionArgs) => Promise<unknown>;
  readonly loader: (args: LoaderFunctionArgs) => { readonly back: string; readonly contract: Contract };
}

/** Field of a form that says which page it stands on; there it leads back to. */
export const BACK = 'back';

/** The one text posted under a name. */
const textIn = (fields: Posted, name: string): string | undefined => {
  const [value] = fields.get(name) ?? [];
  return typeof value === 'string' ? value : undefined;
};

/** A refusal that still knows the page of its form. */
function onThePage(refusal: ReturnType<typeof refuse>, back: string | undefined): ReturnType<typeof refuse> {
  if (back !== undefined) refusal.data.values[BACK] = back;
  return refusal;
}

/** An address with what came of the deed in it: `?reported={number}`. */
const withFacts = (path: string | undefined, fact: unknown): string | undefined =>
  path?.replace(/\{(id|number)\}/g, (_, name: string) => encodeURIComponent((fact as Record<string, string> | null)?.[name] ?? ''));

/** What was asked for, with each file as what it holds. */
async function textsOf(input: object): Promise<Json> {
  const texts = Object.entries(input).map(async ([name, value]): Promise<[string, Json]> => [name, value instanceof File ? await fileText(value) : (value as Json)]);
  return Object.fromEntries(await Promise.all(texts));
}

const SHOWN_ONCE: RefusalText = { status: 409, sentence: '这份表单已经办理过，结果只显示一次。没有抄下的，请再办理一次。' };

const isTakenBefore = (refusal: { readonly code: string }): refusal is TakenBefore => refusal.code === 'takenBefore';

/** Declares a verb. See `docs/adding.md`. */
export function verb<const F extends Fields, A extends Action, Fact, Refusal extends { readonly code: string }>(declaration: Declaration<F, A, Fact, Refusal>): Verb {
  const { contract, of, needs, does, words, to, shows, waits = false } = declaration;
  const schema = schemaOf(contract.fields);
  const withPhotos = Object.values(contract.fields).some(({ kind }) => kind === 'photos');
  const address = contract.at === '' ? of : `${of}/${contract.at}`;
  return {
    address,
    needs,
    contract,
    waits,
    action: async (args) => {
      const { cx, leave } = await authorise(args, needs);
      const fields = await fieldsOf(args.request);
      if (!(fields instanceof Map)) return unread(fields);
      const form = withPhotos ? await judgedWithPhotos({ cx, leave }, fields, schema) : judged(fields, schema);
      const back = textIn(fields, BACK);
      if (!form.ok) return onThePage(form.response, back);
      const params = args.params as Params;
      const sent = { key: keyOf(textIn(fields, 'key')), verb: `${needs} ${address}`, input: { params, input: await textsOf(form.value) } };
      const result = await once<Fact, Refusal>(cx, leave, sent, (sending) => does(sending, leave, params, form.value));
      if (result.ok && shows) return result.again ? onThePage(refuse({ ...SHOWN_ONCE, now: { lock: { key: cx.newId() }, lines: [] } }, form.values), back) : shows(result.fact, form.value);
      if (result.ok) return redirect(localPath(withFacts(back, result.fact)) ?? to?.(result.fact, params, form.value) ?? '/');
      const text = isTakenBefore(result.refusal) ? TAKEN_BEFORE(result.refusal) : explain(words, result.refusal);
      return text.status === 404 ? notFound() : onThePage(refuse(text, form.values, text.now), back);
    },
    loader: (args) => ({ ...onlyPosted(args), contract }),
  };
}
