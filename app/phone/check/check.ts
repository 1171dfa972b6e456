import type { FormState } from '~/components/forms/state';
import { completeAnswers, saysNothing } from '~/domain/routine/answers';
import { SUBMIT_REFUSALS } from '~/domain/routine/refusals';
import type { AnswerResult } from '~/domain/routine/types';
import { RESULT_NAMES } from '~/domain/routine/words';
import { explain } from '~/domain/shared/refusal';
import { all, make, one } from '../dom';
import { wakeForm } from '../forms';
import { sincePageCame } from '../kept';
import { liftEarlier, placeOf, readCheck, readItems, writeCheck, writeItem } from './draft';
import { LEAST_MS, TYPED, watch } from './guard';
import { answerOf, type Item, itemOf, LACKING, lackingIn, outOf, photosIn, putBack, resultOf, saidOf, wordsOf } from './item';
import { drawSummary } from './summary';
import { say, unsaid } from './undo';

/** How long the answered card is seen leaving, in ms. */
const LEAVES_MS = 250;
/** So long a glove bounces, in ms. */
const BOUNCE_MS = 400;
/** How the worker says that a plate opened the check where there was no network. */
const SEEN = /^#seen=([st][0-9A-Z]+)$/;
/** What stays between limit and answers, in px. */
const ROOM = 32;
/** After an answer in a list the summary below follows, in ms: not in the way of the next tap. */
const SOON_MS = 150;

/**
 * One check on the screen. In one piece, though over 300 lines: which card is open, what is kept and what the end says hang on one another at every tap, and
 * what could stand by itself (draft, guard, items, summary, strip) stands beside it.
 */
class Check {
  readonly items: readonly Item[];
  readonly cards: boolean;
  readonly place: string;
  private readonly isReady: (section: HTMLElement) => boolean;
  private step = 0;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private startedAt = 0;
  private arrows = false;
  /** Where the answers of the card before were on the screen. */
  private band: DOMRect | null = null;
  /** Seconds between the answer before and that of an item, by its id. */
  private readonly seconds = new Map<string, number>();
  private answeredAt = Date.now();
  /** Since when the end is open. */
  private ended = 0;
  private readonly end: HTMLElement;

  constructor(private readonly form: HTMLFormElement) {
    this.cards = form.classList.contains('cards');
    this.place = placeOf(form.dataset.check!);
    this.end = one('.check-end', form)!;
    this.items = all('[data-item]', form).map(itemOf);
    this.step = Math.max(0, this.items.findIndex(({ section }) => section.classList.contains('now')));
    this.isReady = watch(this.items.map(({ section }) => section));
    liftEarlier(form.dataset.check!, this.field('versionId')!.value);
    this.restore();
    this.listen();
    form.classList.add('alive');
    performance.mark('alive');
    this.fit();
    if (this.cards) this.show(this.step, false);
    // What the address said is in the form; opened again from a bookmark it would say so of another check.
    history.replaceState({ step: this.step }, '', location.pathname + location.search);
    this.follow();
  }

  private field(name: string): HTMLInputElement | null {
    return one<HTMLInputElement>(`[name="${name}"]`, this.form);
  }

  /** What was kept of this check, under what was filled in since the page came; a form that came back from the server holds all it was sent with. */
  private restore(): void {
    const kept = readCheck(this.place);
    const drafts = readItems(this.place);
    this.startedAt = kept?.startedAt ?? 0;
    this.field('seen')!.value = SEEN.exec(location.hash)?.[1] ?? '';
    if (kept && !one('.form-summary', this.form)) {
      this.field('key')!.value = kept.key;
      this.field('zeroRisk')!.checked ||= kept.zeroRisk;
      this.field('seen')!.value ||= kept.seen ?? '';
      const reason = this.field('backfillReason');
      if (reason) reason.value ||= kept.reason;
      for (const item of this.items) {
        const draft = drafts.get(item.id);
        if (!draft) continue;
        if (draft.seconds !== undefined) this.seconds.set(item.id, draft.seconds);
        if (draft.limits !== undefined) this.byLimits.set(item.id, draft.limits);
        putBack(item, draft);
      }
      this.step = Math.min(kept.step, this.items.length);
    }
    for (const item of this.items) {
      if (resultOf(item) !== '' && !drafts.has(item.id)) this.keep(item);
      this.lastKept.set(item.id, resultOf(item));
    }
    const gone = [...drafts].filter(([id, { result, point }]) => result !== '' && point !== '' && !this.items.some((item) => item.id === id));
    if (gone.length > 0) this.tellGone(gone.map(([, { point, result, fields }]) => `${point}：${RESULT_NAMES[result as AnswerResult]}${Object.values(fields).filter(Boolean).map((text) => `，${text}`).join('')}`));
  }

