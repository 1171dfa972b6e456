import { useNavigate, useNavigation } from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CheckSheet } from '~/domain/routine/sheet';
import { type FormState, typed } from '../forms/state';
import { ErrorSummary } from '../forms/ErrorSummary';
import { KeyField } from '../forms/KeyField';
import { CheckCard } from './CheckCard';
import { CheckEnd } from './CheckEnd';
import { draftKey, isClean } from './draft';
import { type NotYet, putAside, type Sent, send, type Waiting } from './outbox';
import { useDraft } from './useDraft';

/** Long enough to see which answer was taken before the next card comes. */
const ADVANCE_MS = 180;

const WHY_KEPT = { unreached: '现在连不上服务器。', signedOut: '登录已过期，还没有提交。', turnedAway: '' } as const;
const NEXT_TRY = { unreached: '有网络后', signedOut: '在另一页重新登录后', turnedAway: '稍后' } as const;

/**
 * The day's check. Without scripts one long multipart form; with them one card at a time, saved at every tap, sent
 * exactly once under its key, also when the network comes back only later.
 */
export function CheckForm({ sheet, state, signer }: { sheet: CheckSheet; state: FormState | undefined; signer: { readonly id: string; readonly name: string } }) {
  const { items, postId, postName, day, versionId } = sheet;
  const form = useRef<HTMLFormElement>(null);
  const key = draftKey(signer.id, postId, day, versionId);
  const ids = items.map(({ id }) => id);
  const handle = useDraft(key, ids, form, state !== undefined);
  const { alive, draft } = handle;
  const [refused, setRefused] = useState<Extract<Sent, { kind: 'refused' }> | null>(null);
  const [aside, setAside] = useState<{ readonly why: NotYet; readonly kept: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  // With its day, so that what is refused after midnight comes back on the page of the day it was opened for.
  const address = `/check/${postId}?day=${day}`;
  const navigate = useNavigate();
  const navigation = useNavigation();
  const errors = refused?.errors ?? state?.errors ?? {};
  const go = (step: number) => {
    handle.change({ step });
    window.scrollTo(0, 0);
  };

  // The card that was answered is gone, and the focus with it: whoever goes by the keyboard goes on at the next one.
  useEffect(() => {
    if (alive && draft.startedAt !== null && document.activeElement === document.body) form.current?.querySelector<HTMLElement>('section.check-card:not([hidden]) h2')?.focus({ preventScroll: true });
  }, [alive, draft.step, draft.startedAt]);

  const submit = async (event: FormEvent) => {
    if (!alive) return;
    event.preventDefault();
    if (sending) return;
    const unfit = items.findIndex(({ id }) => draft.answers[id]?.result === 'nonconforming' && draft.answers[id].photos.some(({ error }) => error));
    if (unfit >= 0) {
      const { id, riskPoint } = items[unfit]!;
      setRefused({ kind: 'refused', errors: { [`photo.${id}`]: '请删除不能保存的照片，或换一张。' }, sentence: `“${riskPoint}”有照片不能保存，请删除或换一张后再提交。` });
      go(unfit);
      return;
    }
    setSending(true);
    const ready = { ...draft, zeroRisk: draft.zeroRisk && isClean(draft, ids) };
    const waiting: Waiting = {
      submissionKey: draft.submissionKey, signerId: signer.id, postId, postName, day, versionId, draftKey: key, draft: ready, clientAt: new Date().toISOString(), opened: typed(state, 'opened') || sheet.mark, elapsed: Math.round(performance.now()), took: tookSeconds(draft.startedAt), refusal: null,
    };
    const sent = await send(waiting);
    setSending(false);
    if (sent.kind === 'taken') return navigate(sent.to, { replace: true });
    if (sent.kind !== 'refused') return setAside({ why: sent, kept: await putAside(waiting) });
    setRefused(sent);
    const wrong = items.findIndex(({ id }) => Object.keys(sent.errors).some((name) => name.endsWith(`.${id}`)));
    go(wrong >= 0 ? wrong : items.length);
  };

  if (aside?.kept) {
    const signedOut = aside.why.kind === 'signedOut';
    return (
      <output className="check-done">
        <h2>已存在这台手机上</h2>
        {aside.why.kind === 'turnedAway' ? <p>还没有提交。服务器答复：{aside.why.sentence}</p> : null}
        <p>
          {WHY_KEPT[aside.why.kind]}检查的全部内容和照片都保存在这台手机上，{signedOut ? `${signer.name}重新登录后` : aside.why.kind === 'unreached' ? '有网络后' : ''}打开“今日”会自动发送，只会提交一次。
        </p>
        <a className="big-button" href="/today">
          {signedOut ? '去登录' : '返回今日'}
        </a>
      </output>
    );
  }
  return (
    <form method="post" action={address} encType="multipart/form-data" className={alive ? 'check alive' : 'check'} ref={form} onSubmit={(event) => void submit(event)} noValidate>
      {alive && refused ? (
        <div className="form-summary" role="alert">
          <h2>没有提交</h2>
          <p>{refused.sentence}</p>
          {refused.moved ? <p><a href={`/check/${postId}?day=${day}`}>重新打开检查页</a></p> : null}
        </div>
      ) : (
        <ErrorSummary state={alive ? undefined : state} formId="" />
      )}
      {aside && !aside.kept ? (
        <div className="form-summary" role="alert">
          <h2>没有提交</h2>
          {aside.why.kind === 'turnedAway' ? <p>服务器答复：{aside.why.sentence}</p> : null}
          <p>{WHY_KEPT[aside.why.kind]}手机的浏览器不允许保存这份检查。请不要关闭本页，{NEXT_TRY[aside.why.kind]}再按一次提交。</p>
        </div>
      ) : null}
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="opened" value={typed(state, 'opened') || sheet.mark} />
      <KeyField />
      <input type="hidden" name="signerId" value={signer.id} />
      {items.map((item, step) => (
        <CheckCard
          key={`${item.id}${String(alive)}`} item={item} place={step + 1} count={items.length} handle={handle} state={state} errors={errors} shown={draft.step === step}
          onAnswered={() => setTimeout(() => go(step + 1), ADVANCE_MS)} onNext={() => go(step + 1)} onBack={() => go(step - 1)}
        />
      ))}
      <CheckEnd
        key={String(alive)} items={items} handle={handle} state={state} errors={errors} shown={draft.step >= items.length} busy={sending || navigation.state !== 'idle'} onGo={go}
        reason={day < sheet.today || errors.backfillReason ? { name: 'backfillReason', label: '补录原因', help: '补录会同时记下检查日期和提交时间，不计为按时。' } : null}
        sentence={`我是${signer.name}，以上是我在现场检查的结果，内容属实。提交后不能修改，只能办理更正。`}
        button="签名并提交"
      />
    </form>
  );
}

const tookSeconds = (startedAt: number | null): number => (startedAt === null ? 0 : Math.max(1, Math.round((Date.now() - startedAt) / 1000)));
