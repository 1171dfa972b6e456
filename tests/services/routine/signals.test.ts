import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { auditEntries, checkAnswers } from 'db/schema';
import { defaultRules } from '~/domain/rulepack/pack';
import type { GivenAnswer } from '~/domain/routine/answers';
import { addDays, type Day, day } from '~/domain/shared/day';
import { checkPage } from '~/pages/routine/checkPage';
import { checkRecord } from '~/pages/routine/checkRecord';
import { signalsPage, toldOfOwn } from '~/pages/routine/signalsPage';
import { storePhoto } from '~/services/evidence/storePhoto';
import { setRule } from '~/services/enterprise/setRule';
import { verifyChains } from '~/services/integrity/verifyChains';
import { answerSignals } from '~/services/routine/answerSignals';
import { correctCheck } from '~/services/routine/correctCheck';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const TODAY = day('2026-11-18');

/** Seven working days of the operator's checks, each a minute and a half, and one more today. */
async function checked(seconds: number) {
  const world = await createWorld();
  const { cx, haina, clock } = world;
  const list = await publishList(world, haina);
  const send = async (on: string, took: number): Promise<string> => {
    clock.set(`${on}T10:00:00+08:00`);
    const handed = await submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId: haina.posts.extruder, day: day(on), versionId: list.versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '', witness: { opened: '', elapsed: null, took },
      answers: ['挤出温度', '绝缘厚度', '模具磨损'].slice(0, on === '2026-11-09' || on === '2026-11-16' ? 3 : 2).map((point) => ({ itemId: list.items[point]!, result: 'conforming', description: '', immediateMeasure: '', photos: [] })),
    });
    if (!handed.ok) throw new Error(handed.refusal.code);
    return handed.fact.recordId;
  };
  for (const on of ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']) await send(on, 90);
  return { world, recordId: await send(TODAY, seconds) };
}

