import { insert } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import { scopeOf } from 'db/repositories/scope';
import { riskReadings } from 'db/schema';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { acknowledge } from '~/domain/risk/upkeep/readings';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** 阅签: the person read the rows of the posts held in the version published last, and says so once. */
export function readList(cx: Context, permit: Authorised<'risk.view'> | Member, versionId: string): Promise<Decision<{ number: number }, LifeRefusal>> {
  return decide<{ number: number }, LifeRefusal>(async () => {
    const { enterpriseId, personId, actor } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const published = await riskOf(scope).published();
    const version = published.find(({ id }) => id === versionId);
    if (!version) return refused({ code: (await riskOf(scope).version(versionId)) ? 'notPublished' : 'notFound' });
    const [{ readers }, readings] = await Promise.all([readersOfVersion(scope, version, published, permit.today), riskLifeOf(scope).readings()]);
    const decision = acknowledge(personId, readers, readings.some((reading) => reading.versionId === versionId && reading.personId === personId));
    if (!decision.ok) return decision;
    await record(cx, permit, {
      type: 'risk.listRead', subject: { kind: 'riskListReading', id: `${versionId}/${personId}` },
      payload: { number: version.number, posts: decision.fact.postIds },
    }, [
      insert(riskReadings, {
        enterpriseId, versionId, personId, personName: actor.name, personTitle: actor.title, postIds: [...decision.fact.postIds],
        contentHash: version.publication.contentHash, readAt: cx.now(),
      }),
    ]);
    return decided({ number: version.number });
  });
}
