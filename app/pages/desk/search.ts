import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { type FoundHazard, searchOf } from 'db/repositories/search';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { answers, wordsOf } from '~/domain/shared/words';
import type { Context } from '~/services/context';
import { initialsFor } from '../organisation/initials';
import { reachedBy } from '~/domain/organisation/access/reach';
import { lookUp } from '../risk/list/names';
import { mayBeSeen } from '../organisation/seenPeople';
import { registerOf } from 'db/repositories/paper/papers';
import { folded } from '~/domain/shared/fold';
import { paperRow } from '../paper/paperRow';

/** Results of one kind that are shown; the lists themselves have the rest. */
const SHOWN = 10;
/** Rows read of one kind at most. */
const READ = 5_000;
const LONGEST = 60;

/** What each part of the results may show; null leaves the part out. */
export interface SearchLeaves {
  readonly hazard: Authorised<'hazard.view'> | null;
  readonly risk: Authorised<'risk.view'> | null;
  readonly organisation: Authorised<'organisation.view'> | null;
  readonly papers: Authorised<'papers.view'> | null;
}

/** The first of what was found, and how many there are in what was read. */
const part = <T>(found: readonly T[]) => ({ rows: found.slice(0, SHOWN), total: found.length });

/**
 * Hazards and papers by number, hazards also by words, rows of the list, people and posts that answer a question, by words or pinyin initials;
 * only what each permit reaches. Words inside a title are looked for among the open hazards, beginnings among all. Ten
 * queries at most, each limited.
 */
export async function search(cx: Pick<Context, 'store'>, enterpriseId: string, { hazard, risk, organisation, papers }: SearchLeaves, asked: string) {
  const question = asked.trim().slice(0, LONGEST);
  const words = wordsOf(question);
  if (words.length === 0) return { question, hazards: null, items: null, people: null, posts: null, papers: null };
  const scope = scopeOf(cx.store, enterpriseId);
  const found = searchOf(scope);
  const versions = risk && riskOf(scope);
  const [initials, beginning, numbered, open, draft, published, workshops, posts, persons, holdings] = await Promise.all([
    initialsFor(words),
    hazard ? found.hazardsBeginning(question, reachedBy(hazard), SHOWN + 1) : [],
    papers ? registerOf(scope).beginning(folded(question).toUpperCase(), reachedBy(papers), SHOWN + 1) : [],
    hazard ? found.openHazards(reachedBy(hazard), READ) : [],
    risk?.reach === 'enterprise' && versions ? versions.draft() : null,
    versions ? versions.latestPublished() : null,
    organisationOf(scope).workshops(),
    organisationOf(scope).posts(),
    organisation ? peopleOf(scope).persons() : [],
    organisation && organisation.reach !== 'enterprise' ? peopleOf(scope).holdings() : [],
  ]);
  const version = draft ?? published;
  const items = risk && version ? await found.items([version.id], reachedBy(risk), READ) : [];
  const says = (text: string): boolean => answers(text, words, initials);
  const [workshopName, postName] = [lookUp(workshops), lookUp(posts)];
  const hazards = new Map<string, FoundHazard>(beginning.map((row) => [row.id, row]));
  for (const row of open) if (says(`${row.title} ${row.riskPoint ?? ''} ${row.number} ${row.description}`)) hazards.set(row.id, row);
  const seesPost = (post: { readonly id: string; readonly workshopId: string }): boolean =>
    [risk, organisation].some((permit) => permit !== null && covers(permit, { workshopId: post.workshopId, postId: post.id }));
  return {
    question,
    hazards: hazard && part([...hazards.values()]),
    items: risk && {
      version: version && { number: version.number, published: version.publication !== null },
      ...part(items.filter(({ riskPoint, failure }) => says(`${riskPoint} ${failure}`)).map(({ workshopId, postId, ...item }) => ({ ...item, place: `${workshopName(workshopId)} · ${postName(postId)}` }))),
    },
    people: organisation && part(persons.filter(({ id, name }) => says(name) && mayBeSeen(organisation, id, holdings)).map(({ id, name, leftOn }) => ({ id, name, leftOn }))),
    posts: part(
      posts
        .filter((post) => post.closedOn === null && seesPost(post))
        .map(({ id, name, workshopId }) => ({ id, name, workshop: workshopName(workshopId) }))
        .filter(({ name, workshop }) => says(`${workshop} ${name}`)),
    ),
    papers: papers && part(numbered.map((line) => ({ ...paperRow(line), title: line.title }))),
    /** Whether posts and people have pages this person may open. */
    opensOrganisation: organisation !== null,
  };
}

export type SearchView = Awaited<ReturnType<typeof search>>;