  /** What was filled in for a list that has changed since. */
  private tellGone(lines: readonly string[]): void {
    this.form.prepend(make('details', { class: 'ph-strip' }, make('summary', {}, `清单换了新版本，先前填写的 ${lines.length} 项不在现在的清单里`), make('ul', {}, ...lines.map((line) => make('li', {}, line)))));
  }

  private listen(): void {
    this.form.addEventListener('keydown', ({ key }) => (this.arrows = key.startsWith('Arrow')));
    this.form.addEventListener('pointerdown', () => (this.arrows = false));
    for (const item of this.items) {
      item.radios.forEach((radio) => {
        // Before the answer is chosen, and with it what it asks for shown.
        ['pointerdown', 'keydown'].forEach((event) => radio.addEventListener(event, () => (this.pressedAt = one('.pick + label', item.section)!.getBoundingClientRect())));
        radio.addEventListener('click', (event) => this.press(item, radio, event));
      });
      item.section.addEventListener('input', (event) => this.typed(item, event.target as HTMLElement));
      item.section.addEventListener('change', (event) => this.measured(item, event.target as HTMLElement));
      item.section.addEventListener('photos', () => this.keep(item));
      all('[data-go]', item.section).forEach((button) => button.addEventListener('click', () => this.go(this.step + (button.dataset.go === 'back' ? -1 : 1))));
    }
    this.end.addEventListener('click', (event) => {
      if (this.cards && performance.now() - this.ended < LEAST_MS) {
        event.preventDefault();
        event.stopPropagation();
      }
    }, true);
    this.end.addEventListener('input', () => this.keepCheck());
    window.addEventListener('popstate', ({ state }) => this.show(Number((state as { step?: number } | null)?.step ?? 0)));
    window.addEventListener('resize', () => this.fit());
    ['focusin', 'focusout'].forEach((event) => this.form.addEventListener(event, () => requestAnimationFrame(() => this.form.classList.toggle('typing', document.activeElement?.matches(TYPED) ?? false))));
    this.form.addEventListener('wanted', (event) => {
      const control = (event as CustomEvent<HTMLElement | null>).detail;
      const at = this.items.findIndex(({ section }) => control && section.contains(control));
      if (this.cards) this.show(at < 0 ? this.items.length : at, false);
    });
    this.form.addEventListener('submit', () => unsaid());
    wakeForm(this.form, {
      judge: () => this.judge(), draft: this.place, refused: (state) => this.refused(state), adds: () => this.times(),
    });
  }

  /** An answer is pressed: taken where the item was read, kept at once, and the card leaves. */
  private press(item: Item, radio: HTMLInputElement, event: Event): void {
    // A card that is leaving was read: a second thought by the keys still counts; a finger does not reach it.
    if (!this.isReady(item.section) && !item.section.classList.contains('leaving')) {
      event.preventDefault();
      return;
    }
    clearTimeout(this.leaving);
    item.section.classList.remove('leaving');
    const before = this.lastKept.get(item.id) ?? '';
    if (before === '') this.seconds.set(item.id, Math.round((Date.now() - this.answeredAt) / 1000));
    this.answeredAt = Date.now();
    if (radio.value === 'conforming' && outOf(item).length > 0) {
      this.judged(item);
      return this.keepStill(item, one('.finding', item.section)!);
    }
    this.keep(item);
    this.follow();
    const at = this.items.indexOf(item);
    // By the arrow keys one passes over answers; what asks for more stays.
    const lacking = lackingIn(item);
    if (before !== radio.value || lacking) say(`第 ${at + 1} 项 ${RESULT_NAMES[radio.value as AnswerResult]}${lacking ? `，${LACKING}` : ''}`, () => this.undo(item, before));
    if (lacking) lacking.focus();
    else if (this.cards && !this.arrows && radio.value === 'conforming') this.leave(item);
    else if (radio.value !== 'conforming' && this.cards) this.keepStill(item, one(radio.value === 'nonconforming' ? '.finding' : '.why', item.section)!);
  }

