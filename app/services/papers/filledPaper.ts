import { registerOf } from 'db/repositories/paper/papers';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { wordTemplatesOf } from 'db/repositories/paper/wordTemplates';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { newerThan } from '~/domain/report/register';
import { TEMPLATE_KINDS, type WordTemplate } from '~/domain/report/wordTemplate';
import type { TemplateRefusal } from '~/domain/report/wordTemplateRefusals';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { writeAside } from '../aside/wordTemplate';
import type { Context } from '../context';
import { readDocument } from './documents';
import type { NamedFile } from './render';
import { keptPaper } from './seal';
import { newestPaper } from './wordTemplates';

type Filled = Decision<NamedFile, TemplateRefusal>;

async function bytesOf(cx: Pick<Context, 'storage'>, enterpriseId: string, { hash }: WordTemplate): Promise<Buffer> {
  const bytes = await readDocument(cx, enterpriseId, hash, 'docx');
  if (!bytes) throw new Error(`the file of the template ${hash} is not in the store`);
  return bytes;
}

/**
 * A paper of the register in the template of its kind: as it was signed, and behind it what has come since. Null where there is no such paper, or
 * its kind has no template in use.
 */
export async function filledPaper(cx: Pick<Context, 'store' | 'storage'>, permit: Authorised<'papers.view'>, lineId: string): Promise<Filled | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const line = await registerOf(scope).byId(lineId, reachedBy(permit));
  const kind = TEMPLATE_KINDS.find((one) => one === line?.kind);
  if (!line || !kind) return null;
  const [template, kept, newest] = await Promise.all([wordTemplatesOf(scope).current(kind), sealedPapersOf(scope).latest(kind, line.subjectId), registerOf(scope).newest(kind, line.series)]);
  if (!template) return null;
  if (!kept) return refused({ code: 'notKept' });
  const [paper, newer] = [keptPaper(kept), newerThan(line, newest ?? line)];
  const notes = newer === null ? [] : [newer === '' ? '签字之后另有补充，以系统内的文书为准。' : `已有更新的一份：${newer}。`];
  const filled = await writeAside(await bytesOf(cx, permit.enterpriseId, template), paper, notes);
  return filled.ok ? decided({ bytes: filled.fact, name: `${paper.title} ${paper.number}（模板第 ${template.number} 版）`, contentHash: paper.contentHash }) : filled;
}

/** The paper of the kind that was signed last in a version of its template, to be looked at. Null where there is no such version. */
export async function trialOf(cx: Pick<Context, 'store' | 'storage'>, permit: Authorised<'settings.edit'>, id: string): Promise<Filled | null> {
  const template = await wordTemplatesOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  if (!template) return null;
  const paper = await newestPaper(cx, permit, template.kind);
  if (!paper) return refused({ code: 'templateGone' });
  const filled = await writeAside(await bytesOf(cx, permit.enterpriseId, template), paper, []);
  return filled.ok ? decided({ bytes: filled.fact, name: `试填 ${paper.title}（模板第 ${template.number} 版）` }) : filled;
}

/** The file of a version as it was uploaded; null where there is no such version. */
export async function templateFile(cx: Pick<Context, 'store' | 'storage'>, permit: Authorised<'settings.edit'>, id: string): Promise<NamedFile | null> {
  const template = await wordTemplatesOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  return template && { bytes: await bytesOf(cx, permit.enterpriseId, template), name: template.name.replace(/\.docx$/i, '') };
}
