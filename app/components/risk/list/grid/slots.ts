/**
 * Indexes of the rows that are drawn, by slot: a row keeps its slot while it is in sight, and one that comes into sight
 * takes the slot of one that left. So scrolling writes other texts into elements that are there, which costs a browser
 * far less than making new ones and asking every rule of the stylesheet about them.
 */
export function shownRows(first: number, slots: number, total: number): number[] {
  if (total <= slots) return Array.from({ length: total }, (_, index) => index);
  const start = Math.min(first, total - slots);
  return Array.from({ length: slots }, (_, slot) => start + ((((slot - start) % slots) + slots) % slots));
}