  /** The answers stay under the finger though the card grows below them; what they ask for comes into sight when the finger is gone. */
  private keepStill({ section }: Item, asked: HTMLElement): void {
    const answers = one('.answers3', section)!;
    const { top } = this.pressedAt;
    answers.style.marginTop = '';
    const moved = top - one('.pick + label', section)!.getBoundingClientRect().top;
    if (moved > 0) answers.style.marginTop = `${moved}px`;
    setTimeout(() => asked.scrollIntoView({ block: 'nearest' }), BOUNCE_MS);
  }

  /** Where the answers were when one was pressed. */
  private pressedAt = { top: 0 };

  private undo(item: Item, before: string): void {
    clearTimeout(this.leaving);
    item.radios.forEach((radio) => (radio.checked = radio.value === before));
    this.keep(item);
    this.follow();
    const at = this.items.indexOf(item);
    // Taken back, the step to the next card is no step of the way back either.
    if (this.cards && this.step === at + 1 && (history.state as { step?: number } | null)?.step === this.step) history.back();
    else if (this.cards) this.show(at);
    else item.section.scrollIntoView({ block: 'nearest' });
  }

  private leave(item: Item): void {
    this.band = one('.pick + label', item.section)!.getBoundingClientRect();
    item.section.classList.add('leaving');
    const at = this.items.indexOf(item);
    this.leaving = setTimeout(() => {
      item.section.classList.remove('leaving');
      if (this.step === at) this.go(at + 1);
    }, LEAVES_MS);
  }

  private typed(item: Item, field: HTMLElement): void {
    if (field.matches('.pick')) return;
    clearTimeout(this.leaving);
    item.section.classList.remove('leaving');
    this.keep(item);
    this.follow();
    if (this.cards && !this.arrows && field.matches('.why > input:not(.other)')) this.leave(item);
  }

  /** A number was typed to its end: out of its limits it is 不符合 by itself, put right again it is open once more. */
  private measured(item: Item, field: HTMLElement): void {
    if (field.closest('.measured') && resultOf(item) !== 'notApplicable') this.judged(item);
  }

  /** What the limits said of an item, which stands as what is wrong until somebody writes more. */
  private readonly byLimits = new Map<string, string>();

  private judged(item: Item): void {
    const words = outOf(item).join('；');
    const said = one<HTMLTextAreaElement>('.finding textarea', item.section)!;
    const before = this.byLimits.get(item.id);
    // Where the person said so first it is not the limits' to take back.
    if (before === undefined && (words === '' || (resultOf(item) === 'nonconforming' && said.value !== ''))) return;
    const result = words === '' ? '' : 'nonconforming';
    if (said.value === (before ?? '')) said.value = words;
    item.radios.forEach((radio) => (radio.checked = radio.value === result));
    if (words === '') this.byLimits.delete(item.id);
    else this.byLimits.set(item.id, words);
    say(`第 ${this.items.indexOf(item) + 1} 项 ${words === '' ? '在限值内，请选择结果' : '超出限值，判为不符合'}`);
    this.keep(item);
    this.follow();
  }

  private readonly lastKept = new Map<string, string>();

