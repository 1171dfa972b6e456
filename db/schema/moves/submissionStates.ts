import { and, eq } from 'drizzle-orm';
import { primaryKey, table, text } from '../../dialect/columns';
import type { Reader } from '../../dialect/reader';
import { update, type Write } from '../../dialect/writes';

/** Submissions and answers as they were when a submission began to say where it stands; properties are named as the columns. */
const t = (name: string) => text(name).notNull();
const submissions = table('submissions', { enterprise_id: t('enterprise_id'), id: t('id'), state: t('state') }, (of) => [primaryKey({ columns: [of.enterprise_id, of.id] })]);
const answers = table('submission_answers', { enterprise_id: t('enterprise_id'), submission_id: t('submission_id'), kind: t('kind') });

/** Each submission that has its answer says so. */
export const SUBMISSION_STATES = {
  name: 'submissionStates',
  since: 41,
  async writes(read: Reader, chain: string): Promise<readonly Write[]> {
    const rows = await read.select({ id: answers.submission_id, kind: answers.kind }).from(answers)
      .innerJoin(submissions, and(eq(submissions.enterprise_id, answers.enterprise_id), eq(submissions.id, answers.submission_id))).where(eq(answers.enterprise_id, chain));
    return rows.map(({ id, kind }) => update(submissions, { enterprise_id: chain, id }, { state: kind }, { state: 'waiting' }));
  },
};
