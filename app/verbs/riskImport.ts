import type { Authorised } from '~/domain/organisation/access/authority';
import { IMPORT_CONTRACTS as asks } from '~/domain/risk/import/contracts';
import { IMPORT_FIELDS } from '~/domain/risk/import/fields';
import { STAGES } from '~/domain/risk/types';
import { decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { arrangeImport, type Arrangement } from '~/services/risk/import/arrangeImport';
import { importNow } from '~/services/risk/import/importNow';
import { type ImportRefusal, IMPORT_REFUSALS } from '~/services/risk/import/refusals';
import { stageImport } from '~/services/risk/import/stageImport';
import { takeImport } from '~/services/risk/import/takeImport';
import { answersIn, nameFaults, openingOf } from './board';
import { type Params, verb } from './verb';

/** Refusals that come of somebody else having been first. */
const MOVED: readonly ImportRefusal['code'][] = ['stagedMoved', 'alreadyTaken'];

const IMPORT = {
  of: '/risk/import/:id',
  needs: 'risk.edit',
  words: IMPORT_REFUSALS,
  now: async (cx: Context, permit: Authorised<'risk.edit'>, { id }: Params, { code }: ImportRefusal) => (MOVED.includes(code) ? importNow(cx, permit, id!) : undefined),
  to: (_: unknown, { id }: Params) => `/risk/import/${id}`,
} as const;

export const upload = verb({
  of: '/risk/import',
  contract: asks.upload,
  needs: 'risk.edit',
  words: IMPORT_REFUSALS,
  does: async (cx, permit, _, { file }) => {
    const staged = await stageImport(cx, permit, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
    return staged.ok ? decided({ id: staged.fact.importId }) : staged;
  },
  to: ({ id }) => `/risk/import/${id}`,
});

/** Takes one choice about a sheet, as it was seen. */
const arrange = (cx: Context, permit: Authorised<'risk.edit'>, { id = '' }: Params, { version }: { readonly version: number }, arrangement: Arrangement) =>
  arrangeImport(cx, permit, id, version, arrangement);

export const sheet = verb({ ...IMPORT, contract: asks.sheet, does: (cx, permit, params, input) => arrange(cx, permit, params, input, { kind: 'sheet', sheet: input.sheet }) });
export const head = verb({ ...IMPORT, contract: asks.head, does: (cx, permit, params, input) => arrange(cx, permit, params, input, { kind: 'head', head: input.head, headRows: input.two ? 2 : 1 }) });
export const columns = verb({
  ...IMPORT,
  contract: asks.columns,
  does: (cx, permit, params, { field, stage, version }) =>
    arrange(cx, permit, params, { version }, { kind: 'columns', fields: field.map((name) => IMPORT_FIELDS.find((one) => one === name) ?? null), stage: STAGES.find((one) => one === stage) ?? null }),
});
export const places = verb({
  ...IMPORT,
  contract: asks.places,
  faults: (input) => nameFaults(input.places),
  does: (cx, permit, params, input, { may }) => {
    const answers = answersIn(input.places);
    return arrange(cx, permit, params, input, { kind: 'places', mappings: answers.mappings, forgotten: answers.forgotten, opening: openingOf(may, answers) });
  },
});

/** Writes what the comparison showed into the draft. */
export const taking = verb({ ...IMPORT, contract: asks.confirm, does: (cx, permit, { id = '' }, { seen, version }) => takeImport(cx, permit, id, { target: seen, version }) });
