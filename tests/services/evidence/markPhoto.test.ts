import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { scopeOf } from 'db/repositories/scope';
import { photoMarks } from 'db/schema';
import { renderDocx } from '~/documents/docx/renderDocx';
import { photoOfFinding } from '~/domain/hazard/proof';
import { nameless } from '~/domain/organisation/access/authority';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { day } from '~/domain/shared/day';
import { marksOf, originalOf, type Shape } from '~/domain/shared/marks';
import { judgedWithPhotos } from '~/platform/web/photoForm';
import { markPhoto } from '~/services/evidence/markPhoto';
import { readEvidence, readMarks } from '~/services/evidence/readEvidence';
import { storePhoto } from '~/services/evidence/storePhoto';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { recordHash } from '~/services/routine/recordWrites';
import { submitCheck } from '~/services/routine/submitCheck';
import { schemaOf } from '~/verbs/schema';
import { readZip } from '../../documents/reader';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';
import { tamper } from '../../world/tamper';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const DAY = day('2026-11-18');
const SHAPES: readonly Shape[] = [{ kind: 'arrow', from: [0.1, 0.1], to: [0.5, 0.5] }, { kind: 'circle', from: [0.6, 0.6], to: [0.9, 0.9] }, { kind: 'text', from: [0.1, 0.9], text: '<b>裂纹</b>🙂' }];
const grey = (value: number): Promise<Buffer> => sharp({ create: { width: 800, height: 600, channels: 3, background: { r: value, g: value, b: value } } }).jpeg().toBuffer();
const file = async (value = 90): Promise<File> => new File([new Uint8Array(await grey(value))], '现场.jpg');
const lead = () => world.haina.as('lead', 'check.submit');
const stored = async (): Promise<string> => {
  const photo = await storePhoto(world.cx, lead(), await file());
  if (!photo.ok) throw new Error(photo.refusal.code);
  return photo.fact.hash;
};
const marked = async (photo: string, shapes: readonly Shape[] = SHAPES): Promise<string> => {
  const name = await markPhoto(world.cx, lead(), photo, JSON.stringify(shapes));
  if (!name.ok) throw new Error(name.refusal.code);
  return name.fact;
};
const seen = (name: string) => readEvidence(world.cx, world.haina.as('officer', 'hazard.view'), name);
/** Red of the ink, in parts of the photo. */
async function inked(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  let red = 0;
  for (let at = 0; at < data.length; at += info.channels) if (data[at]! > 150 && data[at + 1]! < 90) red += 1;
  return red / (info.width * info.height);
}
const findings = async (): Promise<string[]> => {
  const found: string[] = [];
  await verifyChains(world.cx, ({ table, kind }: { table?: string; kind: string }) => found.push(`${table ?? ''} ${kind}`));
  return found;
};
/** What a form gives to the service, as it was posted. */
async function read(entries: readonly (readonly [string, FormDataEntryValue[]])[], person = lead()) {
  const { fields: asked } = ROUTINE_CONTRACTS.correctCheck;
  return judgedWithPhotos({ cx: world.cx, permit: person }, new Map<string, FormDataEntryValue[]>([['reason', ['补拍']], ['answer.a', ['nonconforming']], ...entries.map(([name, list]) => [name, [...list]] as [string, FormDataEntryValue[]])]), schemaOf(asked), asked);
}

