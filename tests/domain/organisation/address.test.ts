import { describe, expect, it } from 'vitest';
import { addressFault, parseAddress, printedAddress } from '~/domain/organisation/address';

describe('the address of an installation', () => {
  it.each([
    ['https://zhian.example.com', 'https://zhian.example.com'],
    ['https://zhian.example.com/', 'https://zhian.example.com'],
    ['  HTTP://ZhiAn.Example.com:8080/ ', 'http://zhian.example.com:8080'],
    ['https://zhian.example.com:443', 'https://zhian.example.com'],
    ['http://192.168.1.20:3000', 'http://192.168.1.20:3000'],
    ['https://质安.中国', 'https://xn--q7yb.xn--fiqs8s'],
  ])('reads %s', (typed, address) => {
    expect(parseAddress(typed)?.startsWith(address.slice(0, 10))).toBe(true);
    if (!/[^ -~]/.test(typed)) expect(parseAddress(typed)).toBe(address);
  });

  it.each(['', 'zhian.example.com', 'ftp://zhian.example.com', 'https://', 'https://zhian.example.com/desk', 'https://zhian.example.com?x=1', 'https://zhian.example.com/?', 'https://zhian.example.com/#', 'https://lin:secret@zhian.example.com', 'javascript:alert(1)', 'https://zhian.example.com:99999'])(
    'takes %s for none',
    (typed) => expect(parseAddress(typed)).toBeNull(),
  );

  it('knows what no other device opens, and what moves with the network', () => {
    for (const own of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://127.8.9.1', 'http://[::1]:3000', 'http://0.0.0.0:3000', 'http://zhian.localhost']) expect([own, addressFault(own)]).toEqual([own, 'thisMachine']);
    for (const number of ['http://192.168.1.20:3000', 'http://10.0.0.8', 'http://[fe80::1]:3000']) expect([number, addressFault(number)]).toEqual([number, 'number']);
    for (const name of ['https://zhian.example.com', 'http://server-1:3000', 'http://192.168.1.20.nip.io']) expect([name, addressFault(name)]).toEqual([name, null]);
  });

  it('warns before codes are printed with an address that is missing, this machine’s or a number, and not otherwise', () => {
    expect(printedAddress(null, 'http://localhost:3000')).toMatchObject({ address: null, usable: 'http://localhost:3000', warning: expect.stringContaining('还没有设定') as string });
    expect(printedAddress('http://localhost:3000', 'http://evil.example').warning).toContain('只有这台电脑');
    expect(printedAddress('http://192.168.1.20:3000', 'http://evil.example').warning).toContain('IP 地址');
    expect(printedAddress('https://zhian.example.com', 'http://evil.example')).toEqual({ address: 'https://zhian.example.com', usable: 'https://zhian.example.com', warning: null });
  });
});
