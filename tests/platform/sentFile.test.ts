import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SentFile } from '~/platform/web/sentFile';

describe('a file as it was sent', () => {
  it('is a file like any other, whoever reads it and however often', async () => {
    const whole = randomBytes(300_000);
    const sent = new SentFile([whole.subarray(0, 70_000), whole.subarray(70_000, 70_001), whole.subarray(70_001)], '清单.xlsx', 'application/octet-stream');
    const plain = new File([whole], '清单.xlsx', { type: 'application/octet-stream' });
    expect(sent).toBeInstanceOf(File);
    expect([sent.name, sent.type, sent.size]).toEqual([plain.name, plain.type, plain.size]);
    const digest = (bytes: ArrayBuffer): string => createHash('sha256').update(Buffer.from(bytes)).digest('hex');
    for (const reading of [1, 2]) expect([reading, digest(await sent.arrayBuffer())]).toEqual([reading, digest(await plain.arrayBuffer())]);
    expect(digest(await sent.slice(69_990, 70_010).arrayBuffer())).toBe(digest(await plain.slice(69_990, 70_010).arrayBuffer()));
    expect(digest(await new Response(sent.stream()).arrayBuffer())).toBe(digest(await plain.arrayBuffer()));
    expect(await new SentFile([Buffer.from('第一'), Buffer.from('第二')], 'a.txt', '').text()).toBe('第一第二');
  });

  it('is put together once, however many ask for its bytes', async () => {
    const sent = new SentFile([Buffer.from('第一'), Buffer.from('第二')], 'a.txt', '');
    expect(await sent.arrayBuffer()).toBe(await sent.arrayBuffer());
    expect(await sent.text()).toBe('第一第二');
  });

  it('of nothing is empty', async () => {
    const sent = new SentFile([], '', '');
    expect([sent.size, (await sent.arrayBuffer()).byteLength, await sent.text()]).toEqual([0, 0, '']);
  });
});
