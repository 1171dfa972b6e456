import { insert, type Row, update, type Write } from 'db/dialect/writes';
import { registerOf } from 'db/repositories/paper/papers';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type monthlyMeetings, signatures, type weeklyReports } from 'db/schema';
import type { NewEvent } from '~/domain/events/event';
import { signedBy } from '~/domain/report/paper';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { CompileRefusal, PaperUnknown } from '~/domain/routine/paperRefusals';
import { type ChangeRefusal, mayChange, paperState, type PeriodPaper, type Signing, type SignInput } from '~/domain/routine/signing';
import { type Period, PERIODS } from '~/domain/routine/periodKind';
import type { SignatureCapacity } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { record } from '../record';
import { type DrawnPaper, drawnNow } from '../papers/periodPaper';
import { enter, headed } from '../papers/register';
import { seal } from '../papers/seal';
import { contentHash } from './contentHash';
import { sealFurther } from './sealFurther';
import { type Waiting, waitsForDirector, waitsForPrincipal } from './waitsFor';

export interface CompileInput {
  /** Version of the draft the person saw; null when there was none. */
  readonly version: number | null;
}

/** Who acts on papers of a period. */
type By = Authorised<'weekly.compile' | 'weekly.sign' | 'monthly.compile' | 'monthly.sign'>;

/**
 * A paper of a period: compiled from records under a number, given words, signed by the 质量安全总监 and sealed by the 主要负责人. Week and month are two;
 * a definition says what is particular about one, the functions below do the rest. `B`, `W` and `S` are why one may not be begun, written into, or signed.
 */
export interface PaperDefinition<P extends PeriodPaper, K extends Period, Words, B, W, S> {
  readonly drawn: DrawnPaper<P, K>;
  readonly table: typeof weeklyReports | typeof monthlyMeetings;
  /** Columns counted from the records; `papers` are those the period has, the latest first. */
  readonly counted: (scope: Scope, period: K, today: Day, papers: readonly P[]) => Promise<Row>;
  /** Columns of a new paper besides those. */
  readonly begun: (scope: Scope, period: K, by: By, at: Instant) => Promise<Decision<Row, B>>;
  /** Columns of what somebody wrote into it. */
  readonly worded: (scope: Scope, paper: P, words: Words) => Promise<Decision<Row, W>>;
  readonly sign: (scope: Scope, paper: P, by: By, input: SignInput, now: Instant) => Promise<Decision<Signing, S>>;
  readonly told: {
    readonly compiled: (id: string, number: string, period: K, waiting: Waiting) => NewEvent;
    readonly worded: (paper: P) => NewEvent;
    readonly signed: (paper: P, by: { readonly capacity: SignatureCapacity; readonly contentHash: string }, waiting: Waiting) => NewEvent;
  };
}

/** The write that changes an unsigned paper by the version that was seen. */
const change = ({ table }: { readonly table: typeof weeklyReports | typeof monthlyMeetings }, key: { readonly enterpriseId: string; readonly id: string }, set: Row, version: number): Write =>
  update(table as typeof weeklyReports, key, set, { version });

/**
 * Compiles the figures of a period: anew into its unsigned draft (what was written stays), or as a further paper when the last one is signed, which is
 * how a signed one is corrected. Answers the id of the paper.
 */
export async function compilePaper<P extends PeriodPaper, K extends Period, Words, B, W, S>(of: PaperDefinition<P, K, Words, B, W, S>, cx: Context, by: By, period: K, input: CompileInput): Promise<Decision<{ id: string }, CompileRefusal | B>> {
  const { span: spanOf, paper: named, prefix, year } = PERIODS[of.drawn.kind];
  const span = spanOf(period);
  if (!span) return refused({ code: 'noMonday' });
  if (span.start > by.today) return refused({ code: 'notStarted' });
  return decide<{ id: string }, CompileRefusal | B>(async () => {
    const { enterpriseId, actor, today } = by;
    const scope = scopeOf(cx.store, enterpriseId);
    const papers = await of.drawn.papers(scope).ofPeriod(period);
    const draft = papers.find((paper) => paperState(paper) === 'draft') ?? null;
    if ((draft?.version ?? null) !== input.version) return refused({ code: 'movedOn' });
    const at = cx.now();
    const begun = draft ? decided({}) : await of.begun(scope, period, by, at);
    if (!begun.ok) return begun;
    const compiled = { ...(await of.counted(scope, period, today, papers)), compiledBy: by.personId, compiledAt: at };
    const waiting = await waitsForDirector(scope, today, papers);
    const id = draft?.id ?? cx.newId();
    const series = `${named}-${year(period)}`;
    await cx.store.commit({
      enterpriseId, actor, at, reserve: draft ? {} : { [series]: 1 },
      build: (serials) => {
        const number = draft?.number ?? `${prefix}-${year(period)}-${String(serials[series]).padStart(4, '0')}`;
        const write = draft
          ? change(of, { enterpriseId, id }, { ...compiled, version: draft.version + 1 }, draft.version)
          : insert(of.table as typeof weeklyReports, { enterpriseId, id, number, period, ...begun.fact, ...compiled, version: 1 } as typeof weeklyReports.$inferInsert);
        return { steps: [{ event: of.told.compiled(id, number, period, waiting), writes: [write] }] };
      },
    });
    return decided({ id });
  });
}

