import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { PIN_FIELD, type Signs } from '~/domain/organisation/access/assurance';
import { CONFIRM_REFUSALS, type ConfirmRefusal } from '~/domain/organisation/access/confirmRefusals';
import { type Authorised, type Member, NAMELESS, nameless } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Json } from '~/domain/shared/canonical';
import type { Contract } from '~/domain/shared/contract';
import { doneOf, type NextStep } from '~/domain/shared/afterword';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Field, type Fields, hasField, type InputOf } from '~/domain/shared/fields';
import { explain, type RefusalText, type RefusalTexts } from '~/domain/shared/refusal';
import type { Snapshot } from '~/domain/shared/standing';
import type { FactoryVisitor } from '~/platform/web/authorise';
import { sayAfter } from '~/platform/web/afterwords';
import { localPath } from '~/platform/web/cookies';
import { deviceShownIn, type Fields as Posted, fieldsOf, judged, refuseFields, unread } from '~/platform/web/form';
import { keyOf } from '~/platform/web/formKey';
import { onlyPosted } from '~/platform/web/onlyPosted';
import { judgedWithPhotos } from '~/platform/web/photoForm';
import { notFound, refuse } from '~/platform/web/respond';
import type { Context } from '~/services/context';
import { fileText, type First, once, TAKEN_BEFORE, type TakenBefore } from '~/services/once';
import { confirmSigner, type SignerProof, signingWith } from '~/services/session/confirmSigner';
import { type Needs, type Opened, openTo, type PermitOf } from './needs';
import { nextOf } from './nextOf';
import { schemaOf } from './schema';

/** Ids in the address of a verb. */
export type Params = Readonly<Record<string, string>>;

/** What else a verb may know of its moment: its key, the address it was reached under, and a permit for something more; null where the role does not give it. */
export interface Moment {
  /** The key of the form; null where it brought none. */
  readonly key: string | null;
  readonly origin: string;
  readonly may: <A extends Action>(action: A) => Authorised<A> | null;
}

/** A field that is not right together with the others. */
export interface Fault {
  readonly field: string;
  readonly sentence: string;
}

interface Declaration<F extends Fields, N extends Needs, Fact, Refusal extends { readonly code: string }> {
  readonly contract: Contract<F>;
  /** Address of the record, with the names of its ids: `/hazards/:id`. The contract's own part follows. */
  readonly of: string;
  readonly needs: N;
  /** What stands against fields that are right each for itself. */
  readonly faults?: (input: InputOf<F>) => readonly Fault[];
  /** What is done; refused with a member of the union that `words` explain. */
  readonly does: (cx: Context, permit: PermitOf<N>, params: Params, input: InputOf<F>, moment: Moment) => Promise<Decision<Fact, Refusal>>;
  readonly words: RefusalTexts<Refusal>;
  /** What the record says now, where a refusal comes of somebody else having been first and does not tell it itself. */
  readonly now?: (cx: Context, permit: PermitOf<N>, params: Params, refusal: Refusal) => Promise<Snapshot | undefined>;
  /** How it is refused where the same form was taken before with something else in it; in general words where left out. */
  readonly taken?: (first: First) => Refusal;
  /** It does several records, each under a key of its own: the whole has none, so that what was not done may be sent again. */
  readonly each?: true;
  /** What was not done of several records. */
  readonly left?: (fact: Fact, cx: Context, permit: PermitOf<N>) => RefusalText | null | Promise<RefusalText | null>;
  /** The tick by which whoever sends asks to be named nowhere: not in record, photos and receipt, nor in the log of the request. */
  readonly unnamed?: keyof F & string;
  /** Where it leads, unless the form says where it came from; nowhere where `shows` says what its page shows. Of a deed that was done before, `fact` has ids and numbers alone. */
  readonly to?: (fact: Fact, params: Params, input: InputOf<F>) => string;
  /** What is said once it is done, where more is to be said than its contract says; null where the page it leads to says it. */
  readonly tells?: (fact: Fact, input: InputOf<F>, params: Params) => string | null;
  /** Where one goes on to, where it is not what comes next for the factory or the person. */
  readonly next?: (fact: Fact, params: Params, input: InputOf<F>) => NextStep | null;
  /** A cookie that comes of it. */
  readonly cookie?: (fact: Fact) => string | undefined;
  /** What the page of the form shows of it, this once: a password. */
  readonly shows?: (fact: Fact, input: InputOf<F>) => unknown;
}

