import type { FormState } from '~/components/forms/state';
import { PAPER_REFUSALS, type PaperRefusal } from '~/domain/routine/paperRefusals';
import { explain, type RefusalText } from '~/domain/shared/refusal';
import { TAKEN_BEFORE, type TakenBefore } from '~/services/once';
import { refuse } from './respond';
import { OWN } from './rowsForm';

/** A row of a form that was not done: what names it, what it is called, and why. */
interface LeftRow {
  readonly row: string;
  readonly name: string;
  readonly text: RefusalText;
}

/** The sentence of a refused paper, period or resolution. */
export const paperText = (refusal: PaperRefusal | TakenBefore): RefusalText => (refusal.code === 'takenBefore' ? TAKEN_BEFORE(refusal) : explain<PaperRefusal>(PAPER_REFUSALS, refusal));

/** Answers a form of many rows of which some were not done: how many were, and why each other was not, at its row where something has to be typed there. */
export function refuseSome(done: number, acted: string, left: readonly LeftRow[], values: FormState['values']) {
  const [first] = left;
  const status = first && done === 0 && left.every(({ text }) => text.status === first.text.status) ? first.text.status : 409;
  const elsewhere = left.filter(({ text }) => text.status !== 422).map(({ name, text }) => `${name}：${text.sentence}`);
  const answer = refuse({ status, sentence: `已${acted} ${done} 项，${left.length} 项没有${acted}。${[...new Set(elsewhere)].join('')}` }, values);
  answer.data.errors = Object.fromEntries(left.filter(({ text }) => text.status === 422).map(({ row, text }) => [OWN + row, text.sentence]));
  return answer;
}
