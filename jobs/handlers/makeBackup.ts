import { makeBackupJob } from 'jobs/definitions/makeBackup';
import { makeBackup } from '~/services/installation/makeBackup';
import { handler } from './handler';

export const makeBackupHandler = handler(makeBackupJob, async (cx) => {
  const { backup, backupKeep } = cx.site;
  return backup ? { ...(await makeBackup(cx, backup.folder, backupKeep)) } : null;
});
