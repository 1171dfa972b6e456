import { templateUpdatesOf } from 'db/repositories/risk/templateUpdates';
import { reminding } from './remind';

/**
 * Tells the 质量安全总监 and 质量安全员 of a factory once per edition that rows of the library it uses are not as they were
 * when it took them. A factory no row of which changed is told nothing. Answers how many reminders were new. Given to every
 * factory with each edition as it comes into force (`libraryNews`), and not by the timetable: between two editions nothing
 * changes that could be told, and comparing whole lists every morning would find the same again.
 */
export const remindLibrary = reminding(async ({ scope }, staff) => {
  const file = await templateUpdatesOf(scope);
  if (!file || file.updates.length === 0) return [];
  const { edition } = file.edition;
  const { roster } = await staff();
  const to = [...new Set([...roster.appointed('director'), ...roster.appointed('officer')])];
  const text = `范本库第 ${edition} 版已发布，与本企业清单有关的范本有${file.updates.length}处变化，请逐行选择是否采纳。`;
  return [{ kind: 'libraryEdition', key: `library:${edition}`, to, text, link: '/risk/library/updates', dueDay: null }];
});
