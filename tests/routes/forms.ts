import { describe, expect, test } from 'vitest';
import type { Fields, Visitor } from './visitor';

/** Words typed into a form, which a refusal must bring back. */
export const TYPED = '已经打好的一段话';
export const LONG = '长'.repeat(5000);
export const file = (name: string, bytes: Uint8Array | string, type: string): File => new File([bytes as BlobPart], name, { type });

/** A form of the product: who may send it, where to, and what would be right. */
export interface FormCase<Ids> {
  readonly name: string;
  readonly who: string;
  readonly to: (ids: Ids) => string;
  /** Right in all but what a test spoils; the first of `text` carries the words that must come back. */
  readonly right: (ids: Ids) => Fields;
  /** Fields that must be there, with a part of the sentence each gets. */
  readonly required: Readonly<Record<string, RegExp>>;
  /** Fields whose text has a longest length. */
  readonly text: readonly string[];
  /** A field that names a record: another factory's id there is refused. */
  readonly names?: readonly string[];
  /** Carries the version the page was opened with. */
  readonly lock?: string;
  /** What is stored and nobody posts here: an answer to a version that moved on must tell it. */
  readonly now?: (ids: Ids) => string;
  /** The version is no number: what to send instead of one, or `MOVED` where the file says how one is written. */
  readonly otherVersion?: string;
}

const bare = (html: string): string => html.replace(/<[^>]+>/g, ' ');
/** What the record says now, as an answer tells it: the list on top of the form, and the notes at its fields. */
const STANDING = /<div class="standing"[\s\S]*?<\/dl>|<div class="current"[\s\S]*?<\/div>/g;
/** Where an answer says why it refuses: on top of the form, or at fields that have no summary over them. */
const ALERTS = [/<div class="form-summary"[\s\S]*?<\/div>/g, /<[^<>]*role="alert"[\s\S]*?<\/(?:div|p|section)>/g];

/** The words of an answer; without tags what it says is stored now, and its alerts. */
export async function read(answer: Response): Promise<{ status: number; all: string; alert: string; standing: string }> {
  const html = (await answer.text()).replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('<!-- -->', '').replace(/<script[\s\S]*?<\/script>/g, '');
  const alerts = ALERTS.map((mark) => html.match(mark) ?? []).find(({ length }) => length > 0) ?? [];
  return { status: answer.status, all: html, alert: bare(alerts.join('\n')), standing: bare((html.match(STANDING) ?? []).join('\n')) };
}

export const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
/** Sentences of the schema library, which nobody should read. */
export const FOREIGN = /Invalid|expected|received|Too (big|small)|required|NaN|undefined/i;

/** Sends each form spoilt in every way: the right status, a Chinese sentence that names the field, and what was typed still there. */
export function refusesBadInput<Ids>(cases: readonly FormCase<Ids>[], whoIs: (name: string) => Visitor, idsNow: () => Ids, foreignOf: (field: string) => string, movedOn?: () => string): void {
  describe.for(cases)('$name', (form) => {
    const right = (): Fields => form.right(idsNow());
    const send = async (spoil: (given: Fields) => Fields) => read(await whoIs(form.who).post(form.to(idsNow()), spoil(right())));
    const typedIn = (fields: Fields): boolean => Object.values(fields).includes(TYPED);

    test.for(Object.entries(form.required))('without %s says which field', async ([field, sentence]) => {
      const spoilt = without(right(), field);
      const { status, all, alert } = await send(() => spoilt);
      expect([status, alert]).toEqual([422, expect.stringMatching(sentence)]);
      expect(alert).not.toMatch(FOREIGN);
      if (typedIn(spoilt)) expect(all).toContain(TYPED);
    });

    test.for(form.text)('with a %s that is too long says so', async (field) => {
      const { status, alert, all } = await send((given) => ({ ...given, [field]: LONG }));
      expect([status, alert]).toEqual([422, expect.stringMatching(/最多|以内|不超过|超过/)]);
      expect(all).toContain(LONG);
    });

    test.for(Object.keys(form.required))('with a file where %s should be says which field', async (field) => {
      const { status, alert } = await send((given) => ({ ...given, [field]: file('x.txt', 'x', 'text/plain') }));
      expect([status, alert]).toEqual([422, expect.stringMatching(form.required[field]!)]);
      expect(alert).not.toMatch(FOREIGN);
    });

    test.for(form.text)('with a file where the text %s should be is refused in Chinese', async (field) => {
      const { status, alert } = await send((given) => ({ ...given, [field]: file('x.txt', 'x', 'text/plain') }));
      expect([status, alert]).toEqual([422, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      expect(alert).not.toMatch(FOREIGN);
    });

    test.for(form.names ?? [])('with a %s of another factory is refused and tells nothing of it', async (field) => {
      const { status, all } = await send((given) => ({ ...given, [field]: foreignOf(field) }));
      expect([404, 422]).toContain(status);
      expect(all).not.toMatch(/杜鹃|启明/);
    });

    test.runIf(form.lock)('with a version that moved on is a 409, and what was typed is still there', async () => {
      const { status, all, standing } = await send((given) => ({ ...given, [form.lock!]: form.otherVersion ? (movedOn?.() ?? form.otherVersion) : '999' }));
      expect(status).toBe(409);
      if (typedIn(right())) expect(all).toContain(TYPED);
      if (!form.now) return;
      const stored = form.now(idsNow());
      expect(stored).not.toBe('');
      expect(Object.values(right()).flat()).not.toContain(stored);
      expect(standing).toContain(stored);
    });

    test.runIf(form.lock && form.otherVersion === undefined)('with a version that is no number is refused in Chinese', async () => {
      const { status, alert } = await send((given) => ({ ...given, [form.lock!]: 'x' }));
      expect([status, alert]).toEqual([422, expect.stringMatching(/刷新/)]);
      expect(alert).not.toMatch(FOREIGN);
    });
  });
}
