import { describe, expect, it } from 'vitest';
import { readConfig } from '~/platform/host/config';

const read = (env: Record<string, string>) => readConfig({ NODE_ENV: 'test', ...env });

describe('the environment', () => {
  it('gives one origin, whatever slash was typed', () => {
    expect(read({}).origin).toBeNull();
    expect(read({ ZHIAN_ORIGIN: '' }).origin).toBeNull();
    expect(read({ ZHIAN_ORIGIN: 'https://zhian.example.com/' }).origin).toBe('https://zhian.example.com');
    expect(read({ ZHIAN_ORIGIN: 'http://zhian.example.com:8080' }).origin).toBe('http://zhian.example.com:8080');
  });

  it.each(['zhian.example.com', 'https://zhian.example.com/desk', 'ftp://zhian.example.com', 'nonsense'])('says in a sentence what is wrong with the origin %s', (ZHIAN_ORIGIN) =>
    expect(() => read({ ZHIAN_ORIGIN })).toThrow(/ZHIAN_ORIGIN.*https:\/\/zhian\.example\.com.*。/),
  );

  it('plans a backup every day where a folder is named', () => {
    expect(read({}).backup).toBeNull();
    expect(read({ ZHIAN_BACKUP: '/backups' })).toMatchObject({ backup: { folder: '/backups', at: '02:20' }, backupKeep: 7 });
    expect(read({ ZHIAN_BACKUP: '/backups', ZHIAN_BACKUP_AT: '23:05', ZHIAN_BACKUP_KEEP: '30' })).toMatchObject({ backup: { folder: '/backups', at: '23:05' }, backupKeep: 30 });
  });

  it.each([{ ZHIAN_BACKUP_KEEP: '0' }, { ZHIAN_BACKUP_KEEP: 'all' }, { ZHIAN_BACKUP: '/backups', ZHIAN_BACKUP_AT: '25:00' }, { PORT: '-1' }, { ZHIAN_DEMO: 'maybe' }])('says in a sentence what is wrong with %j', (env: object) => {
    expect(() => read(env as Record<string, string>)).toThrow(/[一-鿿].*。/);
  });
});
