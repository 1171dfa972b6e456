import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { registerOf } from 'db/repositories/paper/papers';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { type FoundHazard, searchOf } from 'db/repositories/search';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { reachedBy } from '~/domain/organisation/access/reach';
import { type Period, PERIODS, periodName, periodPath } from '~/domain/routine/periodKind';
import { TERMS } from '~/domain/rulepack/vocabulary';
import { folded } from '~/domain/shared/fold';
import { bySlices, NARROW_SLICE } from '~/domain/shared/giveWay';
import { answers, LONGEST_QUESTION, wordsOf } from '~/domain/shared/words';
import type { Context } from '~/services/context';
import { readingsFor } from '../organisation/readings';
import { mayBeSeen } from '../organisation/seenPeople';
import { paperRow } from '../paper/paperRow';
import { lookUp } from '../risk/list/names';
import { type Place, PLACES } from './places';

/** Results of one kind that are shown; the lists themselves have the rest. */
const SHOWN = 10;
/** Rows read of one kind at most. */
const READ = 5_000;

/** A permit for whatever one may do; null where the role does not give it. */
export type MayDo = <A extends Action>(action: A) => Authorised<A> | null;

/** The first of what was found, and how many there are in what was read. */
const part = <T>(found: readonly T[]) => ({ rows: found.slice(0, SHOWN), total: found.length });

const placesOf = (places: readonly Place[], may: MayDo, says: (text: string) => boolean) =>
  places.filter(({ label, also, opens }) => (opens === null || may(opens) !== null) && says(`${label} ${also ?? ''}`)).map(({ to, label }) => ({ to, label }));

/**
 * What answers a question: hazards, papers and compiled reports by number, hazards also by words, rows of the list, people and posts by words or pinyin,
 * pages and acts by their names; only what `may` reaches. Without a question all pages and acts. Words inside a title are looked for among the open hazards,
 * beginnings among all. `exact` is the page of the one thing that has this number. Twelve queries at most, each limited.
 */
export async function search(cx: Pick<Context, 'store'>, enterpriseId: string, may: MayDo, asked: string) {
  const question = asked.trim().slice(0, LONGEST_QUESTION);
  const words = wordsOf(question);
  const readings = await readingsFor(words);
  const says = (text: string): boolean => answers(text, words, readings);
  const places = { acts: placesOf(PLACES.acts, may, says), pages: placesOf(PLACES.pages, may, says) };
  if (words.length === 0) return { question, exact: null, ...places, terms: [], reports: null, hazards: null, items: null, people: null, posts: null, papers: null };
  const scope = scopeOf(cx.store, enterpriseId);
  const found = searchOf(scope);
  const [hazard, risk, organisation, register] = [may('hazard.view'), may('risk.view'), may('organisation.view'), may('papers.view')];
  const versions = risk && riskOf(scope);
  const number = folded(question).toUpperCase();
  const [beginning, numbered, weeks, months, open, draft, published, workshops, posts, persons, holdings] = await Promise.all([
    hazard ? found.hazardsBeginning(question, reachedBy(hazard), SHOWN + 1) : [],
    register ? registerOf(scope).beginning(number, reachedBy(register), SHOWN + 1) : [],
    may('weekly.view') ? found.compiled('week', number, SHOWN) : [],
    may('monthly.view') ? found.compiled('month', number, SHOWN) : [],
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
  const [workshopName, postName] = [lookUp(workshops), lookUp(posts)];
  const saying = async <T>(rows: readonly T[], text: (row: T) => string): Promise<T[]> => (await bySlices(rows, (slice) => slice.filter((row) => says(text(row))), NARROW_SLICE)).flat();
  const hazards = new Map<string, FoundHazard>(beginning.map((row) => [row.id, row]));
  for (const row of await saying(open, ({ title, riskPoint, number: its, description }) => `${title} ${riskPoint ?? ''} ${its} ${description}`)) hazards.set(row.id, row);
  const seesPost = (post: { readonly id: string; readonly workshopId: string }): boolean =>
    [risk, organisation].some((permit) => permit !== null && covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const papers = numbered.map((line) => ({ ...paperRow(line), title: line.title }));
  const registered = new Set(papers.map((paper) => paper.number));
  const reports = [...weeks.map((one) => ({ kind: 'week' as const, ...one })), ...months.map((one) => ({ kind: 'month' as const, ...one }))]
    .filter((one) => !registered.has(one.number))
    .map(({ kind, id, number: its, period }) => ({ key: id, number: its, title: PERIODS[kind].paperName, subject: periodName(kind, period as Period), state: '已汇总，未签', to: periodPath(kind, period, id) }));
  const exact = new Set([
    ...[...papers, ...reports].flatMap((paper) => (paper.number === number ? [paper.to] : [])), ...beginning.flatMap((one) => (one.number === number ? [`/hazards/${one.id}`] : [])),
  ]);
  return {
    question,
    exact: exact.size === 1 ? [...exact][0]! : null,
    ...places,
    terms: Object.entries(TERMS).filter(([, { name }]) => says(name)).map(([key, { name, says: meaning }]) => ({ to: `/help#${key}`, name, meaning })),
    reports: part(reports),
    hazards: hazard && part([...hazards.values()]),
    items: risk && {
      version: version && { number: version.number, published: version.publication !== null },
      ...part((await saying(items, ({ riskPoint, failure }) => `${riskPoint} ${failure}`)).map(({ workshopId, postId, ...item }) => ({ ...item, place: `${workshopName(workshopId)} · ${postName(postId)}` }))),
    },
    people: organisation && part((await saying(persons, ({ name }) => name)).filter(({ id }) => mayBeSeen(organisation, id, holdings)).map(({ id, name, leftOn }) => ({ id, name, leftOn }))),
    posts: part(
      posts
        .filter((post) => post.closedOn === null && seesPost(post))
        .map(({ id, name, workshopId }) => ({ id, name, workshop: workshopName(workshopId), to: organisation ? `/organisation/posts/${id}` : `/risk?post=${id}` }))
        .filter(({ name, workshop }) => says(`${workshop} ${name}`)),
    ),
    papers: register && part(papers),
  };
}

export type SearchView = Awaited<ReturnType<typeof search>>;
