import { instantText, json, table, text } from '../dialect/columns';
import { anyJson } from '../../app/domain/shared/stored';

/** What is true of the installation as a whole, by name: a first start under way, the last backup, the last restore drill. No record of any factory. */
export const installationFacts = table('installation_facts', {
  name: text('name').primaryKey(),
  value: json('value', anyJson).notNull(),
  at: instantText('at').notNull(),
});
