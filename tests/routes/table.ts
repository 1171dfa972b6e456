import { readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@remix-run/route-config';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Field, Fields as Asked } from '~/domain/shared/fields';
import { PAPER_FORMATS } from '~/domain/report/listFiles';
import { GUIDE_ROLES } from '~/domain/report/roleGuide';
import map from '~/routes';
import { VERBS } from '~/verbs';
import type { Verb } from '~/verbs/verb';
import type { Records } from './records';
import type { Fields } from './visitor';

/** Who may open a door: the holders of a permission, anybody at all, anybody signed in, regulators, or editors of the template library. */
export type Door = Action | 'public' | 'account' | 'factory' | 'regulator' | 'editor';

export interface Row {
  /** What the address names: a parameter and the record of the cable maker that stands for it, or a fixed text. */
  readonly params?: Readonly<Record<string, keyof Records | { readonly text: string }>>;
  readonly query?: string;
  readonly get?: Door;
  readonly post?: Door;
  /** A form that would be accepted from the right person. Ids in it belong to the cable maker. */
  readonly form?: (ids: Records) => Fields;
  /** What is posted where the route takes JSON. */
  readonly json?: (ids: Records) => unknown;
  /** The address names nobody's record, so that another factory sees or changes its own house there. */
  readonly own?: true;
  /** What the operator is answered where the matrix says yes and the answer is not what follows from it. */
  readonly wang?: { readonly get?: number; readonly post?: number };
}

const TODAY = { text: '2026-01-05' };
/** An id of the right shape that is nobody's. */
const NOBODYS = { text: '0192f0c0-0000-7000-8000-000000000000' };
const lock = { version: '1' };
const text = '墙的检查';

const RECORD_FIELDS = ({ post, person, workshop, version }: Records): Readonly<Record<string, string>> => ({
  postId: post, responsibleId: person, personId: person, ownerId: person, chairId: person, recorderId: person, signerId: person, workshopId: workshop, place: workshop, versionId: version,
});

/** Something that a field takes, out of its contract. */
function sampleOf(name: string, field: Field, ids: Records): string | string[] {
  switch (field.kind) {
    case 'lock':
      return lock.version;
    case 'day':
      return '2099-01-01';
    case 'money':
      return '12.50';
    case 'choice':
      return field.choices.at(-1)!.value;
    case 'answer':
      return 'yes';
    case 'record':
      return RECORD_FIELDS(ids)[name] ?? '';
    case 'many':
      return field.choices?.[0]?.value ?? ids.person;
    case 'whole':
      return String(field.least);
    case 'time':
      return '14:30';
    case 'secret':
      return 'a password of the walls';
    case 'chosen':
      return `${ids.item}:${lock.version}`;
    case 'list':
    case 'tick':
    case 'photos':
    case 'file':
    case 'moment':
    case 'witness':
    case 'rows':
      return [];
    case 'words':
      return text;
  }
}

/** A form that a contract would take from the right person. */
const formOf = (fields: Asked) => (ids: Records): Fields => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(name, field, ids)]));

/** What a record in an address is called among those of the cable maker, by the part before it. */
const RECORDS: Readonly<Record<string, keyof Records | { readonly text: string }>> = {
  hazards: 'hazard', ':kind': 'post', workshops: 'workshop', teams: 'workshop', posts: 'post', people: 'person', appointments: 'appointment', holdings: 'holding', invitations: NOBODYS,
  records: 'record', submissions: 'submission', instruments: 'instrument', officers: NOBODYS, enterprises: 'enterprise', filters: NOBODYS, items: 'item', import: 'import', reviews: NOBODYS, library: { text: 'common' }, rows: { text: 'no-such-row' }, reports: 'report', meetings: 'meeting', resolutions: 'resolution', stops: 'stop', sweep: NOBODYS, check: 'post', channels: NOBODYS, templates: NOBODYS,
};
/** What stands in an address and is nobody's record. */
const FIXED: Readonly<Record<string, { readonly text: string }>> = { ':kind': { text: 'posts' }, ':day': TODAY, ':monday': TODAY, ':month': { text: '2026-01' } };

