import { Link } from '@remix-run/react';
import { type FunctionComponent, useState } from 'react';
import type { TermKey } from '~/domain/rulepack/vocabulary';
import { Menu } from '../desk/Menu';

type Text = FunctionComponent<{ of: TermKey }>;

/** A quiet mark beside a heading: says what a term of the trade means and where that comes from; without scripts or a network it leads to where all are explained. */
export function TermMark({ of }: { of: TermKey }) {
  const [Text, setText] = useState<Text>();
  const ask = (): void => void import('./TermText').then(({ default: text }) => setText(() => text), () => undefined);
  return (
    <Menu kind="term" name="名词解释" label="?" onOpen={ask}>
      {Text ? <Text of={of} /> : null}
      <Link to={`/help#${of}`}>{Text ? '全部名词' : '看名词解释'}</Link>
    </Menu>
  );
}
