import type { Scope } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { type Block, type Paper, signedBy, SIGNER_LABELS } from '~/domain/report/paper';
import { signedFurther, withNote } from '~/domain/report/sealed';
import type { PaperSignature, PeriodPaper } from '~/domain/routine/signing';
import { keptPaper } from '../papers/seal';

/** What the 主要负责人 says when signing stands above the names. */
const principalWords = ({ capacity, words }: PaperSignature): Block[] =>
  capacity === 'principal' && words.trim() !== ''
    ? [{ kind: 'heading', text: '主要负责人意见' }, ...words.trim().split(/\n+/).map((text): Block => ({ kind: 'paragraph', text: text.trim() }))]
    : [];

/**
 * The rendering to be kept under a new name. A paper that carries a kept name already keeps everything that stands above it; the first
 * name fixes the paper as it is drawn now. A paper first signed before renderings were kept says from which name on it is.
 */
export async function sealFurther<P extends PeriodPaper>(
  scope: Scope,
  kind: 'weekly' | 'monthly',
  paper: P,
  signature: PaperSignature,
  drawNow: (signed: P) => Promise<Paper>,
): Promise<{ readonly ordinal: number; readonly number: string; readonly content: { readonly paper: Paper } }> {
  const { id, number, signatures } = paper;
  const ordinal = signatures.length + 1;
  const kept = signatures.length === 0 ? null : await sealedPapersOf(scope).latest(kind, id);
  if (kept) {
    const { personName: name, personTitle: title, signedAt: at } = signature;
    return { ordinal, number, content: { paper: signedFurther(keptPaper(kept), SIGNER_LABELS[signature.capacity], { name, title, at, ...signedBy(signature) }, principalWords(signature)) } };
  }
  const drawn = await drawNow({ ...paper, signatures: [...signatures, signature] });
  const first = signatures[0];
  return { ordinal, number, content: { paper: first ? withNote(drawn, `${first.personName}签字时未留存版面，版面自${signature.personName}签字时起留存。`) : drawn } };
}