/** Whether a field says ids of a factory's records. */
const namesRecords = (field: Field): boolean => field.kind === 'record' || field.kind === 'chosen' || (field.kind === 'many' && !field.choices);

/** The row of a verb: its address, who may, and what it asks for, out of its declaration. */
function rowOf({ address, needs, contract: { fields } }: Verb): Row {
  const parts = address.split('/');
  const named = parts.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), FIXED[part] ?? RECORDS[parts[at - 1]!]!] as const] : []));
  const own = named.every(([name]) => `:${name}` in FIXED) && !Object.values(fields).some(namesRecords);
  return { ...(named.length > 0 ? { params: Object.fromEntries(named) } : {}), post: needs, form: formOf(fields), ...(own ? { own } : {}) };
}

/** What the declarations do not say: routes that are no verb's, who may read a page, and what is special. */
const WRITTEN: Readonly<Record<string, Row>> = {
  '$.tsx': { get: 'public', post: 'public', own: true },
  'index.tsx': { get: 'account', own: true, wang: { get: 302 } },
  'account/index.tsx': { get: 'account', post: 'account', own: true, form: (ids) => ({ session: ids.session }), wang: { post: 404 } },
  'account/diary.tsx': { get: 'check.view', post: 'check.view', own: true, form: () => ({}), wang: { post: 200 } },
  'account/mail.tsx': { get: 'check.view', post: 'check.view', own: true, form: () => ({ address: 'sun@example.com' }), wang: { post: 409 } },
  'account/help.tsx': { get: 'account', own: true },
  ...Object.fromEntries(GUIDE_ROLES.map((role) => [`/help/${role}.pdf`, { get: 'factory', own: true } satisfies Row])),
  'account/diary.$file.ts': { params: { file: { text: 'no-such-key.ics' } }, get: 'public', own: true },
  'account/password.tsx': { get: 'account', post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  'account/first-password.tsx': { get: 'account', post: 'account', own: true, form: () => ({}), wang: { get: 302, post: 302 } },
  'account/setup.$token.tsx': { params: { token: { text: 'no-such-link' } }, get: 'public', post: 'public', own: true },
  'papers/verify.keys.ts': { get: 'public', own: true },
  'papers/verify.tsx': { get: 'public', post: 'public', own: true },
  'papers/verify.$hash.tsx': { params: { hash: { text: '0'.repeat(64) } }, get: 'public', post: 'public', own: true },
  'account/sign-in.tsx': { get: 'public', post: 'public', own: true },
  'desk/index.tsx': { get: 'desk.view', own: true },
  'desk/next.tsx': { get: 'desk.view', own: true },
  'desk/factories.tsx': { get: 'desk.view', own: true },
  'desk/trends.tsx': { get: 'desk.view', own: true },
  'desk/due.tsx': { get: 'desk.view', own: true },
  'hazards/$id.tsx': { params: { id: 'hazard' }, get: 'hazard.view' },
  'hazards/index.tsx': { get: 'hazard.view', own: true },
  'hazards/waiting.tsx': { get: 'hazard.view', own: true, query: '?for=verify' },
  'hazards/new.tsx': {
    get: 'hazard.register', wang: { post: 422 },
  },
  'desk/inbox.tsx': { get: 'desk.view', post: 'desk.view', form: () => ({ id: 'nobodys-reminder', go: 'stay' }) },
  'organisation/places/$kind.$id.tsx': { params: { kind: { text: 'posts' }, id: 'post' }, get: 'organisation.view' },
  'organisation/places/index.tsx': { get: 'organisation.view', own: true },
  'organisation/people/appointments.tsx': {
    get: 'organisation.view',
  },
  'organisation/people/people.$id.tsx': { params: { id: 'person' }, get: 'organisation.view' },
  'organisation/people/people.$id.handover.tsx': { params: { id: 'person' }, get: 'organisation.manage' },
  'organisation/people/people.tsx': { get: 'organisation.view', own: true },
  'organisation/people/people.roll.tsx': { get: 'organisation.manage', own: true },
  'routine/days/gaps.tsx': { get: 'gap.explain', post: 'gap.explain', own: true, form: () => ({ same: text }) },
  'papers/packs.tsx': { get: 'submission.submit', post: 'submission.submit', own: true, form: () => ({ from: '2026-01-01', to: '2025-01-01' }), wang: { post: 403 } },
  'papers/templates.tsx': { get: 'settings.edit' },
  'papers/$id.filled.docx.ts': { params: { id: NOBODYS }, get: 'papers.view' },
  'papers/packs.$id.zip.ts': { params: { id: NOBODYS }, get: 'submission.submit' },
  'papers/verify.check.ts': { get: 'public', own: true },
  'papers/index.tsx': { get: 'papers.view', own: true },
  'papers/renderings.$id.tsx': { params: { id: 'rendering' }, get: 'papers.view' },
  'risk/list/index.tsx': { get: 'risk.view', post: 'risk.view', own: true, form: () => ({}), wang: { post: 302 } },
  'risk/list/copy.tsx': { get: 'risk.edit', post: 'risk.edit', own: true, form: () => ({}) },
  'risk/list/coverage.tsx': { get: 'risk.view', own: true },
  'risk/list/edit.tsx': { get: 'risk.edit', own: true },
  'risk/import/import.$id.tsx': { params: { id: 'import' }, get: 'risk.edit' },
  'risk/import/import.tsx': { get: 'risk.edit', post: 'risk.edit', own: true, form: () => ({}) },
  'risk/plan/map.tsx': { get: 'risk.view', own: true },
  'risk/assess/standard.$version.impact.tsx': { params: { version: { text: '999' } }, get: 'risk.view', post: 'risk.edit', form: (ids) => ({ item: `${ids.item}:1`, reason: text }) },
  'risk/assess/standard.tsx': { get: 'risk.view', own: true },
  'risk/assess/standard.new.tsx': { get: 'risk.publish', post: 'risk.publish', own: true, form: () => ({}) },
  'desk/search.tsx': { get: 'desk.view', own: true },
  'desk/search.answers.ts': { query: '?q=sunlei', get: 'desk.view', own: true },
  'risk/list/items.$id.tsx': { params: { id: 'item' }, get: 'risk.view', post: 'risk.edit', form: (ids) => ({ ...ITEM(ids), ...lock }) },
  'risk/list/items.$id.values.tsx': { params: { id: 'item' }, get: 'risk.view' },
  'risk/list/items.new.tsx': { get: 'risk.edit', post: 'risk.edit', form: (ids) => ITEM(ids) },
  'risk/library/template.tsx': { get: 'risk.edit' },
  'risk/library/template.json.ts': { get: 'risk.view', own: true, wang: { get: 404 } },
  'risk/library/library.tsx': { get: 'risk.edit', post: 'risk.edit', form: () => ({ category: 'no-such-category' }) },
  'risk/library/library.updates.tsx': { get: 'risk.edit', post: 'risk.edit', own: true, form: () => ({ categoryId: 'common', key: 'no-such-row', lineId: '', edition: '1', answer: 'leave' }) },
  'risk/upkeep/proposals.tsx': {
    get: 'risk.edit', post: 'risk.publish', form: () => ({ kind: 'lower', lineId: 'no-such-line', basis: 'none', answer: 'refuse', reason: text }),
  },
  'risk/upkeep/reviews.tsx': { get: 'risk.edit', post: 'risk.edit', form: (ids) => ({ trigger: 'material', what: text, postId: ids.post, dueDay: '2099-01-01' }) },
  'risk/list/versions.$id.diff.tsx': { params: { id: 'version' }, get: 'risk.view' },
  'phone/my.list.tsx': { get: 'risk.view', post: 'risk.view', own: true, form: () => ({ versionId: 'no-such-version' }) },
  'library/index.tsx': { get: 'editor' },
  'library/$category.tsx': { params: { category: { text: 'common' } }, get: 'editor' },
  'library/$category.rows.$key.tsx': { params: { category: { text: 'common' }, key: { text: 'new' } }, get: 'editor' },
  'risk/library/mapping.tsx': {
    get: 'risk.edit', post: 'risk.edit',
    form: (ids) => ({ category: 'no-such-category', 'workshop-0': '各车间', 'post-0': '班组长', 'postId-0': ids.post }),
  },
  'risk/library/proposed.tsx': {
    get: 'risk.edit', post: 'risk.edit',
    form: (ids) => ({ category: 'no-such-category', 'workshop-0': '各车间', 'post-0': '班组长', 'postId-0': ids.post }),
  },
  'risk/list/publish.tsx': { get: 'risk.edit', post: 'risk.publish', form: (ids) => ({ versionId: ids.version, revision: '1' }) },
  'papers/versions.$id.analysis.tsx': { params: { id: 'version' }, get: 'risk.view' },
  'papers/versions.$id.papers.tsx': { params: { id: 'version' }, get: 'papers.view' },
  'risk/list/versions.tsx': { get: 'risk.view', own: true },
  'routine/days/index.tsx': { get: 'check.view', own: true },
  'routine/days/days.$day.tsx': { params: { day: TODAY }, get: 'check.view', own: true },
  'routine/months/months.$month.tsx': { params: { month: { text: '2026-01' } }, get: 'monthly.view', own: true },
  'routine/days/records.$id.tsx': { params: { id: 'record' }, get: 'check.view' },
  'routine/days/records.$id.correct.tsx': { params: { id: 'record' }, get: 'check.correct', post: 'check.correct', form: () => CORRECTION },
  'routine/months/resolutions.tsx': { get: 'resolution.complete', post: 'resolution.complete', own: true, form: () => ({ same: text, doneOn: '2026-01-05' }), wang: { post: 422 } },
  'routine/days/signing.tsx': { get: 'weekly.sign', post: 'weekly.sign', own: true, form: () => ({ same: text }) },
  'routine/days/signals.tsx': { get: 'weekly.sign', own: true },
  'routine/days/rows.tsx': { query: '?figure=due&from=2026-01-05&to=2026-01-06', get: 'check.view', own: true },
  'routine/calendar/stops.tsx': { get: 'calendar.declareStop' },
  'routine/calendar/changes.tsx': { get: 'gap.explain', own: true },
  'routine/weeks/reports.$id.sweep.tsx': { params: { id: 'report' }, get: 'weekly.compile' },
  'routine/weeks/sweep.tsx': { get: 'weekly.view' },
  'routine/weeks/weeks.$monday.tsx': { params: { monday: TODAY }, get: 'weekly.view', own: true },
  'settings/audit.tsx': { get: 'organisation.manage', own: true },
  'settings/audit.export.csv.ts': { get: 'organisation.manage', own: true },
  'settings/reminders.tsx': { get: 'settings.edit', own: true },
  '/settings/signals': { post: 'settings.edit', own: true, form: () => ({}), wang: { post: 403 } },
  '/settings/access': { post: 'settings.edit', own: true, form: () => ({}), wang: { post: 403 } },
  'settings/index.tsx': { get: 'organisation.view', own: true },
  'submissions/$id.tsx': { params: { id: 'submission' }, get: 'submission.view' },
  'submissions/index.tsx': { get: 'submission.view' },
  'submissions/packages.$kind.$key.tsx': { params: { kind: { text: 'responsibility' }, key: { text: 'now' } }, get: 'submission.submit', post: 'submission.submit', own: true, form: () => ({}) },
  'phone/check.$postId.tsx': { params: { postId: 'post' }, get: 'check.submit', post: 'check.submit', form: (ids) => CHECK(ids) },
  '/account/mail/confirmation': { wang: { post: 409 } },
  '/account/mail/removal': { wang: { post: 409 } },
  '/account/mail/trial': { wang: { post: 409 } },
  '/routine/meetings/:id/attendance': { params: { id: 'meeting' }, post: 'factory', form: () => ({}), wang: { post: 403 } },
  '/my/phone': { wang: { post: 422 } },
  'phone/my.tsx': { get: 'factory', own: true },
  'phone/my.hazards.$id.tsx': {
    params: { id: 'hazard' }, get: 'hazard.view',
  },
  'phone/my.hazards.tsx': { get: 'hazard.view', own: true },
  'phone/my.inbox.tsx': { get: 'hazard.view', post: 'hazard.view', form: () => ({ id: 'nobodys-reminder', go: 'stay' }), wang: { post: 404 } },
  'phone/my.outbox.tsx': { get: 'factory', own: true },
  'phone/offline.tsx': { own: true },
  'phone/my.report.tsx': {
    // Anybody of the house may report on any post of it: what is sent here lacks its sentence.
    get: 'factory', form: (ids) => ({ postId: ids.post }), wang: { post: 422 },
  },
  'phone/records.$id.tsx': { params: { id: 'record' }, get: 'check.view' },
  'phone/records.$id.correct.tsx': { params: { id: 'record' }, get: 'check.correct', post: 'check.correct', form: () => CORRECTION },
  'phone/today.$postId.tsx': { params: { postId: 'post' }, get: 'check.view' },
  'phone/today.$postId.gap.tsx': {
    params: { postId: 'post' }, query: `?day=${TODAY.text}`, get: 'gap.explain',
  },
  'phone/today.tsx': { get: 'check.view', own: true },
  'phone/c.$code.tsx': { params: { code: 'code' }, get: 'factory', wang: { get: 200 } },
  'phone/team.tsx': { get: 'check.view', own: true, wang: { get: 403 } },
  'phone/c.tsx': { get: 'factory', own: true },
  'account/display.ts': { get: 'public', post: 'public', own: true },
  'evidence/$hash.ts': { params: { hash: 'evidence' }, get: 'hazard.view', wang: { get: 200 } },
  'evidence/index.ts': { post: 'factory', own: true, form: () => ({}), wang: { post: 422 } },
  'hazards/export.csv.ts': { get: 'hazard.view', own: true },
  'hazards/export.xlsx.ts': { get: 'hazard.view', own: true },
  '/organisation/appointments/:id/attachment': {
    params: { id: 'appointment' }, post: 'organisation.manage',
    form: () => ({ paper: new File([`%PDF-1.4\n${text}\n%%EOF\n`], '任命.pdf', { type: 'application/pdf' }) }),
  },
  'organisation/people/appointments.$id.paper.ts': { params: { id: 'appointment' }, get: 'organisation.view' },
  'account/second-factor.tsx': { get: 'account', post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  'account/sign-in.second.tsx': { get: 'public', post: 'public', own: true },
  '/account/second-factor/removal': { post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  'account/signing.tsx': { get: 'account', own: true },
  '/account/signing/pin': { post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  '/account/signing/drawing': { post: 'account', own: true, form: () => ({ drawing: 'M10 10L20 20' }), wang: { post: 302 } },
  '/account/signing/drawing/removal': { post: 'account', own: true, form: () => ({}), wang: { post: 302 } },
  '/account/signing/keys': { post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  '/account/signing/keys/:id/removal': { params: { id: NOBODYS }, post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  '/account/signing/confirmation': { post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  '/account/keeping': { post: 'account', own: true, form: () => ({}), wang: { post: 422 } },
  '/account/keeping/removal': { post: 'account', own: true, form: () => ({}), wang: { post: 302 } },
  '/account/invitations/:id/acceptance': { params: { id: NOBODYS }, post: 'account', own: true, form: () => ({}) },
  '/account/invitations/:id/refusal': { params: { id: NOBODYS }, post: 'account', own: true, form: () => ({}) },
  'organisation/places/codes.tsx': { get: 'organisation.view', own: true },
  '/papers/templates/:id/template.docx': { params: { id: NOBODYS }, get: 'settings.edit' },
  '/papers/templates/:id/trial.docx': { params: { id: NOBODYS }, get: 'settings.edit' },
  '/renderings/:id/document.docx': { params: { id: 'rendering' }, get: 'papers.view' },
  '/renderings/:id/document.pdf': { params: { id: 'rendering' }, get: 'papers.view' },
  '/renderings/:id/document.xlsx': { params: { id: 'rendering' }, get: 'papers.view' },
  '/hazards/filters': { post: 'hazard.view', own: true, form: () => ({}), wang: { post: 422 } },
  '/hazards/filters/:id/removal': { params: { id: NOBODYS }, post: 'hazard.view', form: () => ({}) },
  'risk/list/edit.rows.ts': { get: 'risk.edit', post: 'risk.edit', own: true, json: (ids) => ({ rows: [{ id: ids.item, version: 1, set: { failure: text, postId: ids.post } }] }) },
  '/risk/filters': { post: 'risk.view', own: true, form: () => ({}), wang: { post: 422 } },
  '/risk/filters/:id/removal': { params: { id: NOBODYS }, post: 'risk.view', form: () => ({}) },
  'risk/import/import.template.xlsx.ts': { get: 'risk.edit' },
  '/risk/import/:id/columns': { params: { id: 'import' }, post: 'risk.edit', form: () => ({ ...lock, field: ['riskPoint', 'post'] }) },
  '/risk/import/:id/confirmation': { params: { id: 'import' }, form: () => ({ ...lock, seen: text }) },
  '/risk/import/:id/places': { params: { id: 'import' }, post: 'risk.edit', form: (ids) => ({ ...lock, 'workshop-0': '三楼', 'post-0': '护套', 'postId-0': ids.post }) },
  '/risk/map/picture': { post: 'risk.edit', own: true, form: (ids) => ({ seen: ids.plan, picture: new File([text], '厂区.png', { type: 'image/png' }) }) },
  '/risk/map/regions': { post: 'risk.edit', own: true, form: (ids) => ({ seen: ids.plan, region: `post:${ids.post}:100:100:200:200` }) },
  '/risk/map/schematic': { post: 'risk.edit', own: true, form: (ids) => ({ seen: ids.plan }) },
  '/risk/versions/:id/list.xlsx': { params: { id: 'version' }, get: 'risk.view' },
  'papers/versions.$id.register.xlsx.ts': { params: { id: 'version' }, get: 'risk.view', wang: { get: 200 } },
  'risk/assess/limits.tsx': { get: 'risk.edit', post: 'risk.edit', form: (ids) => ({ item: `${ids.item}:1`, standard: 'GB 1', edition: '2020', [`clause.${ids.item}`]: '5.1' }) },
  ...Object.fromEntries((['xlsx', 'csv'] as const).flatMap((ending) => [
    [`/tables/people.${ending}`, { get: 'organisation.view', own: true }],
    [`/tables/check-days.${ending}`, { query: '?figure=due&from=2026-01-05&to=2026-01-05', get: 'check.view', own: true }],
    [`/tables/findings.${ending}`, { query: '?figure=findings&from=2026-01-05&to=2026-01-05', get: 'check.view', own: true }],
    [`/tables/day.${ending}`, { query: '?day=2026-01-05', get: 'check.view', own: true }],
    [`/tables/signals.${ending}`, { get: 'weekly.sign', own: true }],
    [`/tables/submissions.${ending}`, { get: 'submission.view', own: true }],
    [`/tables/papers.${ending}`, { get: 'papers.view', own: true }],
    [`/tables/hazards.${ending}`, { query: '?state=all', get: 'hazard.view', own: true }],
  ] satisfies [string, Row][])),
  ...Object.fromEntries(PAPER_FORMATS.flatMap((ending) => [
    [`/hazards/:id/notice.${ending}`, { params: { id: 'hazard' }, get: 'hazard.view' }],
    [`/hazards/:id/verification.${ending}`, { params: { id: 'hazard' }, get: 'hazard.view' }],
    [`/routine/days/:day/record.${ending}`, { params: { day: TODAY }, get: 'check.view', own: true, wang: { get: 404 } }],
    [`/routine/months/:month/minutes.${ending}`, { params: { month: { text: '2026-01' } }, get: 'monthly.view', own: true }],
    [`/routine/weeks/:monday/report.${ending}`, { params: { monday: TODAY }, get: 'weekly.view', own: true }],
  ] satisfies [string, Row][])),
  'tables/columns.ts': { params: { name: { text: 'people' } }, get: 'public', post: 'public', own: true, form: () => ({ shown: ['titles'], back: '/organisation/people' }) },
  '/risk/versions/:id/analysis.docx': { params: { id: 'version' }, get: 'risk.view' },
  '/risk/versions/:id/analysis.pdf': { params: { id: 'version' }, get: 'risk.view' },
  '/risk/versions/:id/analysis.xlsx': { params: { id: 'version' }, get: 'risk.view' },
  '/risk/versions/:id/cards.pdf': { params: { id: 'version' }, get: 'risk.view' },
  '/risk/versions/:id/list.docx': { params: { id: 'version' }, get: 'risk.view' },
  '/risk/versions/:id/list.pdf': { params: { id: 'version' }, get: 'risk.view' },
  '/papers/months/:month/rendering': { params: { month: { text: '2026-01' } }, own: true },
  '/risk/versions/:id/rendering': { params: { id: 'version' }, form: () => ({ file: 'analysisTable:pdf' }) },
  'account/sign-out.ts': { get: 'public', post: 'public', own: true },
  'submissions/$id.receipt.json.ts': { params: { id: 'submission' }, get: 'submission.view' },
  'submissions/$id.document.pdf.ts': { params: { id: 'submission' }, get: 'submission.view' },
  'submissions/instruments.tsx': { get: 'submission.view', post: 'submission.submit', own: true, form: () => ({ kind: 'alert', bureau: text, words: text }) },
  'submissions/instruments.$id.document.pdf.ts': { params: { id: 'instrument' }, get: 'submission.view' },
  'submissions/instruments.$id.tsx': { params: { id: 'instrument' }, get: 'submission.view' },
  'supervision/enterprises.$id.tsx': { params: { id: 'enterprise' }, get: 'regulator', post: 'regulator', form: () => ({ kind: 'urging', words: text }) },
  'supervision/instruments.tsx': { get: 'regulator', own: true },
  'supervision/bureaus.tsx': { get: 'regulator', post: 'regulator', own: true, form: () => ({}) },
  'supervision/colours.tsx': { get: 'regulator', own: true },
  'supervision/settings.tsx': { get: 'regulator', post: 'regulator', own: true, form: () => ({}) },
  'supervision/officers.tsx': { get: 'regulator', post: 'regulator', own: true, form: () => ({}) },
  'supervision/instruments.$id.document.pdf.ts': { params: { id: 'instrument' }, get: 'regulator' },
  'supervision/instruments.$id.tsx': { params: { id: 'instrument' }, get: 'regulator' },
  'supervision/instruments.$id.photos.$hash.ts': { params: { id: 'instrument', hash: 'replyPhoto' }, get: 'regulator' },
  'supervision/owing.tsx': { get: 'regulator', post: 'regulator', own: true, form: () => ({ words: text, enterprise: ['nobodys-factory'] }) },
  'supervision/index.tsx': { get: 'regulator', own: true },
  'supervision/submissions.$id.tsx': { params: { id: 'submission' }, get: 'regulator', post: 'regulator', form: () => ({ kind: 'returned', reason: text }) },
  'supervision/submissions.$id.receipt.json.ts': { params: { id: 'submission' }, get: 'regulator' },
  'supervision/submissions.$id.document.pdf.ts': { params: { id: 'submission' }, get: 'regulator' },
  'account/switch.ts': { get: 'public', post: 'factory', form: () => ({ enterpriseId: 'nobodys-factory' }), wang: { post: 404 } },
};

/** Layouts have no address of their own; their loaders run with the pages inside them. */
export const LAYOUTS = ['account/layout.tsx', 'desk/layout.tsx', 'phone/layout.tsx', 'library/layout.tsx', 'supervision/layout.tsx'];

const ITEM = (ids: Records): Fields => ({
  postId: ids.post, stage: 'process', dimension: 'management', riskPoint: text, failure: text, consequence: text, measureKind: 'inspection', measureText: text, checkContent: text,
  method: text, criterion: text, frequency: 'day',
});
const CHECK = (ids: Records): Fields => ({
  day: TODAY.text, versionId: ids.version, key: `walls-${ids.item}`.slice(0, 60), signerId: ids.person, zeroRisk: 'yes', backfillReason: text, [`answer.${ids.item}`]: 'conforming',
});
const CORRECTION: Fields = { key: 'walls-correction', zeroRisk: 'yes', reason: text };

/** Files that answer at several addresses: all verbs that have no page, and papers as files of several kinds. */
const VERB_DOOR = 'verb.tsx';
const SHARED = [VERB_DOOR, 'tables/file.ts', 'account/help.guide.ts', 'papers/versions.$id.paper.ts', 'papers/renderings.$id.document.ts', 'papers/templates.$id.file.ts', 'hazards/$id.paper.ts', 'routine/days/days.$day.record.ts', 'routine/months/months.$month.minutes.ts', 'routine/weeks/weeks.$monday.report.ts'];

export interface RouteFile {
  /** The file that answers; the address itself where the file answers at several. */
  readonly file: string;
  /** The file of the layout it stands in. */
  readonly frame: string | null;
  /** The id by which a data request can ask for this route alone. */
  readonly id: string;
  /** Address with `:name` for parameters. */
  readonly pattern: string;
  readonly loader: boolean;
  readonly action: boolean;
  /** An address of a verb, which shows nothing. */
  readonly verb: boolean;
}

/** The map's entries one by one, each with its whole address. */
const entriesOf = (routes: readonly RouteConfigEntry[], frame: string | null = null, above = ''): { file: string; source: string; frame: string | null; pattern: string }[] =>
  routes.flatMap(({ file: whole, path = '', children = [] }) => {
    // what an address may leave out is left out
    const pattern = path ? `${above}/${path.replace(/\/:\w+\?/g, '')}` : above;
    const source = whole.replace(/^routes\//, '');
    return [{ file: SHARED.includes(source) ? pattern : source, source, frame, pattern: pattern || '/' }, ...entriesOf(children, source, pattern)];
  });

/** The routes of the map, with what their modules offer. */
export function routeFiles(): RouteFile[] {
  const folder = new URL('../../app/routes/', import.meta.url);
  return entriesOf(map).sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ source, ...entry }) => {
    const module = readFileSync(new URL(source.replaceAll('$', '%24'), folder), 'utf8');
    const offers = (name: string): boolean => new RegExp(`export (async function|function|const) ${name}\\b|export \\{[^}]*\\b${name}\\b[^}]*\\}`).test(module);
    const verb = source === VERB_DOOR || /export \{ onlyPosted as loader \}/.test(module);
    return { ...entry, id: entry.file === source ? `routes/${source.replace(/\.tsx?$/, '')}` : entry.file.slice(1), loader: offers('loader') && !verb, action: offers('action'), verb };
  });
}

const OF_VERBS: ReadonlyMap<string, Row> = new Map(VERBS.map((verb) => [verb.address, rowOf(verb)]));

/** Every route file of the product with its row. A new route has to take its place in `WRITTEN`, unless it is that of a verb that is declared. */
export const TABLE: Readonly<Record<string, Row>> = {
  ...WRITTEN,
  ...Object.fromEntries(
    routeFiles().flatMap(({ file, pattern, action }) => {
      const row = action ? OF_VERBS.get(pattern) : undefined;
      return row ? [[file, { ...row, ...WRITTEN[file] }]] : [];
    }),
  ),
};

/** The address of a route with the row's records in it; a part that may be left out is. */
export function addressOf({ pattern }: RouteFile, { params = {}, query = '' }: Row, ids: Records): string {
  const path = pattern.replace(/\/:\w+\?/g, '').replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`${pattern}: the row does not say what :${name} is`);
    const filled = typeof value === 'string' ? ids[value] : value.text;
    if (!filled) throw new Error(`${pattern}: the demo has no ${JSON.stringify(value)}`);
    return encodeURIComponent(filled);
  });
  return path + query;
}
