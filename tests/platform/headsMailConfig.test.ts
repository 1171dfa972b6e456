import { describe, expect, it } from 'vitest';
import { CannotStart, readConfig } from '~/platform/host/config';

const mailOf = (env: Record<string, string>) => readConfig({ NODE_ENV: 'test', ...env }).headsMail;
const SERVER = 'smtp://robot:secret@mail.example.com:2525';

describe('where the heads go by mail', () => {
  it('is nowhere unless it is configured', () => {
    expect(mailOf({})).toBeNull();
  });

  it('is read whole: port, encryption, login with escaped signs, several addresses', () => {
    expect(mailOf({ ZHIAN_HEADS_MAIL_URL: 'smtps://a%40b.cn:p%3Aw%2F%25@mail.example.com', ZHIAN_HEADS_MAIL_TO: 'x@y.cn，z@y.cn, x@y.cn' })).toEqual({
      host: 'mail.example.com', port: 465, secure: true, login: { user: 'a@b.cn', password: 'p:w/%' }, from: 'a@b.cn', to: ['x@y.cn', 'z@y.cn'],
    });
    expect(mailOf({ ZHIAN_HEADS_MAIL_URL: 'smtp://[::1]', ZHIAN_HEADS_MAIL_TO: 'x@y.cn', ZHIAN_HEADS_MAIL_FROM: 'z@localhost' })).toEqual({
      host: '::1', port: 587, secure: false, login: null, from: 'z@localhost', to: ['x@y.cn'],
    });
  });

  it.each([
    ['no recipient', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_FROM: 'a@b.cn' }, '要一起设置'],
    ['no server', { ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, '要一起设置'],
    ['another protocol', { ZHIAN_HEADS_MAIL_URL: 'https://robot:secret@mail.example.com', ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_URL 应为'],
    ['no address at all', { ZHIAN_HEADS_MAIL_URL: 'robot:secret@mail', ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_URL 应为'],
    ['a login without a password', { ZHIAN_HEADS_MAIL_URL: 'smtp://secret@mail.example.com', ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_URL 应为'],
    ['a bare percent sign', { ZHIAN_HEADS_MAIL_URL: 'smtp://robot:secret%@mail.example.com', ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_URL 应为'],
    ['more than a server', { ZHIAN_HEADS_MAIL_URL: `${SERVER}/?pool=secret`, ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_URL 应为'],
    ['a login that is no sender', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_TO: 'x@y.cn' }, 'ZHIAN_HEADS_MAIL_FROM'],
    ['a sender with a name', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_TO: 'x@y.cn', ZHIAN_HEADS_MAIL_FROM: 'Z <a@b.cn>' }, 'ZHIAN_HEADS_MAIL_FROM 应为'],
    ['a line end', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_FROM: 'a@b.cn', ZHIAN_HEADS_MAIL_TO: 'x@y.cn\r\nBcc: evil@x.cn' }, 'ZHIAN_HEADS_MAIL_TO 应为'],
    ['a group', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_FROM: 'a@b.cn', ZHIAN_HEADS_MAIL_TO: 'team: evil@x.cn;' }, 'ZHIAN_HEADS_MAIL_TO 应为'],
    ['no address between commas', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_FROM: 'a@b.cn', ZHIAN_HEADS_MAIL_TO: ' , ' }, 'ZHIAN_HEADS_MAIL_TO 应为'],
    ['a crowd', { ZHIAN_HEADS_MAIL_URL: SERVER, ZHIAN_HEADS_MAIL_FROM: 'a@b.cn', ZHIAN_HEADS_MAIL_TO: Array.from({ length: 21 }, (_, index) => `a${index}@b.cn`).join() }, '最多写 20 个'],
  ])('refuses %s in a sentence without the password', (_, env, sentence) => {
    expect(() => mailOf(env)).toThrow(CannotStart);
    expect(() => mailOf(env)).toThrow(sentence);
    expect(() => mailOf(env)).not.toThrow('secret');
  });
});
