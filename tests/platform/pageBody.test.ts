import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { pageBody } from '~/platform/web/pageBody';

/** A form with these texts in its fields as it goes out, whole. */
function sent(texts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = pageBody();
    const pieces: Buffer[] = [];
    body.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces).toString())).on('error', reject);
    const fields = texts.map((text, index) => createElement('input', { key: index, name: `field${index}`, defaultValue: text }));
    const { pipe } = renderToPipeableStream(createElement('form', null, fields), { onAllReady: () => pipe(body), onError: reject });
  });
}

it('sends Chinese words as they were typed, wherever the pieces of the page end', async () => {
  const texts = Array.from({ length: 60 }, (_, index) => 'a'.repeat(index % 3) + '绝缘偏心'.repeat(5 + index));
  const page = await sent(texts);
  expect(page).not.toContain('\0');
  expect([...page.matchAll(/value="([^"]*)"/g)].map(([, value]) => value)).toEqual(texts);
});

it('shows a stored sign that nobody would see, or that turns what is read, for what it is', async () => {
  expect(await sent(['合格\u202e格合不', 'a\u200bb'])).toMatch(/value="合格〔U\+202E〕格合不"[^]*value="a〔U\+200B〕b"/);
});
