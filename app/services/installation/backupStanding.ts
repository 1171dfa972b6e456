import path from 'node:path';
import { installationFact } from 'db/repositories/installation';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import { partsOf } from '~/domain/shared/stored';
import type { Context } from '../context';
import { backupsIn, type Drill, drillOf, manifestOf } from './manifest';

/** What the desk is told of backups. */
export interface BackupStanding {
  /** Whether the program makes one by itself every day. */
  readonly daily: boolean;
  /** The last whole one; `present` is false when it no longer lies where it was made. */
  readonly last: { readonly at: Instant; readonly bytes: number; readonly files: number; readonly present: boolean } | null;
  /** When a backup was last put back and compared, and whether all of it agreed. */
  readonly drill: Drill | null;
  /** Whether there is none, none that still lies there, or none of the last days. */
  readonly overdue: boolean;
}

/** After so long a backup is no longer a recent one: a daily one that failed twice. */
const LATE_MS = 2 * 86_400_000;

interface KeptBackup {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
}

const readKept = (stored: unknown): KeptBackup => {
  const { folder = '', name = '', bytes = 0, files = 0 } = partsOf<KeptBackup>(stored);
  return { folder, name, bytes, files };
};

/** When the last whole backup was made and the last one put back. One query or two, and a look into the folder of backups. */
export async function backupStanding(cx: Pick<Context, 'store' | 'site' | 'now'>): Promise<BackupStanding> {
  const [kept, own] = await Promise.all([installationFact(cx.store.read, 'backup'), installationFact(cx.store.read, 'restore')]);
  const backup = kept && readKept(kept.value);
  const drills: (Drill | null)[] = backup ? backupsIn(backup.folder).map((name) => drillOf(path.join(backup.folder, name))) : [];
  const restored = own && { at: own.at, agrees: partsOf<{ agrees: boolean }>(own.value).agrees === true };
  const drill = [...drills, restored].reduce((latest, one) => (latest && (!one || latest.at > one.at) ? latest : one), null);
  const last = kept && backup ? { at: kept.at, bytes: backup.bytes, files: backup.files, present: manifestOf(path.join(backup.folder, backup.name)) !== null } : null;
  const overdue = last === null || !last.present || millisecondsOf(cx.now()) - millisecondsOf(last.at) > LATE_MS;
  return { daily: cx.site.backup !== null, last, drill, overdue };
}
