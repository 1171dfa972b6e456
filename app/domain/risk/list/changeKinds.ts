import { contract } from '../../shared/contract';
import { anyOf, choicesOf, VERSION } from '../../shared/fields';
import { textsOf } from '../../shared/stored';
import { CHANGE_KINDS, type ChangeKind } from '../types';
import { CHANGE_NAMES } from '../words';

/** The kinds among some texts, each once, in their order; null for none. */
export function changeKindsIn(texts: readonly string[]): readonly ChangeKind[] | null {
  const kinds = CHANGE_KINDS.filter((kind) => texts.includes(kind));
  return kinds.length === 0 ? null : kinds;
}

/** Reads at which changes an item is asked; null where nothing is said. */
export const readChangeKinds = (stored: unknown): readonly ChangeKind[] | null => changeKindsIn(textsOf(stored));

/** What setting the changes of an item asks for. */
export const CHANGES_CONTRACT = contract({
  at: 'changes',
  send: '保存触发的变化',
  fields: {
    version: VERSION,
    changes: anyOf('哪些变化时检查', '请重新选择哪些变化时检查。', {
      choices: choicesOf(CHANGE_KINDS, CHANGE_NAMES), optional: true, help: '频次为“事件触发”的项目用。一个都不选，为有人登记任何一种变化时都检查；停产提前结束或到期后自动登记的复产，只触发选了“停产后复产”的项目。',
    }),
  },
});
