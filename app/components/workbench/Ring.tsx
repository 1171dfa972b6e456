import type { Rung } from '~/pages/desk/dayNow';

/** Who is to be asked, each a call where a number is known. */
export function Ring({ people, none }: { people: readonly Rung[]; none: string }) {
  if (people.length === 0) return <>{none}</>;
  return (
    <>
      {people.map(({ name, phone }, index) => (
        <span key={index}>{index > 0 ? '、' : ''}{phone ? <a href={`tel:${phone}`} aria-label={`致电${name} ${phone}`} title={phone}>{name}</a> : name}</span>
      ))}
    </>
  );
}
