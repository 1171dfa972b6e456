import { TERMS, type TermKey, termSource } from '~/domain/rulepack/vocabulary';

/** What a term of the trade means and where that comes from; a file of its own, as few who open a page ask. */
export default function TermText({ of }: { of: TermKey }) {
  const { name, says } = TERMS[of];
  return (
    <>
      <p><b>{name}</b>：{says}</p>
      <p className="soft">来源：{termSource(TERMS[of])}</p>
    </>
  );
}
