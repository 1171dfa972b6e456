import { describe, expect, it } from 'vitest';
import { alongIn, alongTo, nextAlong } from '~/domain/shared/along';

describe('going along what waits', () => {
  it('keeps its place in the address of each matter, before an anchor and behind a question', () => {
    for (const to of ['/hazards/1', '/hazards/waiting?for=verify', '/routine/months/2026-11?paper=1#sign']) {
      const address = new URL(alongTo(to, { skip: 2, left: 18 }), 'http://here');
      expect(alongIn(address.searchParams)).toEqual({ skip: 2, left: 18 });
      expect(address.pathname + (to.includes('#') ? address.hash : '')).toBe(to.split(/[?#]/)[0]! + (to.includes('#') ? '#sign' : ''));
    }
    expect(alongTo('/routine/months/2026-11?paper=1#sign', { skip: 0, left: 1 })).toBe('/routine/months/2026-11?paper=1&along=0.1#sign');
    expect(nextAlong(3)).toBe('/desk/next?skip=3');
  });

  it('is nothing where an address says something else', () => {
    for (const along of ['', '1', '1.', '.1', '-1.2', '1.2.3', 'a.b', '9999.1']) expect(alongIn(new URLSearchParams({ along }))).toBeNull();
    expect(alongIn(new URLSearchParams())).toBeNull();
  });
});