  /** Writes what one item says, and no more. */
  private keep(item: Item): void {
    const result = resultOf(item);
    this.lastKept.set(item.id, result);
    if (this.startedAt === 0) {
      this.startedAt = Date.now();
      this.keepCheck();
    }
    const spot = photosIn(item, 'spot');
    if (!writeItem(this.place, item.id, { result, fields: saidOf(item), photos: photosIn(item, 'photo'), ...(spot.length > 0 ? { spot } : {}), point: item.point, seconds: this.seconds.get(item.id), limits: this.byLimits.get(item.id) })) this.notKept();
  }

  private keepCheck(): void {
    if (this.startedAt === 0) return;
    writeCheck(this.place, { key: this.field('key')!.value, startedAt: this.startedAt, step: this.step, zeroRisk: this.field('zeroRisk')!.checked, reason: this.field('backfillReason')?.value ?? '', seen: this.field('seen')!.value });
  }

  private told = false;

  /** Said once where the browser keeps nothing: what is filled in is on this page alone. */
  private notKept(): void {
    if (this.told) return;
    this.told = true;
    this.form.prepend(make('p', { class: 'ph-strip', role: 'alert' }, '手机的浏览器存不下填写的内容（空间已满，或不允许保存）：请不要关闭或离开本页，填完后马上提交。'));
  }

  /** How many items are answered, or may be left out beside others that are. */
  private doneOf(results: readonly string[]): number {
    return results.some(Boolean) ? results.filter((result, at) => result !== '' || this.items[at]!.waits !== '').length : 0;
  }

  /** The head, the zero-risk box and the summary as the answers stand. */
  private follow(): void {
    const results = this.items.map(resultOf);
    const done = this.doneOf(results);
    one('[data-progress]')!.textContent = this.cards && this.step < results.length ? `${this.step + 1} / ${results.length}` : `已检 ${results.filter(Boolean).length} / ${results.length}`;
    const clean = done === results.length && !results.includes('nonconforming') && results.includes('conforming') && !this.items.some(lackingIn);
    const box = one('.zero-risk', this.end)!;
    box.hidden = !clean;
    if (!clean && this.field('zeroRisk')!.checked) {
      this.field('zeroRisk')!.checked = false;
      this.keepCheck();
    }
    clearTimeout(this.telling);
    if (!this.cards) this.telling = setTimeout(() => this.tellEnd(results), SOON_MS);
    else if (this.step === results.length) this.tellEnd(results);
  }

  private telling: ReturnType<typeof setTimeout> | undefined;

  /** What will be signed, above the name. */
  private tellEnd(results: readonly string[]): void {
    const done = this.doneOf(results);
    const found = results.filter((result) => result === 'nonconforming').length;
    const lacking = this.items.filter(lackingIn).length;
    const none = done === results.length && results.every((result) => result === 'notApplicable' || result === '');
    one('h2', this.end)!.textContent = done < results.length ? `还有 ${results.length - done} 项没有检查` : lacking > 0 ? `有 ${lacking} 项${LACKING}` : none ? '本班未生产：全部不适用' : found > 0 ? `发现 ${found} 项不符合，每项登记为一条隐患` : '没有发现不符合项';
    const told = this.items.map((item, at) => ({ point: item.point, result: results[at]!, words: results[at] === '' && done > 0 ? item.waits : wordsOf(item) }));
    drawSummary(one('[data-summary]', this.end)!, told, (at) => this.open(at));
  }

  /** Opens one item from the summary. */
  private open(at: number): void {
    if (this.cards) return this.go(at);
    this.items[at]!.section.scrollIntoView({ block: 'start' });
    one('h2', this.items[at]!.section)!.focus({ preventScroll: true });
  }

  /** Goes to a card by the person's own act: Back leads to the one before. */
  private go(step: number): void {
    if (step < 0 || step > this.items.length) return;
    history.pushState({ step }, '', `#${step + 1}`);
    this.show(step);
  }

