import { Link } from '@remix-run/react';
import { TERMS, type TermKey, termSource } from '~/domain/rulepack/vocabulary';
import { Menu } from '../desk/Menu';

/** A quiet mark beside a heading or label: opens what a term of the trade means and where that comes from. Works without scripts. */
export function TermMark({ of }: { of: TermKey }) {
  const { name, says } = TERMS[of];
  return (
    <Menu kind="term" name={`“${name}”是什么`} label="?">
      <p><b>{name}</b>：{says}</p>
      <p className="soft">来源：{termSource(TERMS[of])}</p>
      <Link to={`/help#${of}`}>全部名词</Link>
    </Menu>
  );
}
