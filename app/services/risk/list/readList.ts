import { insert, update } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import { scopeOf } from 'db/repositories/scope';
import { riskReadings } from 'db/schema';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { acknowledge } from '~/domain/risk/upkeep/readings';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** 阅签: the person read the rows of the posts held in the version published last, and says so: once, and once more for a post taken up since. */
export function readList(cx: Context, permit: Authorised<'risk.view'> | Member, versionId: string): Promise<Decision<{ number: number }, LifeRefusal>> {
  return decide<{ number: number }, LifeRefusal>(async () => {
    const { enterpriseId, personId, actor } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const published = await riskOf(scope).published();
    const version = published.find(({ id }) => id === versionId);
    if (!version) return refused({ code: (await riskOf(scope).version(versionId)) ? 'notPublished' : 'notFound' });
    const { readers, readings } = await readersOfVersion(scope, version, published, permit.today);
    const before = readings.find((reading) => reading.personId === personId);
    const decision = acknowledge(personId, readers, before?.postIds ?? []);
    if (!decision.ok) return decision;
    const said = { personName: actor.name, personTitle: actor.title, postIds: [...(before?.postIds ?? []), ...decision.fact.postIds], contentHash: version.publication.contentHash, readAt: cx.now() };
    await record(cx, permit, {
      type: 'risk.listRead', subject: { kind: 'riskListReading', id: `${versionId}/${personId}` },
      payload: { number: version.number, posts: decision.fact.postIds },
    }, [
      before ? update(riskReadings, { enterpriseId, versionId, personId }, said) : insert(riskReadings, { enterpriseId, versionId, personId, ...said }),
    ]);
    return decided({ number: version.number });
  });
}
