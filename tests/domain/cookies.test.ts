import { describe, expect, it } from 'vitest';
import { cookieValue, localPath } from '~/platform/web/cookies';

describe('where a sign-in may lead', () => {
  it('is a path of this site and nothing else', () => {
    expect(localPath('/hazards?q=1')).toBe('/hazards?q=1');
    for (const elsewhere of [undefined, '', 'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example']) expect(localPath(elsewhere)).toBeNull();
  });
});

describe('a cookie header', () => {
  it('gives the value of one name', () => {
    expect(cookieValue('a=1; zhian_session=x%3Dy; b=2', 'zhian_session')).toBe('x=y');
    expect(cookieValue(null, 'a')).toBeNull();
    expect(cookieValue('ab=1', 'a')).toBeNull();
    for (const broken of ['a=%', 'a=%ff', 'a=%00', 'a=x%0d%0ay']) expect(cookieValue(broken, 'a')).toBeNull();
  });
});
