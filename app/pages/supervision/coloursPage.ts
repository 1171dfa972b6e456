import { bureauSettingsOf } from 'db/repositories/paper/bureaus';
import { instrumentsBy } from 'db/repositories/paper/instruments';
import { factoriesByRegion, factoriesOf, receivedBy } from 'db/repositories/paper/submissions';
import { formatDay } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { bureausAsked, type RegulatorPermit } from '~/domain/supervision/authority';
import { AREA_COLOURS, type AreaColour, type ColourFacts, colourOf, colourReasons, colourRules, NO_FACTS } from '~/domain/supervision/colours';
import { countedFrom } from '~/domain/supervision/counters';
import type { Context } from '~/services/context';

const PER_PAGE = 50;
/** What is listed one by one; who is green has nothing on record that would be told. */
export const COLOURS_LISTED = AREA_COLOURS.filter((colour) => colour !== 'green');

/** How many factories of each region have which colour, by the rule as the own bureau set it, and those of one colour by name. Six queries. */
export async function coloursPage(cx: Pick<Context, 'store' | 'now'>, permit: RegulatorPermit, params: URLSearchParams) {
  const { read } = cx.store;
  const { of, ids: bureaus, regions } = bureausAsked(permit, params.get('of'));
  const today = dayOf(cx.now());
  const since = countedFrom(today);
  const received = receivedBy(read, bureaus);
  const [limits, counts, sent, owing, waiting] = await Promise.all([
    bureauSettingsOf(read, permit.regulatorId), factoriesByRegion(read, regions), instrumentsBy(read, bureaus).factsBy(instantAt(since, '00:00'), today), received.owingIn(regions), received.waitingFrom(),
  ]);
  const known = new Map<string, { readonly region: string; readonly facts: ColourFacts }>();
  const add = ({ id, region }: { readonly id: string; readonly region: string }, more: (facts: ColourFacts) => Partial<ColourFacts>): void => {
    const facts = known.get(id)?.facts ?? NO_FACTS;
    if (counts.has(region)) known.set(id, { region, facts: { ...facts, ...more(facts) } });
  };
  for (const { id, region, ...facts } of sent) add({ id, region }, () => facts);
  for (const factory of owing) add(factory, () => ({ owes: true }));
  for (const factory of waiting) add(factory, ({ open }) => ({ open: open + 1 }));
  const asked = COLOURS_LISTED.find((colour) => colour === params.get('colour')) ?? 'red';
  const areas = new Map(regions.map((region) => [region, { red: 0, yellow: 0, blue: 0, green: counts.get(region) ?? 0 }]));
  const listed: string[] = [];
  for (const [id, { region, facts }] of known) {
    const colour = colourOf(facts, limits);
    const area = areas.get(region)!;
    area[colour] += 1;
    area.green -= 1;
    if (colour === asked) listed.push(id);
  }
  listed.sort();
  const begin = params.get('after') ?? '';
  const page = listed.filter((id) => id > begin).slice(0, PER_PAGE + 1);
  const shown = page.slice(0, PER_PAGE);
  const rows = (await factoriesOf(read, shown)).toSorted((one, other) => (one.enterpriseId < other.enterpriseId ? -1 : 1));
  const total = (colour: AreaColour): number => [...areas.values()].reduce((sum, area) => sum + area[colour], 0);
  return {
    areas: [...areas].map(([region, area]) => ({ region, counts: area })), totals: { red: total('red'), yellow: total('yellow'), blue: total('blue'), green: total('green') }, colour: asked,
    rows: rows.map((row) => ({ ...row, reasons: colourReasons(known.get(row.enterpriseId)!.facts) })), rules: colourRules(limits, formatDay(since)), next: page.length > PER_PAGE ? shown.at(-1)! : null, of, bureaus: permit.bureaus,
  };
}