describe('what is told of how checks were made', () => {
  it('is told to the director with the person’s own words beside it, which are kept once and only by whom it concerns', async () => {
    const { world, recordId } = await checked(4);
    const { cx, haina, beichen } = world;
    const director = haina.as('director', 'weekly.sign');
    const before = await signalsPage(cx, director, TODAY);
    expect(before.rows).toMatchObject([{ check: { id: recordId, personName: '王小军', postName: '绝缘挤出岗' }, told: [expect.stringMatching(/^平均每项 2 秒；本人此前 7 次检查通常每项 45 秒$/)], answer: null }]);
    expect(before.minutes).toMatchObject([{ personName: '王小军', days: { '2026-11-16': { seconds: 90, checks: 1 }, '2026-11-18': { seconds: 4, checks: 1 } } }]);
    const own = haina.as('operator', 'check.view');
    const record = { id: recordId, day: TODAY, personId: haina.people.operator };
    expect(await toldOfOwn(cx, own, record)).toMatchObject({ told: before.rows[0]!.told });
    expect(await toldOfOwn(cx, haina.as('lead', 'check.view'), record)).toBeNull();
    for (const stranger of [haina.as('lead', 'check.view'), beichen.as('operator', 'check.view')]) expect(await answerSignals(cx, stranger, recordId, '不是我')).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await answerSignals(cx, own, recordId, '设备停着，只看了两项')).toMatchObject({ ok: true });
    expect(await answerSignals(cx, own, recordId, '又想了想')).toMatchObject({ ok: false, refusal: { code: 'explainedBefore', words: '设备停着，只看了两项' } });
    expect((await signalsPage(cx, director, TODAY)).rows[0]!.answer).toMatchObject({ words: '设备停着，只看了两项', answeredByName: '王小军' });
    expect((await signalsPage(cx, beichen.as('director', 'weekly.sign'), TODAY)).rows).toEqual([]);
    expect(() => haina.as('officer', 'weekly.sign')).toThrow();
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('is nothing of an honest check that is somewhat faster, of which nobody has to say anything', async () => {
    const { world, recordId } = await checked(60);
    const { cx, haina } = world;
    expect((await signalsPage(cx, haina.as('director', 'weekly.sign'), TODAY)).rows).toEqual([]);
    expect(await answerSignals(cx, haina.as('operator', 'check.view'), recordId, '我很快')).toEqual({ ok: false, refusal: { code: 'nothingTold' } });
  });

  it('begins where the factory says, from then on, which stands in its story and its audit', async () => {
    const { world, recordId } = await checked(60);
    const { cx, haina } = world;
    const rows = async () => (await signalsPage(cx, haina.as('director', 'weekly.sign'), TODAY)).rows.map(({ check }) => check.id);
    const { signals } = defaultRules();
    expect(await setRule(cx, haina.as('director', 'settings.edit'), 'signals', { ...signals, fastPercent: 90 })).toMatchObject({ fact: { changed: true } });
    expect(await rows()).toContain(recordId);
    expect(await setRule(cx, haina.as('director', 'settings.edit'), 'signals', { ...signals, fastPercent: 90, history: 20 })).toMatchObject({ fact: { changed: true } });
    expect(await rows()).toEqual([]);
    expect((await world.store.read.select().from(auditEntries)).filter(({ kind }) => kind === 'settingsChanged')).toHaveLength(2);
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });
});

describe('a photo of the moment', () => {
  /** A factory that asks for a fifth, and a working day on which the items of the extruder are drawn for it in part. */
  async function drawn() {
    const world = await createWorld();
    const { cx, haina, clock } = world;
    const list = await publishList(world, haina);
    expect(await setRule(cx, haina.as('director', 'settings.edit'), 'signals', { ...defaultRules().signals, photoPercent: 20 })).toMatchObject({ ok: true });
    const sheetOn = async (on: Day) => {
      clock.set(`${on}T10:00:00+08:00`);
      return (await checkPage(cx, haina.as('operator', 'check.submit'), haina.posts.extruder, on))!;
    };
    for (let on = day('2026-11-18'); ; on = addDays(on, 1)) {
      const sheet = await sheetOn(on);
      const [asked, others] = [sheet.items.filter(({ spot }) => spot), sheet.items.filter(({ spot }) => !spot)];
      if (asked.length > 0 && others.length > 0) return { world, list, on, sheetOn, asked, others };
    }
  }
  const conforming = ({ id }: { readonly id: string }): GivenAnswer => ({ itemId: id, result: 'conforming', description: '', immediateMeasure: '', photos: [] });

  it('is asked of the same items whoever opens the sheet again, is kept with the record and covered by its hash', async () => {
    const { world, list, on, sheetOn, asked, others } = await drawn();
    const { cx, haina, beichen } = world;
    expect((await sheetOn(on)).items.filter(({ spot }) => spot)).toEqual(asked);
    const stored = await storePhoto(cx, haina.as('operator', 'check.submit'), new File([new Uint8Array(await sharp({ create: { width: 80, height: 60, channels: 3, background: '#678' } }).jpeg().toBuffer())], 'a.jpg'));
    const hash = stored.ok ? stored.fact.hash : '';
    const send = (photos: readonly string[]) => submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId: haina.posts.extruder, day: on, versionId: list.versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '',
      answers: [...others, ...asked].map((item, at) => ({ ...conforming(item), ...(item.spot ? { spot: { photos: at === others.length ? photos : [], why: '' } } : {}) })),
    });
    expect(await send(['f'.repeat(64)])).toMatchObject({ ok: false, refusal: { code: 'photoUnknown' } });
    const sent = await send([hash]);
    const view = await checkRecord(cx, haina.as('director', 'check.view'), sent.ok ? sent.fact.id : '');
    expect(view!.items.find(({ itemId }) => itemId === asked[0]!.id)).toMatchObject({ result: 'conforming', photos: [], spot: { photos: [hash], why: '' } });
    expect(view!.items.filter(({ spot }) => spot)).toHaveLength(asked.length);
    expect(await checkRecord(cx, beichen.as('director', 'check.view'), sent.ok ? sent.fact.id : '')).toBeNull();
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
    await world.store.write([update(checkAnswers, { enterpriseId: haina.enterpriseId, recordId: sent.ok ? sent.fact.id : '', itemId: asked[0]!.id }, { spot: { photos: [], why: '改过' } })]);
    expect((await verifyChains(cx, () => undefined)).findings).toBeGreaterThan(0);
  });

  it('that was not taken keeps nobody from handing in, is told with the reason, and stays with a correction', async () => {
    const { world, list, on, asked, others } = await drawn();
    const { cx, haina } = world;
    const sent = await submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId: haina.posts.extruder, day: on, versionId: list.versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '',
      answers: [...others.map(conforming), ...asked.map((item) => ({ ...conforming(item), spot: { photos: [], why: '镜头坏了' } }))],
    });
    const id = sent.ok ? sent.fact.id : '';
    expect((await signalsPage(cx, haina.as('director', 'weekly.sign'), on)).rows).toMatchObject([{ check: { id }, told: [`随机抽到拍照的项目里有 ${asked.length} 项没有照片，原因写在记录里`] }]);
    const corrected = await correctCheck(cx, haina.as('lead', 'check.correct'), id, {
      submissionKey: null, clientAt: null, zeroRisk: false, reason: '看漏了',
      answers: [...others, ...asked].map((item, at) => (at === 0 ? { ...conforming(item), result: 'nonconforming', description: '偏心', immediateMeasure: '停机调整' } : conforming(item))),
    });
    const view = await checkRecord(cx, haina.as('director', 'check.view'), corrected.ok ? corrected.fact.id : '');
    expect(view!.items.find(({ itemId }) => itemId === asked[0]!.id)!.spot).toEqual({ photos: [], why: '镜头坏了' });
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });
});
