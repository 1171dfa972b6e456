import { describe, expect, it } from 'vitest';
import { passwordFault } from '~/domain/organisation/access/lockout';
import { weaknessOf } from '~/domain/organisation/access/weakPassword';
import { newPassword } from '~/platform/host/passwords';

describe('a password that is tried first', () => {
  it.each(['password123', 'Password12', 'basketball', 'manchester', 'q1w2e3r4t5', 'iloveyou2026', '!!dragon2025', 'P@ssw0rd2026', 'woaini1314520', 'zhongguo12', 'ｐａｓｓｗｏｒｄ１２', 'administrator', 'admin-2026!!', 'pass word 12'])(
    '%s is one of the commonest, or one with figures and signs around it',
    (password) => expect(weaknessOf(password)).toBe('common'),
  );

  it.each(['abcdefghij', 'poiuytrewq', 'asdfghjkl;', '12345abcde', 'zyxwvutsrq', '!QAZ 2wsx 3edc'.replace('!', '1'), 'qwer-asdf-zxcv', '一二1234567890'.slice(2)])('%s is a walk over the keyboard or the alphabet', (password) =>
    expect(['walk', 'common']).toContain(weaknessOf(password)),
  );

  it.each(['aaaaaaaaaaaa', '质安质安质安质安质安', 'xkqjvxkqjv', 'ab12ab12ab12'])('%s repeats itself', (password) => expect(weaknessOf(password)).toBe('repeated'));

  it.each(['13905718264', '2026 1128 0930', '19790415638'])('%s is figures only', (password) => expect(weaknessOf(password)).toBe('digits'));

  it('is said to be so when it is chosen', () => {
    expect(passwordFault('password2026', 'lin')).toContain('最常见');
    expect(passwordFault('abcdefghij', 'lin')).toContain('相邻');
    expect(passwordFault('13905718264', 'lin')).toContain('数字');
    expect(passwordFault('LIN的密码真好记2', 'lin')).toContain('登录名');
    expect(passwordFault('ＬＩＮ的密码真好记2', 'lin')).toContain('登录名');
  });
});

describe('any other', () => {
  it.each(['今天天气很好我们去车间', 'correct horse battery', '一句记得住的话 2026', 'mother4 walks 9 dogs', 'Kaffee um halb drei', '护套机三号在唱歌'.padEnd(10, '呀'), 'treffen wir uns'])('%s is taken', (password) =>
    expect(passwordFault(password, 'lin')).toBeNull(),
  );

  it('of the program’s own making is taken but for a few that chance made alike', () => {
    const made = Array.from({ length: 2000 }, newPassword);
    expect(made.filter((password) => weaknessOf(password) !== null).length).toBeLessThan(10);
  });

  it('is judged at once, however long', () => {
    const started = performance.now();
    for (const unit of ['ab', 'a', '1a', '质', 'ﷺ']) passwordFault(unit.repeat(200).slice(0, 199).concat('z'), 'lin');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
