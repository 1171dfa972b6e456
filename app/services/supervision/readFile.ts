import { instrumentsBy } from 'db/repositories/paper/instruments';
import { recordsBy } from 'db/repositories/paper/supervisionRecords';
import { enterpriseIn, receivedBy } from 'db/repositories/paper/submissions';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { countedFrom, countersOf } from '~/domain/supervision/counters';
import { failuresOf } from '~/domain/supervision/records';
import { type RegulatorPermit, regionsOf } from '~/domain/supervision/authority';
import { audit } from '../audit/audit';
import type { Context } from '../context';

/** Rows of each list of a file. */
const SHOWN = 50;
/** Records that are looked through for failures in a row; no factory has as many. */
const COUNTED = 500;

/** What a regulator knows of a factory of its region: what it submitted, what it was sent and what was found there, nothing else; the factory finds that its file was looked at in its trail. Null for any other. */
export async function readFile(cx: Context, permit: RegulatorPermit, enterpriseId: string) {
  const { read } = cx.store;
  const enterprise = await enterpriseIn(read, regionsOf(permit), enterpriseId);
  if (!enterprise) return null;
  const bureaus = permit.bureaus.map(({ id }) => id);
  const today = dayOf(cx.now());
  const [submissions, instruments, found, recorded] = await Promise.all([
    receivedBy(read, bureaus).from(enterpriseId, SHOWN), instrumentsBy(read, bureaus).to(enterpriseId, SHOWN),
    instrumentsBy(read, bureaus).foundAt(enterpriseId, instantAt(countedFrom(today), '00:00')), recordsBy(read, bureaus).to(enterpriseId, COUNTED),
  ]);
  await audit(cx, { kind: 'fileRead', enterpriseId, actor: permit.actor, subject: { kind: 'enterprise', id: enterpriseId, name: enterprise.name }, detail: '页面' });
  return { enterprise, submissions, instruments, counters: countersOf(found.map(({ risk, at }) => ({ risk, day: dayOf(at) })), today), records: recorded.slice(0, SHOWN), failures: failuresOf(recorded), self: permit.regulatorId };
}
