import type { TestProject } from 'vitest/node';
import { administer, startPostgres } from './embeddedPostgres';
import './sqlite';

/** Starts a PostgreSQL and migrates one database; every test world is a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  await administer(url, 'create database zhian_base');
  const { openPostgres } = await import('../../db/dialect/postgres');
  const store = openPostgres(`${url}/zhian_base`);
  await store.migrate();
  await store.close();
  project.provide('base', { postgres: url, template: 'zhian_base' });
  return stop;
}
