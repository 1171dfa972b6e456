import type { FormState } from './state';

/** What only machines read: ids, hashes, row locks. */
const MACHINE = /^[\w:-]*[\da-f]{8}-[\da-f-]{27}|^[\da-f]{32,}$|^\d{1,9}$/i;

/** The words among the values of a form, in the order they were typed. */
export function Typed({ values, title = '刚才输入的内容' }: { values: FormState['values']; title?: string }) {
  const words = Object.values(values)
    .flat()
    .filter((value) => value.trim() !== '' && !MACHINE.test(value));
  if (words.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {words.map((text, index) => (
          <li key={index} className="as-typed">{text}</li>
        ))}
      </ul>
    </section>
  );
}