/** A verb as its doors know it: declared once, and from that the post of a form, the answer to a script, and its row of the wall tests. */
export interface Verb {
  readonly address: string;
  readonly needs: Needs;
  readonly contract: Contract;
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

/** The key of a form. What a phone has kept since before there was one key has it as `submissionKey`. */
const keyIn = (fields: Posted): string | null => keyOf(textIn(fields, 'key') ?? textIn(fields, 'submissionKey'));

/** A refusal that still knows the page of its form. */
function onThePage(refusal: ReturnType<typeof refuse>, back: string | undefined): ReturnType<typeof refuse> {
  if (back !== undefined) refusal.data.values[BACK] = back;
  return refusal;
}

/** An address with what came of the deed in it: `?reported={number}`. */
const withFacts = (path: string | undefined, fact: unknown): string | undefined =>
  path?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((fact as Record<string, string> | null)?.[name] ?? ''));

/** Kinds of fields that are no part of what is said. */
const ASIDE: readonly (Field['kind'] | undefined)[] = ['moment', 'secret', 'witness'];

/** What was asked for, with each file as what it holds; the clock of the sender, what the form witnesses, and passwords are no part of it. */
async function textsOf(fields: Fields, input: Readonly<Record<string, unknown>>): Promise<Json> {
  const said = Object.entries(input).filter(([name]) => !ASIDE.includes(fields[name]?.kind));
  const textIn = (field: Field | undefined, value: unknown): Promise<Json> | Json => {
    if (value instanceof File) return fileText(value);
    return field?.kind === 'rows' ? Promise.all((value as readonly Record<string, unknown>[]).map((row) => textsOf(field.fields, row))) : (value as Json);
  };
  return Object.fromEntries(await Promise.all(said.map(async ([name, value]): Promise<[string, Json]> => [name, await textIn(fields[name], value)])));
}

const SHOWN_ONCE: RefusalText = { status: 409, sentence: '这份表单已经办理过，结果只显示一次。没有抄下的密码，请到“组织 → 人员”里本人的页面重置；没有抄下的地址，请再办理一次。' };

const OF_ANOTHER = '这是另一个人填写的，没有提交。请由填写人本人登录后提交。';

/** A name was not set: whoever sent the form did not show who they are. */
interface Unsigned {
  readonly code: 'unsigned';
  readonly why: ConfirmRefusal;
}
const isUnsigned = (refusal: { readonly code: string }): refusal is Unsigned => refusal.code === 'unsigned' && 'why' in refusal;

/** By what whoever signs a form shows who they are. */
async function signerOf({ context, request }: ActionFunctionArgs, who: FactoryVisitor, signs: Signs, fields: Posted): Promise<Decision<SignerProof | null, Unsigned>> {
  const shown = { pin: textIn(fields, PIN_FIELD) ?? '', ...deviceShownIn(request, fields, context.cx.site) };
  const decision = await confirmSigner(context.cx, who, signs, who.acting.rules.access, shown);
  return decision.ok ? decision : refused({ code: 'unsigned', why: decision.refusal });
}

const isTakenBefore = (refusal: { readonly code: string }): refusal is TakenBefore => refusal.code === 'takenBefore' && 'otherKey' in refusal;

/** The sentence of what a verb refused, or of what came before under its key. */
export const textOf = <R extends { readonly code: string }>(words: RefusalTexts<R>, refusal: R | TakenBefore): RefusalText => (isTakenBefore(refusal) ? TAKEN_BEFORE(refusal) : explain(words, refusal));

/** A sentence at a field the form has, or over the whole. */
const placed = (text: RefusalText, fields: Fields): RefusalText => (text.field === undefined || hasField(fields, text.field) ? text : { ...text, field: undefined });

/** The same visitor without a name, also for the lines of the log that follow. */
function withoutName<N extends Needs>({ context }: ActionFunctionArgs, opened: Opened<N>): Opened<N> {
  delete context.who.person;
  const { permit, sender } = opened;
  return { ...opened, cx: context.cx, permit: nameless(permit as unknown as Member) as unknown as PermitOf<N>, sender: { ...sender, personId: NAMELESS.id } };
}

