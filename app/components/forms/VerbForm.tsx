import { useFormAction, useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { type FormEvent, Fragment, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react';
import { DEVICE_FIELD, PIN_FIELD } from '~/domain/organisation/access/assurance';
import { sayHere, sayThere } from '../ui/AfterwordLine';
import { FormContext, TakenContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import { KeyField } from './KeyField';
import { SIGN_BUTTON } from './DeviceButton';
import { signWithDevice } from './signWithDevice';
import { send, type Told } from './send';
import { forget, LED_BY_FORM, noteUntouched } from './unsaved';
import { afterwards, type FormState, isFormState } from './state';

export interface FormProps<Done> {
  /** Route that takes the post; the page's own when left out. */
  action?: string;
  /** What that route refused with where the browser sent the form by itself (`useActionData`). */
  state?: FormState;
  children: ReactNode;
  encType?: 'multipart/form-data';
  className?: string;
  /** By which a button that stands elsewhere on the page sends it. */
  name?: string;
  /** Draws no summary of its own: one of the fields tells why the form was not taken. */
  bare?: boolean;
  /** Says all that the record holds now, what the fields say of it too: they may not show it. */
  whole?: boolean;
  /** Reads the page anew after a refusal too, where that is what the person has to look at; not where nobody read the form: the page might not be reached either, and what was typed would go with it. */
  rereads?: boolean;
  /** What it is called where it may wait on a phone. */
  waits?: string;
  /** Called once after the post was taken and the page read anew, with what the verb gave back. */
  onDone?: (done: Done) => void;
}

/** Where a form stands between its posts. */
interface Turn {
  /** The last refusal, until a later post makes it good. */
  readonly told: FormState | undefined;
  /** Names of fields that say something else since. */
  readonly changed: readonly string[];
  /** What was pressed, while its post is on its way and until the page has been read anew. */
  readonly pressed: Element | null;
  /** The post was taken, and the page is being read anew. */
  readonly taken: boolean;
  /** What the verb gave back. */
  readonly done: unknown;
  /** Posts taken; the fields are drawn anew for each. */
  readonly round: number;
  /** The page the form was last drawn in; one that was gone to, or read anew, has another key. */
  readonly key: string;
}

const ended = (turn: Turn): Turn => ({ ...turn, told: undefined, changed: [], pressed: null, taken: false, round: turn.round + 1 });

const NOT_SIGNED: FormState = {
  status: 422, errors: { [PIN_FIELD]: '设备密钥没有用成：可能取消了，或这台设备里没有它。请再试一次，或输入签名口令或登录密码。' }, values: {}, unread: true,
};

const noted = ({ currentTarget }: { readonly currentTarget: HTMLFormElement }): void => noteUntouched(currentTarget);

/** A file is opened or saved by the browser, not drawn as a page. */
const isFile = (to: string): boolean => /\.\w{2,5}$/.test(to.split(/[?#]/, 1)[0] ?? '');

const placeNow = (): string => window.location.pathname + window.location.search;

/**
 * The form of a verb. The page sends it by `send`, once: a refusal appears in place with everything typed, and nothing is read anew; a post that was
 * taken leads where the verb says, the fields are drawn anew from what is on record now, and `onDone` is called. Without scripts the
 * browser sends it to the same address, which answers with a page.
 */
export function VerbForm<Done = void>({ action, state: answered, children, encType, className = 'form', name, bare = false, whole = false, rereads = false, waits, onDone }: FormProps<Done>) {
  const id = useId();
  const address = useFormAction(action);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { key } = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  const focused = useRef(-1);
  const [turn, setTurn] = useState<Turn>({ told: answered, changed: [], pressed: null, taken: false, done: undefined, round: 0, key });
  if (turn.key !== key) setTurn((now) => ({ ...(now.taken ? ended(now) : now), key }));
  const { told, changed, pressed, taken, done, round } = turn;
  const stands = told && changed.length > 0 ? { ...told, errors: Object.fromEntries(Object.entries(told.errors).filter(([name]) => !changed.includes(name))) } : told;
  const busy = pressed !== null;

  const follow = (answer: Exclude<Told, FormState>, from: string) => {
    forget(form.current);
    const to = 'to' in answer ? answer.to : from + window.location.hash;
    const given = 'done' in answer ? answer.done : undefined;
    const word = 'to' in answer ? answer.word : undefined;
    // Somebody who went on meanwhile is not called back.
    const stays = placeNow() === from;
    if (!stays || isFile(to) || ('reload' in answer && answer.reload)) {
      setTurn((now) => ended({ ...now, done: given }));
      if (stays) window.location.assign(to);
      else revalidate();
      sayHere(word);
      return;
    }
    setTurn((now) => ({ ...now, taken: true, done: given }));
    sayThere(word);
    const same = to.split('#', 1)[0] === from;
    // Asked for first, so that a page that is gone to once more is read anew even where only its anchor is another.
    if (same) revalidate();
    navigate(to, { replace: same, preventScrollReset: same && !to.includes('#'), state: LED_BY_FORM });
  };

  // What was refused is no longer told at a field that says something else.
  const onChange = ({ target }: FormEvent<HTMLFormElement>) => {
    const { name } = target as unknown as HTMLInputElement;
    if (told?.errors[name] && !changed.includes(name)) setTurn((now) => ({ ...now, changed: [...now.changed, name] }));
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending.current || taken) return;
    sending.current = true;
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = new FormData(currentTarget);
    if (submitter instanceof HTMLButtonElement && submitter.name) fields.append(submitter.name, submitter.value);
    focused.current = [...currentTarget.elements].findIndex((element) => element === document.activeElement);
    setTurn((now) => ({ ...now, pressed: submitter ?? currentTarget }));
    const from = placeNow();
    if (submitter instanceof HTMLButtonElement && submitter.name === SIGN_BUTTON.name) {
      const proof = await signWithDevice(new URL(address, window.location.href).pathname, fields, (submitter.dataset.keys ?? '').split(' '));
      if (proof === null) {
        sending.current = false;
        setTurn((now) => ({ ...now, pressed: null, told: NOT_SIGNED }));
        return;
      }
      fields.append(DEVICE_FIELD, proof);
    }
    const answer = await send(address, fields);
    sending.current = false;
    if (!isFormState(answer)) return follow(answer, from);
    setTurn((now) => ({ ...now, pressed: null, changed: [], told: afterwards(now.told, answer) }));
    if (rereads && !answer.unread) revalidate();
  };

  const renew = useContext(TakenContext);
  const ends = useRef(0);
  useEffect(() => {
    if (ends.current === round) return;
    ends.current = round;
    forget(form.current);
    const element = form.current?.elements[focused.current];
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    form.current?.dispatchEvent(new Event('taken', { bubbles: true }));
    onDone?.(done as Done);
    renew();
  }, [round, done, onDone, renew]);

  return (
    <form id={name} method="post" action={address} encType={encType} className={className} noValidate data-verb data-waits={waits} ref={form} onFocusCapture={noted} onPointerDownCapture={noted} onChange={onChange} onSubmit={(event) => void onSubmit(event)}>
      {bare ? null : <ErrorSummary state={busy ? undefined : told} left={stands?.errors} formId={id} whole={whole} />}
      <FormContext.Provider value={{ id, state: stands, busy, pressed }}>
        <Fragment key={round}>
          <KeyField />
          {children}
        </Fragment>
      </FormContext.Provider>
    </form>
  );
}
