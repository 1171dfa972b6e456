import type { Scope } from 'db/repositories/scope';
import { type Period, periodPath, periodPaperName, PERIODS } from '~/domain/routine/periodKind';
import { type PaperState, paperState, type PeriodPaper } from '~/domain/routine/signing';
import { type DrawnPaper, periodPaper } from '../../papers/periodPaper';
import { MONTH_DRAWN } from '../../papers/monthPaper';
import { WEEK_DRAWN } from '../../papers/weekPaper';
import type { Composer } from './package';

const UNSIGNED: Readonly<Record<Exclude<PaperState, 'sealed'>, string>> = { draft: '还没有签署', awaitingPrincipal: '还等主要负责人签署' };

/** The latest signed paper of a period, the very rendering that was signed. What is not signed by both lacks it. */
function ofPeriod<P extends PeriodPaper, K extends Period>(drawn: DrawnPaper<P, K>): Composer {
  const { paper: kind, span, label } = PERIODS[drawn.kind];
  const latest = async (scope: Scope, period: K): Promise<P | undefined> => {
    const papers = await drawn.papers(scope).ofPeriod(period);
    return papers.find((one) => paperState(one) === 'sealed') ?? papers[0];
  };
  return async ({ cx, scope, key }) => {
    if (!span(key)) return null;
    const period = key as K;
    const made = await latest(scope, period);
    const paper = made && (await periodPaper(cx, scope.enterpriseId, drawn, period, made.id));
    if (!made || !paper) return null;
    const state = paperState(made);
    return {
      subjectId: made.id, series: `${kind} ${key}`, label: `${label(period)} ${made.number}`, paper, questions: [],
      lacks: state === 'sealed' ? [] : [{ text: `${periodPaperName(drawn.kind, period)}${UNSIGNED[state]}。`, to: periodPath(drawn.kind, key, made.id) }],
    };
  };
}

export const weekly = ofPeriod(WEEK_DRAWN);
export const monthly = ofPeriod(MONTH_DRAWN);