/** Declares a verb. See `docs/adding.md`. */
export function verb<const F extends Fields, N extends Needs, Fact, Refusal extends { readonly code: string }>(declaration: Declaration<F, N, Fact, Refusal>): Verb {
  const { contract, of, needs, faults, does, words, now, taken, each = false, unnamed, left, to, shows, cookie, tells, next } = declaration;
  const { fields: asked } = contract;
  const schema = schemaOf(asked);
  const withPhotos = Object.values(asked).some((field) => field.kind === 'photos' || (field.kind === 'rows' && Object.values(field.fields).some(({ kind }) => kind === 'photos')));
  const address = contract.at === '' ? of : `${of}/${contract.at}`;
  return {
    address,
    needs,
    contract,
    action: async (args) => {
      const opened = await openTo(args, needs);
      // What waited on a phone is sent for whoever filled it in, and by nobody else who has signed in there since.
      const meant = args.request.headers.get('x-person');
      if (meant !== null && meant !== opened.sender.personId) return unread({ status: 401, sentence: OF_ANOTHER });
      const fields = await fieldsOf(args.request);
      if (!(fields instanceof Map)) return unread(fields);
      const { cx, permit, sender, may } = unnamed !== undefined && textIn(fields, unnamed) ? withoutName(args, opened) : opened;
      const form = withPhotos ? await judgedWithPhotos({ cx, permit: permit as Authorised<Action> }, fields, schema, asked) : judged(fields, schema, asked);
      const back = textIn(fields, BACK);
      if (!form.ok) return onThePage(form.response, back);
      const wrong = faults?.(form.value) ?? [];
      if (wrong.length > 0) return onThePage(refuseFields(Object.fromEntries(wrong.map(({ field, sentence }) => [field, sentence])), form.values), back);
      const params = args.params as Params;
      const key = keyIn(fields);
      const sent = { key, verb: `${needs} ${address}`, input: { params, input: await textsOf(asked, form.value) }, taken };
      const moment = { key, origin: new URL(args.request.url).origin, may };
      const { signs } = contract;
      const result = await once<Fact, Refusal | Unsigned>(cx, sender, each ? { ...sent, key: null } : sent, async (sending) => {
        const signer = signs && opened.visitor ? await signerOf(args, opened.visitor, signs, fields) : decided(null);
        return signer.ok ? does(signingWith(sending, sender.personId, signer.fact), permit, params, form.value, moment) : signer;
      });
      if (!result.ok) {
        const text = isUnsigned(result.refusal) ? explain(CONFIRM_REFUSALS, result.refusal.why) : textOf(words, result.refusal);
        if (text.status === 404) return notFound();
        const standing = text.now ?? (isTakenBefore(result.refusal) || isUnsigned(result.refusal) ? undefined : await now?.(cx, permit, params, result.refusal));
        return onThePage(refuse(isUnsigned(result.refusal) ? text : placed(text, asked), form.values, standing), back);
      }
      // What was shown stays done: the form goes on under another key.
      if (result.again && shows) return onThePage(refuse(SHOWN_ONCE, form.values, { lock: { key: cx.newId() }, lines: [] }), back);
      const said = await left?.(result.fact, cx, permit);
      if (said) return onThePage(refuse(said, form.values), back);
      if (shows) return shows(result.fact, form.value);
      const headers = new Headers();
      const given = cookie?.(result.fact);
      if (given !== undefined) headers.append('Set-Cookie', given);
      const leads = localPath(withFacts(back, result.fact)) ?? to?.(result.fact, params, form.value) ?? '/';
      // Of a deed that was done before little is known.
      const sentence = tells && !result.again ? tells(result.fact, form.value, params) : doneOf(contract);
      if (sentence !== null) {
        const step = (result.again ? null : next?.(result.fact, params, form.value)) ?? (await nextOf(cx, may, leads));
        sayAfter(headers, args.request, step ? { sentence, next: step } : { sentence });
      }
      return redirect(leads, { headers });
    },
    loader: (args) => ({ ...onlyPosted(args), contract }),
  };
}
