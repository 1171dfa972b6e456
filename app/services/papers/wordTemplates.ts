import { insert, update } from 'db/dialect/writes';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { wordTemplatesOf } from 'db/repositories/paper/wordTemplates';
import { scopeOf } from 'db/repositories/scope';
import { wordTemplates } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Paper } from '~/domain/report/paper';
import type { TemplateKind, WordTemplate } from '~/domain/report/wordTemplate';
import { TEMPLATE_MEGABYTES, type TemplateRefusal } from '~/domain/report/wordTemplateRefusals';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { tryAside } from '../aside/wordTemplate';
import { type Context, decide } from '../context';
import { record, recordAll } from '../record';
import { storeDocument } from './documents';
import { keptPaper } from './seal';

type Permit = Authorised<'settings.edit'>;
const NAME_LENGTH = 120;

/** The paper of a kind that was signed last, as it was signed; null where none was. */
export async function newestPaper(cx: Pick<Context, 'store'>, { enterpriseId }: Pick<Permit, 'enterpriseId'>, kind: TemplateKind): Promise<Paper | null> {
  const row = await sealedPapersOf(scopeOf(cx.store, enterpriseId)).newest(kind);
  return row && keptPaper(row);
}

const told = ({ kind, number, hash }: Pick<WordTemplate, 'kind' | 'number' | 'hash'>) => ({ kind, number, hash });

/** Takes a Word file as the next version of the template of a kind, once it was filled with the paper of that kind signed last. Event `wordTemplate.taken`. */
export async function takeTemplate(cx: Context, permit: Permit, { kind, file }: { readonly kind: TemplateKind; readonly file: File }): Promise<Decision<{ readonly id: string; readonly kind: TemplateKind }, TemplateRefusal>> {
  if (file.size > TEMPLATE_MEGABYTES * 1024 * 1024) return refused({ code: 'templateFileTooLarge' });
  const { enterpriseId, personId, actor } = permit;
  const [bytes, scope] = [Buffer.from(await file.arrayBuffer()), scopeOf(cx.store, enterpriseId)];
  const [paper, { titles }] = await Promise.all([newestPaper(cx, permit, kind), rulesFor(scope)]);
  if (!paper) return refused({ code: 'nothingToTry', title: titles[kind] });
  const tried = await tryAside(bytes, paper);
  if (!tried.ok) return tried;
  const hash = await storeDocument(cx, enterpriseId, bytes, 'docx');
  const name = file.name.replace(/^.*[\\/]/, '').slice(-NAME_LENGTH) || '模板.docx';
  return decide(async () => {
    const [id, at] = [cx.newId(), cx.now()];
    const number = ((await wordTemplatesOf(scope).ofKind(kind))[0]?.number ?? 0) + 1;
    await record(cx, permit, { type: 'wordTemplate.taken', subject: { kind: 'wordTemplate', id }, payload: told({ kind, number, hash }) }, [
      insert(wordTemplates, { enterpriseId, id, kind, number, name, hash, bytes: bytes.length, unknown: [...tried.fact.unknown], missing: [...tried.fact.missing], state: 'tried', takenBy: personId, takenByName: actor.name, takenAt: at }),
    ], [], at);
    return decided({ id, kind });
  });
}

/** Papers of the kind are written into this version from now on; the one before is replaced. Tags that nothing fills must have been seen (`blanks`). Event `wordTemplate.adopted`. */
export async function adoptTemplate(cx: Context, permit: Permit, id: string, { blanks }: { readonly blanks: boolean }): Promise<Decision<{ readonly kind: TemplateKind }, TemplateRefusal>> {
  const { enterpriseId } = permit;
  return decide<{ readonly kind: TemplateKind }, TemplateRefusal>(async () => {
    const templates = wordTemplatesOf(scopeOf(cx.store, enterpriseId));
    const template = await templates.byId(id);
    if (!template) return refused({ code: 'templateGone' });
    if (template.state !== 'tried') return refused({ code: 'notTried' });
    if (template.unknown.length > 0 && !blanks) return refused({ code: 'blanksUnseen', tags: template.unknown.join('、') });
    const before = await templates.current(template.kind);
    await recordAll(cx, permit, [{
      event: { type: 'wordTemplate.adopted', subject: { kind: 'wordTemplate', id }, payload: told(template) },
      writes: [
        ...(before ? [update(wordTemplates, { enterpriseId, id: before.id }, { state: 'replaced' }, { state: 'current' })] : []),
        update(wordTemplates, { enterpriseId, id }, { state: 'current' }, { state: 'tried' }),
      ],
    }]);
    return decided({ kind: template.kind });
  });
}

/** A version is used no more; papers are printed as the program draws them. Event `wordTemplate.stopped`. */
export async function stopTemplate(cx: Context, permit: Permit, id: string): Promise<Decision<{ readonly kind: TemplateKind }, TemplateRefusal>> {
  const { enterpriseId } = permit;
  return decide<{ readonly kind: TemplateKind }, TemplateRefusal>(async () => {
    const template = await wordTemplatesOf(scopeOf(cx.store, enterpriseId)).byId(id);
    if (!template || (template.state !== 'current' && template.state !== 'tried')) return refused({ code: 'templateGone' });
    await record(cx, permit, { type: 'wordTemplate.stopped', subject: { kind: 'wordTemplate', id }, payload: told(template) }, [
      update(wordTemplates, { enterpriseId, id }, { state: 'stopped' }, { state: template.state }),
    ]);
    return decided({ kind: template.kind });
  });
}
