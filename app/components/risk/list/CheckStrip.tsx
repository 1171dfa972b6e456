import { answerOfLetter, countLetters } from '~/domain/routine/lastChecks';
import type { AnswerResult } from '~/domain/routine/types';
import { RESULT_NAMES } from '~/domain/routine/words';

const STEP = 7;
const ACROSS = 15;

/** One shape for each answer, in one ink: a dot, a cross, a dash. */
const SHAPES: Readonly<Record<AnswerResult, (x: number, y: number) => string>> = {
  conforming: (x, y) => `M${x + 1.6} ${y + 3.5}a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0Z`,
  nonconforming: (x, y) => `M${x + 1} ${y + 1}l5 5m0-5l-5 5`,
  notApplicable: (x, y) => `M${x + 1} ${y + 3.5}h5`,
};

/** The last checks of an item as shapes, the newest last, fifteen on a line. */
export function CheckStrip({ letters }: { letters: string }) {
  const counts = countLetters(letters);
  const said = (Object.keys(SHAPES) as AnswerResult[]).flatMap((result) => (counts[result] > 0 ? [`${RESULT_NAMES[result]} ${counts[result]}`] : []));
  const drawn = (result: AnswerResult): string =>
    Array.from(letters).map((letter, at) => (answerOfLetter(letter) === result ? SHAPES[result]((at % ACROSS) * STEP, Math.floor(at / ACROSS) * (STEP + 1)) : '')).join('');
  const height = Math.ceil(letters.length / ACROSS) * (STEP + 1);
  return (
    <svg className="check-strip" width={ACROSS * STEP} height={height} viewBox={`0 0 ${ACROSS * STEP} ${height}`} role="img">
      <title>{`最近 ${letters.length} 次检查：${said.join('，')}`}</title>
      <path className="dots" d={drawn('conforming')} />
      <path className="lines" d={drawn('nonconforming')} />
      <path className="lines soft" d={drawn('notApplicable')} />
    </svg>
  );
}
