import { instrumentsBy, instrumentsOf } from 'db/repositories/paper/instruments';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import type { InstrumentStory } from '~/domain/supervision/instrument';
import { instrumentPaper } from '~/domain/supervision/instrumentPaper';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { type NamedFile, renderPaper } from '../papers/render';

type Cx = Pick<Context, 'store' | 'storage'>;

async function drawn(cx: Cx, story: InstrumentStory | null): Promise<NamedFile | null> {
  if (!story) return null;
  const paper = instrumentPaper(story);
  return { bytes: await renderPaper(paper, { photo: (hash) => readPhoto(cx, story.enterpriseId, hash) }), name: `${paper.title} ${story.number} ${story.enterpriseName}` };
}

/** An instrument as a PDF for the regulator that sent it; null for every other. */
export const sentInstrumentDocument = async (cx: Cx, permit: RegulatorPermit, id: string): Promise<NamedFile | null> => drawn(cx, await instrumentsBy(cx.store.read, permit.bureaus.map(({ id: bureau }) => bureau)).byId(id));

/** The same for the factory it was sent to. */
export const receivedInstrumentDocument = async (cx: Cx, permit: Authorised<'submission.view'>, id: string): Promise<NamedFile | null> =>
  drawn(cx, await instrumentsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id));
