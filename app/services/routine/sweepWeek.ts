import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { reportsOf } from 'db/repositories/routine/reports';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { weeklyReports } from 'db/schema';
import { hazardNumber, hazardSeries } from '~/domain/hazard/numbers';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Post } from '~/domain/organisation/types';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import { type ChangeRefusal, mayChange } from '~/domain/routine/signing';
import { answerSweep, type GivenSweep, sweepCounts, type SweepFinding, type SweepRefusal } from '~/domain/routine/sweep';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { newEvidence } from '../evidence/storePhoto';
import { findingSteps, reserveHazards } from './findingSteps';
import { responsibleFor } from './responsible';

export interface SweepInput {
  readonly answers: readonly GivenSweep[];
  /** Version of the report the person saw. */
  readonly version: number;
}

interface OpenPost extends Pick<Post, 'id' | 'workshopId' | 'name'> {
  readonly workshopName: string;
}

/** The posts at which something can be found today. Two queries. */
async function openPosts(scope: Scope): Promise<OpenPost[]> {
  const [workshops, posts] = await Promise.all([organisationOf(scope).workshops(), organisationOf(scope).posts()]);
  const names = new Map(workshops.map(({ id, name }) => [id, name]));
  return posts.filter(({ closedOn }) => closedOn === null).map(({ id, workshopId, name }) => ({ id, workshopId, name, workshopName: names.get(workshopId) ?? '' }));
}

const NO_OWNERS = { ownerPost: null, ownerWorkshop: null, ownerEnterprise: null } as const;

/**
 * Answers the director's items in an unsigned report (总监排查). Each 不符合 opens one hazard with the report as its source, in the same write set; a line whose
 * hazard is registered opens no second. Event `weeklyReport.swept`. Answers the id and the week of the report.
 */
export function sweepWeek(cx: Context, permit: Authorised<'weekly.compile'>, id: string, { answers, version }: SweepInput): Promise<Decision<{ id: string; period: Day; hazardIds: readonly string[] }, PaperUnknown | ChangeRefusal | SweepRefusal>> {
  return decide<{ id: string; period: Day; hazardIds: readonly string[] }, PaperUnknown | ChangeRefusal | SweepRefusal>(async () => {
    const { enterpriseId, actor } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const report = await reportsOf(scope).byId(id);
    if (!report) return refused({ code: 'notFound' });
    const free = mayChange(report, version);
    if (!free.ok) return free;
    const swept = answerSweep(report.sweep ?? [], answers, await openPosts(scope));
    if (!swept.ok) return swept;
    const { lines, findings } = swept.fact;
    const evidence = await newEvidence(cx, enterpriseId, findings.flatMap(({ answer }) => answer.photos), []);
    if (!evidence) return refused({ code: 'photoUnknown' });
    const at = cx.now();
    const today = dayOf(at);
    const responsible = (finding: SweepFinding<OpenPost>) => responsibleFor(scope, [{ id: finding.line.itemId, ...NO_OWNERS }], finding.post, today, actor);
    const registered = await Promise.all(findings.map(async (finding) => ({
      ...finding, hazardId: cx.newId(), actId: cx.newId(), responsible: (await responsible(finding)).get(finding.line.itemId) ?? actor,
    })));
    await cx.store.commit({
      enterpriseId, actor, at, reserve: reserveHazards(at, registered.length),
      build: (serials) => {
        const numberOf = (index: number): string => hazardNumber(today, serials[hazardSeries(today)]! + index);
        const hazards = new Map(registered.map(({ line, hazardId, post }, index) => [line.itemId, { id: hazardId, number: numberOf(index), place: `${post.workshopName} · ${post.name}` }]));
        const sweep = lines.map((line) => ({ ...line, hazard: line.hazard ?? hazards.get(line.itemId) ?? null }));
        const { unswept } = sweepCounts(sweep);
        return {
          steps: [
            {
              event: {
                type: 'weeklyReport.swept', subject: { kind: 'weeklyReport', id },
                payload: { number: report.number, period: report.period, items: sweep.length, answered: sweep.length - unswept, findings: registered.length },
              },
              writes: [...evidence, update(weeklyReports, { enterpriseId, id }, { sweep, version: version + 1 }, { version })],
            },
            ...registered.flatMap(({ line, answer, post, hazardId, actId, responsible: by }, index) =>
              findingSteps(
                { enterpriseId, source: 'weekly', sourceRecordId: id, workshopId: post.workshopId, workshopName: post.workshopName, postId: post.id, postName: post.name, day: today, actor, at },
                [{ item: { id: line.itemId, lineId: null, riskPoint: line.content }, answer, hazardId, actId, responsible: by }], serials, index,
              )),
          ],
        };
      },
    });
    return decided({ id, period: report.period, hazardIds: registered.map(({ hazardId }) => hazardId) });
  });
}
