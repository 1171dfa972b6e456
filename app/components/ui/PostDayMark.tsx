import type { ReactNode } from 'react';
import type { ShownDayState } from '~/domain/routine/types';
import { SHOWN_DAY_NAMES } from '~/domain/routine/words';

const RING = { cx: 8, cy: 8, r: 5.5 };

/** One shape for each state; all in one ink, so that a photocopy says the same. */
const SHAPES: Readonly<Record<ShownDayState, ReactNode>> = {
  onTime: <circle cx="8" cy="8" r="6.2" className="solid" />,
  late: (
    <>
      <circle {...RING} />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11Z" className="solid" />
    </>
  ),
  deliveredLater: (
    <>
      <circle {...RING} />
      <circle cx="8" cy="8" r="2.8" className="solid" />
    </>
  ),
  backfilled: (
    <>
      <circle {...RING} />
      <path d="M8 5.3v5.4M5.3 8h5.4" />
    </>
  ),
  missed: <path d="m3.2 3.2 9.6 9.6m0-9.6-9.6 9.6" className="heavy" />,
  excused: <path d="M3 8h10" className="heavy" />,
  stopped: <path d="M5.5 4v8m5-8v8" />,
  nothingDue: <circle cx="8" cy="8" r="1.4" className="solid faint" />,
  open: <circle {...RING} className="dashed" />,
  pastLimit: (
    <>
      <circle {...RING} />
      <path d="M8 4.8V8.6M8 10.9v.3" className="heavy" />
    </>
  ),
  future: <circle cx="8" cy="8" r="2.4" className="faint" />,
};

/** How a post stands on a day, as a shape whose title is the word. `word` writes it beside the shape. */
export function PostDayMark({ state, size = 16, word = false }: { state: ShownDayState; size?: number; word?: boolean }) {
  const shape = (
    <svg className={`day-mark ${state}`} width={size} height={size} viewBox="0 0 16 16" role="img" aria-hidden={word || undefined}>
      {word ? null : <title>{SHOWN_DAY_NAMES[state]}</title>}
      {SHAPES[state]}
    </svg>
  );
  if (!word) return shape;
  return (
    <span className="marked">
      {shape}
      {SHOWN_DAY_NAMES[state]}
    </span>
  );
}
