import { describe, expect, it } from 'vitest';
import { pathOf } from '~/platform/web/address';

describe('the one spelling of a path', () => {
  it.each([
    '/sign-in', '/Sign-In', '/SIGN-IN', '/sign-in/', '/sign-in//', '//sign-in', '/%73ign-in', '/sign%2Din', '/Sign-In.data', '/sign-in/.data', '/sign-in.data?_routes=x', '/sign-in?next=/a', '/sign-in#x',
    '/./sign-in', '/a/../sign-in', '/a/%2e%2e/sign-in', '/\\sign-in', 'http://elsewhere.example/Sign-In/', '/sign-in%E2%80%8B', '/ｓｉｇｎ-in', '/%EF%BD%93ign-in',
  ])('of %s is /sign-in', (url) => {
    expect(pathOf(url)).toBe('/sign-in');
  });

  it.each([['/', '/'], ['/_root.data', '/'], ['', '/'], ['/risk/items/7.data', '/risk/items/7'], ['/%zz', '/%zz'], ['/a%2Fb', '/a/b'], ['////', '/'], ['/.data', '/']])('of %s is %s', (url, path) => {
    expect(pathOf(url)).toBe(path);
  });
});
