import { rulesFor } from 'db/repositories/organisation/enterprises';
import { wordTemplatesOf } from 'db/repositories/paper/wordTemplates';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { tagsOf, type TemplateKind, valuesOf, written } from '~/domain/report/wordTemplate';
import type { Context } from '../context';
import { newestPaper } from './wordTemplates';

/** Signs of a text that are shown as its sample. */
const SAMPLE = 60;
const shortened = (text: string): string => (text.length > SAMPLE ? `${text.slice(0, SAMPLE)}…` : text);

/** The templates of a kind, and the tags its papers fill with what they hold in the one signed last: `paper` is its title and number, null where none was signed. */
export async function readTemplates(cx: Pick<Context, 'store'>, permit: Authorised<'settings.edit'>, kind: TemplateKind) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [{ titles }, versions, paper] = await Promise.all([rulesFor(scope), wordTemplatesOf(scope).ofKind(kind), newestPaper(cx, permit, kind)]);
  const values = paper && valuesOf(paper);
  const sampleOf = (name: string, table: string): string => {
    if (!values) return '';
    if (name === '') return `${values.tables.get(table)?.length ?? 0} 行`;
    return shortened((table === '' ? values.texts.get(name) : values.tables.get(table)?.[0]?.get(name)) ?? '');
  };
  return {
    titles, versions, paper: paper && `${paper.title} ${paper.number}`,
    tags: values ? tagsOf(values).map((tag) => ({ tag: written(tag), within: tag.name === '' ? '' : tag.table, sample: sampleOf(tag.name, tag.table) })) : [],
  };
}
