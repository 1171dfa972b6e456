import type { Locator, Page } from 'playwright-core';

/** Seconds that each act of a person takes: a click, a character typed, a page read, a password handed over. */
const SECONDS = { clicks: 1.8, characters: 0.6, pages: 3, passwords: 20 } as const;

type Act = keyof typeof SECONDS;

/** A hand that counts what it does: a choice in a list is two clicks, to go into a field is one. */
export class Hand {
  readonly done: Record<Act, number> = { clicks: 0, characters: 0, pages: 0, passwords: 0 };

  /** Counts the pages a window is led to: each other address, and each address once more after something else. */
  watch(page: Page): void {
    let here = '';
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame() || frame.url() === 'about:blank') return;
      const { pathname, search } = new URL(frame.url());
      if (pathname + search !== here) this.done.pages += 1;
      here = pathname + search;
    });
  }

  async press(target: Locator): Promise<void> {
    this.done.clicks += 1;
    await target.click();
  }

  async tick(target: Locator): Promise<void> {
    this.done.clicks += 1;
    await target.check();
  }

  async type(target: Locator, text: string): Promise<void> {
    this.done.clicks += 1;
    this.done.characters += Array.from(text).length;
    await target.fill(text);
  }

  async choose(target: Locator, label: string | RegExp): Promise<void> {
    this.done.clicks += 2;
    const options = await target.locator('option').allTextContents();
    await target.selectOption({ label: typeof label === 'string' ? label : options.find((one) => label.test(one))! });
  }

  /** Prints what is on the page; the dialog of the browser asks once more. */
  print(): void {
    this.done.clicks += 2;
  }

  handOver(passwords: number): void {
    this.done.passwords += passwords;
  }

  /** What was done, in words. */
  told(): string {
    return Object.entries(this.done).map(([act, count]) => `${count} ${act}`).join(', ');
  }

  /** How long all of it takes, by the model. */
  get minutes(): number {
    return (Object.keys(SECONDS) as Act[]).reduce((sum, act) => sum + this.done[act] * SECONDS[act], 0) / 60;
  }
}