  private show(step: number, focus = true): void {
    if (!this.cards) return;
    this.step = Math.min(step, this.items.length);
    const item = this.items[this.step]?.section ?? this.end;
    all('.now', this.form).forEach((section) => section.classList.remove('now'));
    item.classList.add('now');
    const answers = one('.answers3', item);
    if (answers) answers.style.marginTop = '';
    this.follow();
    this.fit();
    window.scrollTo(0, 0);
    if (item === this.end) {
      this.ended = performance.now();
      this.clearOfAnswers();
    }
    if (focus) requestAnimationFrame(() => one('h2', item)?.focus({ preventScroll: true }));
    this.keepCheck();
  }

  /** Where the last answers were no box and no button of the end comes to lie: a thumb that taps on signs nothing. */
  private clearOfAnswers(): void {
    const box = one('.zero-risk', this.end)!;
    const sign = one('.check-sign', this.end)!;
    const first = box.hidden ? sign : box;
    [box, sign].forEach((part) => (part.style.marginTop = ''));
    const { top } = first.getBoundingClientRect();
    if (this.band && top < this.band.bottom && sign.getBoundingClientRect().bottom > this.band.top) first.style.marginTop = `${this.band.bottom - top + 16}px`;
  }

  /** Lets title and limit stay above the answers where the screen has room for both; otherwise the answers follow them. */
  private fit(): void {
    const tallest = Math.max(0, ...this.items.filter(({ section }) => section.offsetParent !== null).map(({ section }) => one('.check-said', section)!.offsetHeight + (one('.pick + label', section)?.offsetHeight ?? 0)));
    const head = one('.check-head')?.offsetHeight ?? 0;
    this.form.style.setProperty('--head', `${head}px`);
    this.form.classList.toggle('tall', tallest + head + ROOM > innerHeight);
  }

  /** What the server would not take, told before anything is sent: the rule is the same. */
  private judge(): FormState | null {
    const due = this.items.map(({ id, point }, position) => ({ id, riskPoint: point, position, ...this.items[position]!.measured }));
    const given = this.items.map(answerOf);
    const decision = completeAnswers(due, given, this.field('zeroRisk')!.checked, new Set(this.items.flatMap(({ id, waits }) => (waits ? [id] : []))));
    const reason = this.field('backfillReason');
    const errors: Record<string, string> = {};
    if (!decision.ok) {
      const text = explain(SUBMIT_REFUSALS, decision.refusal);
      for (const { field, sentence } of [text, ...(text.also ?? [])]) errors[field ?? ''] = sentence;
    } else if (reason && saysNothing(reason.value)) errors.backfillReason = '这是补录，请写明当天没有提交的原因。';
    return Object.keys(errors).length > 0 ? { status: 422, errors, values: {}, unread: true } : null;
  }

  /** What the phone saw of the time: since its page came, since the first answer, and for each item. */
  private times(): [string, string][] {
    const took = this.startedAt > 0 ? Math.max(1, Math.round((Date.now() - this.startedAt) / 1000)) : 0;
    const seconds = this.items.flatMap(({ id }): [string, string][] => (this.seconds.has(id) ? [[`seconds.${id}`, String(this.seconds.get(id))]] : []));
    return [['elapsed', String(sincePageCame())], ['took', String(took)], ...seconds];
  }

  /** Opens the first card something stands against; a reason that was not asked for before can be given. */
  private refused({ errors }: FormState): void {
    if (errors.backfillReason && !this.field('backfillReason')) {
      const field = make('textarea', { class: 'control', name: 'backfillReason', id: 'backfillReason', rows: '2' });
      one('.check-sign', this.end)!.before(make('div', { class: 'field' }, make('label', { for: 'backfillReason' }, '补录原因'), field, make('div', { class: 'error', id: 'backfillReason-error' }, errors.backfillReason)));
    }
    const wrong = this.items.findIndex(({ id }) => Object.keys(errors).some((name) => name.endsWith(`.${id}`)));
    if (!this.cards) return;
    this.show(wrong < 0 ? this.items.length : wrong, false);
    one('.form-summary', this.form)?.focus();
  }
}

/** Brings the check of a page to life. */
export const wakeCheck = (form: HTMLFormElement): void => void new Check(form);
