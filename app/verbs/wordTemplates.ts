import { WORD_TEMPLATE_CONTRACTS as asks } from '~/domain/report/contracts';
import { TEMPLATE_KINDS, type TemplateKind } from '~/domain/report/wordTemplate';
import { TEMPLATE_REFUSALS } from '~/domain/report/wordTemplateRefusals';
import { adoptTemplate, stopTemplate, takeTemplate } from '~/services/papers/wordTemplates';
import { verb } from './verb';

const kindIn = (said: string): TemplateKind | undefined => TEMPLATE_KINDS.find((kind) => kind === said);
const to = ({ kind }: { readonly kind?: TemplateKind }): string => `/papers/templates${kind ? `?kind=${kind}` : ''}`;
const ONE = { of: '/papers/templates/:id', needs: 'settings.edit', words: TEMPLATE_REFUSALS, to } as const;

export const templateTaking = verb({
  of: '/papers/templates', contract: asks.take, needs: 'settings.edit', words: TEMPLATE_REFUSALS, to,
  faults: ({ kind }) => (kindIn(kind) ? [] : [{ field: 'kind', sentence: '请选择文书。' }]),
  does: (cx, permit, _, { kind, file }) => takeTemplate(cx, permit, { kind: kindIn(kind)!, file }),
});
export const templateAdoption = verb({ ...ONE, contract: asks.adopt, does: (cx, permit, { id = '' }, input) => adoptTemplate(cx, permit, id, input) });
export const templateStop = verb({ ...ONE, contract: asks.stop, does: (cx, permit, { id = '' }) => stopTemplate(cx, permit, id) });