describe('a photo that somebody drew over', () => {
  it('keeps its bytes, is shown with what was drawn and given back without it, to its own factory only', async () => {
    const photo = await stored();
    const name = await marked(photo);
    expect([originalOf(name), await marked(photo)]).toEqual([photo, name]);
    const [original, drawn] = [await seen(photo), await seen(name)];
    expect(createHash('sha256').update(original!.bytes).digest('hex')).toBe(photo);
    expect(await inked(original!.bytes)).toBe(0);
    expect(await inked(drawn!.bytes)).toBeGreaterThan(0.01);
    expect(await readMarks(world.cx, world.haina.as('officer', 'hazard.view'), name)).toEqual(SHAPES);
    expect(await readEvidence(world.cx, world.beichen.as('director', 'hazard.view'), name)).toBeNull();
    expect(await readMarks(world.cx, world.beichen.as('director', 'hazard.view'), name)).toBeNull();
    // Nobody draws by an address: what was not put on file is not there.
    expect(await seen(`${photo}~${'0'.repeat(64)}`)).toBeNull();
    expect(await markPhoto(world.cx, lead(), 'c'.repeat(64), JSON.stringify(SHAPES))).toMatchObject({ ok: false, refusal: { code: 'marksBroken' } });
  });

  it('comes with its form: files, photos that were sent ahead, drawn over anew, and with nothing drawn any more', async () => {
    const [one, two, three] = [await stored(), 'd'.repeat(64), await marked(await stored())];
    const form = await read([['photo.a', [await file(20), JSON.stringify(SHAPES), await file(200)]], ['photoHash.a', [one, JSON.stringify(SHAPES.slice(0, 1)), two]]]);
    if (!form.ok) throw new Error(JSON.stringify(form.response.data));
    const names = form.value.answers[0]!.photo;
    expect(names.map((name) => [originalOf(name) === one || name === two, marksOf(name) !== ''])).toEqual([[true, true], [true, false], [false, true], [false, false]]);
    const again = await read([['photoHash.a', [three, '[]']]]);
    expect(again.ok && again.value.answers[0]!.photo).toEqual([one]);
    expect((await read([['photoHash.a', [JSON.stringify(SHAPES)]]])).ok).toBe(false);
  });

  it('that cannot be taken as drawn is kept without it, with the others, and told at its field', async () => {
    const form = await read([['photo.a', [await file(20), '[{"kind":"arrow","from":[0,0],"to":[2,2]}]', await file(200)]]]);
    if (form.ok) throw new Error('taken');
    const { errors, values, status } = form.response.data;
    expect([status, errors['photo.a'], [values['photoHash.a']].flat().length]).toEqual([422, expect.stringContaining('第 1 处标注超出了照片的范围'), 2]);
  });

  it('is part of what the record signs: a later change is found, wherever it is made', async () => {
    const name = await marked(await stored());
    const list = await publishList(world, world.haina);
    const { extruder: postId } = world.haina.posts;
    const answers = [
      { itemId: list.items['挤出温度']!, result: 'nonconforming' as const, description: '挤出温度超出上限', immediateMeasure: '停机调整并隔离', photos: [name] },
      { itemId: list.items['绝缘厚度']!, result: 'conforming' as const, description: '', immediateMeasure: '', photos: [] },
    ];
    const input = { postId, day: DAY, versionId: list.versionId, submissionKey: 'key-1', clientAt: null, answers, zeroRisk: false, backfillReason: '' };
    const unknown = await submitCheck(world.cx, lead(), { ...input, answers: [{ ...answers[0]!, photos: [`${originalOf(name)}~${'0'.repeat(64)}`] }, answers[1]!] });
    expect(unknown).toEqual({ ok: false, refusal: { code: 'photoUnknown' } });
    const handed = await submitCheck(world.cx, lead(), input);
    if (!handed.ok) throw new Error(handed.refusal.code);
    const checks = checksOf(scopeOf(world.store, world.haina.enterpriseId));
    const [{ contentHash, ...record }, kept] = [(await checks.byId(handed.fact.recordId))!, await checks.answersOf(handed.fact.recordId)];
    const bare = kept.map((answer) => ({ ...answer, photos: answer.photos.map(originalOf) }));
    expect([recordHash(record, kept) === contentHash, recordHash(record, bare) === contentHash]).toEqual([true, false]);
    expect(await findings()).toEqual([]);
    const paper = await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null);
    expect(paper!.blocks.find(({ kind }) => kind === 'photos')).toMatchObject({ photos: [{ hash: name, caption: expect.stringContaining('（有标注）') }] });
    const word = readZip(await renderDocx(paper!)).get('word/document.xml')!.text;
    expect(word).toContain(`有标注，标注校验 ${marksOf(name).slice(0, 12)}`);

    await tamper(world, 'update photo_marks set shapes = ? where photo = ?', ['[]', originalOf(name)]);
    expect(await findings()).toEqual(['photo_marks fieldChanged']);
    await tamper(world, 'update photo_marks set shapes = ? where photo = ?', [JSON.stringify(SHAPES), originalOf(name)]);
    expect(await findings()).toEqual([]);
    await tamper(world, 'update check_answers set photos = ? where record_id = ? and photos <> ?', [JSON.stringify([originalOf(name)]), handed.fact.recordId, '[]']);
    expect(await findings()).toEqual(['check_answers fieldChanged']);
  });

  it('proves no rectification of what it showed, and names nobody where its form does not', async () => {
    const photo = await stored();
    const name = await marked(photo);
    expect(photoOfFinding({ hazard: { photos: [photo] } as never }, ['e'.repeat(64), name])).toEqual({ code: 'photoOfFinding', position: 2 });
    expect(photoOfFinding({ hazard: { photos: [name] } as never }, [photo])).toEqual({ code: 'photoOfFinding', position: 1 });
    await markPhoto(world.cx, nameless(world.haina.as('lead', 'hazard.register')), photo, JSON.stringify(SHAPES.slice(0, 1)));
    const by = await world.store.read.select({ by: photoMarks.markedBy }).from(photoMarks);
    expect(by.map((row) => row.by).sort()).toEqual(['', world.haina.people.lead].sort());
    expect(await findings()).toEqual([]);
  });
});