/** Writes into an unsigned paper what its records cannot say. Answers its id and period. */
export async function wordPaper<P extends PeriodPaper, K extends Period, Words, B, W, S>(of: PaperDefinition<P, K, Words, B, W, S>, cx: Context, by: By, id: string, { version, ...words }: Words & { readonly version: number }): Promise<Decision<{ id: string; period: K }, PaperUnknown | ChangeRefusal | W>> {
  return decide<{ id: string; period: K }, PaperUnknown | ChangeRefusal | W>(async () => {
    const { enterpriseId } = by;
    const scope = scopeOf(cx.store, enterpriseId);
    const paper = await of.drawn.papers(scope).byId(id);
    if (!paper) return refused({ code: 'notFound' });
    const free = mayChange(paper, version);
    if (!free.ok) return free;
    const worded = await of.worded(scope, paper, words as unknown as Words);
    if (!worded.ok) return worded;
    const write = change(of, { enterpriseId, id }, { ...worded.fact, version: version + 1 }, version);
    await record(cx, by, of.told.worded(paper), [write]);
    return decided({ id, period: paper.period as K });
  });
}

/**
 * Sets a name under a paper: the director's fixes its content, the 主要负责人's seals it. The paper is kept as it is rendered under the name, and the
 * register told. Answers in which capacity it was signed, what under, and the period.
 */
export async function signPaper<P extends PeriodPaper, K extends Period, Words, B, W, S>(
  of: PaperDefinition<P, K, Words, B, W, S>, cx: Context, by: By, id: string, input: SignInput,
): Promise<Decision<{ capacity: SignatureCapacity; contentHash: string; period: K }, PaperUnknown | S>> {
  return decide<{ capacity: SignatureCapacity; contentHash: string; period: K }, PaperUnknown | S>(async () => {
    const { enterpriseId, actor, today, personId } = by;
    const { drawn } = of;
    const { paper: kind, subject, span } = PERIODS[drawn.kind];
    const scope = scopeOf(cx.store, enterpriseId);
    const paper = await of.drawn.papers(scope).byId(id);
    if (!paper) return refused({ code: 'notFound' });
    const at = cx.now();
    const signing = await of.sign(scope, paper, by, input, at);
    if (!signing.ok) return signing;
    const { capacity, words, content } = signing.fact;
    const hash = contentHash(content);
    const period = paper.period as K;
    const row = { capacity, personId, personName: actor.name, personTitle: actor.title, words, contentHash: hash, signedAt: at };
    const signature = { ...row, ...signedBy({ kind: cx.signing, drawing: cx.drawing }) };
    const waiting = await waitsForPrincipal(scope, capacity, today, (await drawn.papers(scope).ofPeriod(period)).filter((other) => other.id !== id));
    const sealed = await sealFurther(scope, kind, paper, signature, (signed) => drawnNow(cx, scope, drawn, signed));
    const before = await registerOf(scope).before(kind, period, id);
    const line = { kind, subjectKind: subject, subjectId: id, series: period, day: span(period)?.end ?? today, step: capacity === 'principal' ? 'signed' : 'awaitingPrincipal', issuedAt: at } as const;
    await record(cx, by, of.told.signed(paper, signature, waiting), [
      insert(signatures, { enterpriseId, id: cx.newId(), paper: kind, paperId: id, ...row }),
      seal({ enterpriseId, id: cx.newId(), kind, subjectId: id, ...sealed, at }),
      ...enter(cx, enterpriseId, before, { ...headed(sealed.content.paper), ...line }),
      change(of, { enterpriseId, id }, { version: paper.version + 1 }, paper.version),
    ], [], at);
    return decided({ capacity, contentHash: hash, period });
  });
}
