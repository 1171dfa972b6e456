import { ASK_AGAIN, NEW_POST, NO_POST } from '~/components/risk/library/MappingBoard';
import type { Mapping, SourcePlace } from '~/domain/risk/library/matching';
import type { RefusalText } from '~/domain/shared/refusal';
import type { Opening, WantedPost } from '~/services/organisation/places/openPlaces';
import { type FactoryVisitor, permitFor } from './authorise';
import { nameText } from './organisationForms';
import { forbidden } from './respond';

/** What a board of names was answered with: posts that stand or that the factory has not, answers taken back, and posts to be opened. */
interface BoardAnswers {
  readonly mappings: readonly Mapping[];
  readonly forgotten: readonly SourcePlace[];
  readonly wanted: readonly WantedPost[];
  /** What is wrong with the posts to be opened, each at its field. */
  readonly faults: readonly { readonly field: string; readonly sentence: string }[];
}

const NAMES = { newWorkshop: nameText('车间名称'), newPost: nameText('岗位名称') } as const;

/** The answers of a board out of the fields of its form; a name left without an answer is left for later. */
export function boardAnswers(fields: Readonly<Record<string, unknown>>): BoardAnswers {
  const answers = { mappings: [] as Mapping[], forgotten: [] as SourcePlace[], wanted: [] as WantedPost[], faults: [] as BoardAnswers['faults'][number][] };
  const textOf = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const named = (kind: keyof typeof NAMES, number: string): string => {
    const name = NAMES[kind].safeParse(textOf(`${kind}-${number}`));
    if (!name.success) answers.faults.push({ field: `${kind}-${number}`, sentence: name.error.issues[0]!.message });
    return name.data ?? '';
  };
  for (const field of Object.keys(fields)) {
    const number = /^postId-(\d+)$/.exec(field)?.[1];
    const postId = textOf(field);
    if (!number || !postId) continue;
    const source = { sourceWorkshop: textOf(`workshop-${number}`), sourcePost: textOf(`post-${number}`) };
    if (postId === ASK_AGAIN) answers.forgotten.push(source);
    else if (postId !== NEW_POST) answers.mappings.push({ ...source, postId: postId === NO_POST ? null : postId });
    else answers.wanted.push({ ...source, workshop: named('newWorkshop', number), post: named('newPost', number) });
  }
  return answers;
}

/** The faults of a board as one refusal, each sentence at its field; null where there are none. */
export function boardRefusal({ faults }: BoardAnswers): RefusalText | null {
  const [first, ...also] = faults.map((fault) => ({ status: 422, ...fault }) as const);
  return first ? { ...first, also } : null;
}

/** The permit to open the posts a board wants; nothing where it wants none. 403 for whoever may not open posts. */
export function openingOf(who: FactoryVisitor, { wanted }: BoardAnswers): Opening | undefined {
  if (wanted.length === 0) return undefined;
  return { by: permitFor(who, 'organisation.manage') ?? forbidden('新建车间和岗位由管理组织的人办理，请质量安全总监来做。'), wanted };
}
