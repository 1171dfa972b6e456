import { afterEach, beforeEach, vi } from 'vitest';

/** Nothing may complain unheard: a call of console.error fails the test that caused it. */
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  if (calls.length > 0) throw new Error(`console.error was called: ${calls.map((call) => call.join(' ')).join('\n')}`);
});
