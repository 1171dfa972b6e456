import { ORGANISATION_CONTRACTS as asks } from '~/domain/organisation/contracts';
import { ORGANISATION_REFUSALS, type OrganisationRefusal } from '~/domain/organisation/refusals';
import { TAKE_IN_REFUSALS, type TakeInRefusal } from '~/domain/organisation/people/takeInRefusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { ATTACHMENT_REFUSALS, type AttachmentRefusal } from '~/services/evidence/paperRefusals';
import { addPerson } from '~/services/organisation/people/addPerson';
import { appoint } from '~/services/organisation/people/appoint';
import { attachPaper } from '~/services/organisation/people/attachPaper';
import { closePost, closeTeam, closeWorkshop } from '~/services/organisation/places/closeNode';
import { endAppointment } from '~/services/organisation/people/endAppointment';
import { endHolding } from '~/services/organisation/people/endHolding';
import { standIn } from '~/services/organisation/people/standIn';
import { holdPost } from '~/services/organisation/people/holdPost';
import { inviteAccount } from '~/services/organisation/people/inviteAccount';
import { issuePassword } from '~/services/organisation/people/issuePassword';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { hangPlates, PLATES_REFUSALS } from '~/services/organisation/places/hangPlates';
import { movePost } from '~/services/organisation/places/movePost';
import { moveTeam } from '~/services/organisation/places/moveTeam';
import { moveWorkshop } from '~/services/organisation/places/moveWorkshop';
import { openAccount } from '~/services/organisation/people/openAccount';
import { openPost } from '~/services/organisation/places/openPost';
import { openTeam } from '~/services/organisation/places/openTeam';
import { openWorkshop } from '~/services/organisation/places/openWorkshop';
import { renamePost, renameTeam, renameWorkshop } from '~/services/organisation/places/renameNode';
import { setPostDueTime } from '~/services/organisation/places/setPostDueTime';
import { setPhone } from '~/services/organisation/people/setPhone';
import { shutAccount } from '~/services/organisation/people/shutAccount';
import { withdrawInvitation } from '~/services/organisation/people/withdrawInvitation';
import { type HandedOver, lookAtPeople, type PeopleLookedAt, takeInPeople } from '~/services/organisation/people/takeInPeople';
import { type PeopleSaid, peopleOfText, type SaidPerson } from '~/domain/organisation/people/takeIn';
import type { Handing } from '~/domain/organisation/people/handOver';
import { HAND_OVER_REFUSALS, type HandOverRefusal } from '~/domain/organisation/people/handOverRefusals';
import type { Day } from '~/domain/shared/day';
import { handOver, type HandOverLook, lookAtHandOver } from '~/services/organisation/people/handOver';
import { undoPeople } from '~/services/organisation/people/undoPeople';
import { undoNode } from '~/services/organisation/places/undoNode';
import { peopleInSheet } from '~/services/organisation/people/peopleInSheet';
import { type SheetRefusal, SHEET_REFUSALS } from '~/domain/risk/import/sheet';
import { type Params, verb } from './verb';

type Permit = Authorised<'organisation.manage'>;
type Answer = Promise<Decision<{ id: string }, OrganisationRefusal>>;

const HOUSE = { words: ORGANISATION_REFUSALS, needs: 'organisation.manage' } as const;
const idOf = ({ id }: Params): string => id!;
const toPerson = ({ personId }: { personId: string }): string => `/organisation/people/${personId}`;

/** Where a post belongs, out of `workshopId` or `workshopId/teamId`. */
function placeIn(text: string): { workshopId: string; teamId: string | null } {
  const [workshopId = '', teamId] = text.split('/');
  return { workshopId, teamId: teamId || null };
}

/** What is held, out of `workshop:ID` for 车间主任, `post:ID` for the others. */
function heldIn(text: string): { workshopId: string; postId: null } | { workshopId: null; postId: string } {
  const [kind, id = ''] = text.split(':');
  return kind === 'post' ? { workshopId: null, postId: id } : { workshopId: id, postId: null };
}

/** A file as services take it. */
const contentOf = async (sent: File): Promise<{ name: string; bytes: Buffer }> => ({ name: sent.name, bytes: Buffer.from(await sent.arrayBuffer()) });

export const workshopOpening = verb({ ...HOUSE, of: '/organisation', contract: asks.openWorkshop, does: (cx, permit, _, input) => openWorkshop(cx, permit, input), to: ({ id }) => `/organisation?at=${id}`, tells: (_, { name }) => `已设立${name}。`, next: ({ id }) => ({ label: '在这里设立岗位', to: `/organisation?at=${id}#post` }) });
export const teamOpening = verb({ ...HOUSE, of: '/organisation', contract: asks.openTeam, does: (cx, permit, _, input) => openTeam(cx, permit, input), to: ({ id }) => `/organisation/teams/${id}` });
export const postOpening = verb({
  ...HOUSE,
  of: '/organisation',
  contract: asks.openPost,
  does: (cx, permit, _, { place, name, dueTime }) => openPost(cx, permit, { ...placeIn(place), name, dueTime: dueTime || undefined }),
  to: ({ id }) => `/organisation?at=${id}`,
  tells: (_, { name }) => `已设立${name}。`,
  next: () => ({ label: '录入人员', to: '/organisation/people/roll' }),
});

export const platesHung = verb({ of: '/organisation', contract: asks.hangPlates, needs: 'settings.edit', words: PLATES_REFUSALS, does: (cx, permit) => hangPlates(cx, permit), to: () => '/desk' });

type NodeKind = 'workshops' | 'teams' | 'posts';
const isNode = (kind: string | undefined): kind is NodeKind => kind === 'workshops' || kind === 'teams' || kind === 'posts';
const RENAMES = { workshops: renameWorkshop, teams: renameTeam, posts: renamePost } as const;
const CLOSINGS = { workshops: closeWorkshop, teams: closeTeam, posts: closePost } as const;
const NODE = { ...HOUSE, of: '/organisation/:kind/:id', to: ({ id }: { id: string }, { kind }: Params) => `/organisation/${kind}/${id}` } as const;

export const naming = verb({
  ...NODE,
  contract: asks.rename,
  does: async (cx: Context, permit: Permit, { kind, id }: Params, input): Answer => (isNode(kind) ? RENAMES[kind](cx, permit, id!, input) : refused({ code: 'notFound' })),
});
export const closing = verb({
  ...NODE,
  contract: asks.close,
  does: async (cx: Context, permit: Permit, { kind, id }: Params): Answer => (isNode(kind) ? CLOSINGS[kind](cx, permit, id!) : refused({ code: 'notFound' })),
});

const SINGULAR = { workshops: 'workshop', teams: 'team', posts: 'post' } as const;
export const nodeUndoing = verb({
  ...NODE,
  contract: asks.undoNode,
  does: async (cx: Context, permit: Permit, { kind, id }: Params): Answer => (isNode(kind) ? undoNode(cx, permit, SINGULAR[kind], id!) : refused({ code: 'notFound' })),
  to: () => '/organisation',
});

export const workshopOrder = verb({
  ...HOUSE, of: '/organisation/workshops/:id', contract: asks.orderWorkshop, does: (cx, permit, params, input) => moveWorkshop(cx, permit, idOf(params), input), to: ({ id }) => `/organisation/workshops/${id}`,
});
export const teamPlace = verb({
  ...HOUSE, of: '/organisation/teams/:id', contract: asks.moveTeam, does: (cx, permit, params, input) => moveTeam(cx, permit, idOf(params), input), to: ({ id }) => `/organisation/teams/${id}`,
});
export const postPlace = verb({
  ...HOUSE,
  of: '/organisation/posts/:id',
  contract: asks.movePost,
  does: (cx, permit, params, { place, version }) => movePost(cx, permit, idOf(params), { ...placeIn(place), version }),
  to: ({ id }) => `/organisation/posts/${id}`,
});
export const postDueTime = verb({
  ...HOUSE, of: '/organisation/posts/:id', contract: asks.setDueTime, does: (cx, permit, params, input) => setPostDueTime(cx, permit, idOf(params), input), to: ({ id }) => `/organisation/posts/${id}`,
});

export const person = verb({
  ...HOUSE,
  of: '/organisation/people',
  contract: asks.addPerson,
  does: (cx, permit, _, input) => addPerson(cx, permit, input),
  shows: (fact, { name }) => ({ added: { ...fact, name } }),
});
/** Whether nothing was written in a row. */
const isBlank = ({ name, place, held, appointed, employment, loginName, phone }: SaidPerson): boolean =>
  [name, place, loginName, phone].every((text) => text === '') && [held, appointed, employment].every((one) => one === null);

/** What a form of people came to: rows to be looked at once more, or what is handed to those who were taken in. */
type PeopleAnswer = { readonly read: PeopleLookedAt & { readonly fromDay: string } } | { readonly handed: readonly HandedOver[] };

const PEOPLE_WORDS: RefusalTexts<TakeInRefusal | SheetRefusal> = { ...TAKE_IN_REFUSALS, ...SHEET_REFUSALS };
/** People in one go. What is pasted or uploaded is only looked at, with what was typed; only rows that were on the screen are taken. */
export const peopleTaking = verb({
  of: '/organisation/people/roll',
  contract: asks.takeIn,
  needs: 'organisation.manage',
  words: PEOPLE_WORDS,
  does: async (cx: Context, permit: Permit, _, { pasted, file, fromDay, step, people }, { origin }): Promise<Decision<PeopleAnswer, TakeInRefusal | SheetRefusal>> => {
    const typed = people.filter((row) => !isBlank(row));
    if (step === 'take' && pasted.trim() === '' && !file) return takeInPeople(cx, permit, typed, fromDay, origin);
    const table = peopleOfText(pasted);
    if (table.unknown) return refused({ code: 'columnsUnknown', ...table.unknown });
    const sheet = file ? await peopleInSheet(await contentOf(file)) : null;
    if (sheet && !sheet.ok) return sheet;
    const sources: readonly Pick<PeopleSaid, 'rows' | 'problems'>[] = [{ rows: typed.map((row, at) => ({ ...row, id: String(at + 1) })), problems: [] }, table, sheet?.fact ?? { rows: [], problems: [] }];
    const { rows, problems } = sources.reduce<Pick<PeopleSaid, 'rows' | 'problems'>>((before, source) => {
      const later = <R extends { readonly id: string }>(row: R): R => ({ ...row, id: String(before.rows.length + Number(row.id)) });
      return { rows: [...before.rows, ...source.rows.map(later)], problems: [...before.problems, ...source.problems.map(later)] };
    }, { rows: [], problems: [] });
    const looked = await lookAtPeople(cx, permit, rows);
    if (!looked.ok) return looked;
    return decided({ read: { rows: looked.fact.rows, problems: [...problems, ...looked.fact.problems], fromDay } });
  },
  shows: (fact) => fact,
});
export const peopleUndoing = verb({ ...HOUSE, of: '/organisation/people', contract: asks.undoPeople, does: (cx, permit, _, { ids }) => undoPeople(cx, permit, ids), to: ({ undone }) => `/organisation/people?undone=${undone}` });
export const password = verb({
  ...HOUSE,
  of: '/organisation/people/:id',
  contract: asks.issuePassword,
  does: (cx, permit, params, input) => issuePassword(cx, permit, idOf(params), input),
  shows: (fact) => ({ issued: { password: fact.password } }),
});
const OF_PERSON = { ...HOUSE, of: '/organisation/people/:id', to: (_: object, { id }: Params) => `/organisation/people/${id}` } as const;
/** One's own number, and that of others for who manages the people. */
export const ownPhone = verb({ of: '/my', words: ORGANISATION_REFUSALS, needs: 'factory', contract: asks.setPhone, does: (cx, permit, _, { phone }) => setPhone(cx, permit, permit.personId, phone), to: () => '/my' });
export const personPhone = verb({ ...OF_PERSON, contract: asks.setPhone, does: (cx, permit, params, { phone }) => setPhone(cx, permit, idOf(params), phone) });
export const accountClosure = verb({ ...OF_PERSON, contract: asks.shutAccount, does: (cx, permit, params, input) => shutAccount(cx, permit, idOf(params), input) });
export const accountReopening = verb({ ...OF_PERSON, contract: asks.openAccount, does: (cx, permit, params, input) => openAccount(cx, permit, idOf(params), input) });
export const leaving = verb({ ...OF_PERSON, contract: asks.leave, does: (cx, permit, params, input) => leaveEnterprise(cx, permit, idOf(params), input) });

/** What a form of a handing over came to: what would become of each thing, or what became of it. */
type HandOverAnswer = { readonly look: HandOverLook & Handing & { readonly lastDay: Day } } | { readonly done: HandOverLook & { readonly draft: number | null } };

/** Everything a leaving person has goes to others in one act, which is looked at first. */
export const handingOver = verb({
  of: '/organisation/people/:id/handover',
  contract: asks.handOver,
  needs: 'organisation.manage',
  words: HAND_OVER_REFUSALS,
  does: async (cx: Context, permit: Permit, params: Params, { lastDay, to, rows, confirmed, step, seen }): Promise<Decision<HandOverAnswer, HandOverRefusal>> => {
    const handing = { to, rows: Object.fromEntries(rows.map((row) => [row.id, row.to])) };
    const said = { ...handing, lastDay, confirmed };
    if (step === 'take') {
      const done = await handOver(cx, permit, idOf(params), { ...said, seen });
      return done.ok ? decided({ done: done.fact }) : done;
    }
    const look = await lookAtHandOver(cx, permit, idOf(params), said);
    return look.ok ? decided({ look: { ...look.fact, ...handing, lastDay } }) : look;
  },
  shows: (fact) => fact,
});

export const invitation = verb({ ...HOUSE, of: '/organisation/people', contract: asks.linkAccount, does: (cx, permit, _, input) => inviteAccount(cx, permit, input), to: () => '/organisation/people' });
export const withdrawal = verb({
  ...HOUSE, of: '/organisation/invitations/:id', contract: asks.withdrawInvitation, does: (cx, permit, params) => withdrawInvitation(cx, permit, idOf(params)), to: () => '/organisation/people',
});

export const holding = verb({
  ...HOUSE,
  of: '/organisation',
  contract: asks.hold,
  does: (cx, permit, _, { place, ...input }) => holdPost(cx, permit, { ...input, ...heldIn(place) }),
  to: (_fact, _params, input) => toPerson(input),
});
export const standsIn = verb({ ...HOUSE, of: '/organisation', contract: asks.standIn, does: (cx, permit, _, input) => standIn(cx, permit, input), to: (_fact, _params, input) => toPerson(input) });
export const holdingEnd = verb({ ...HOUSE, of: '/organisation/holdings/:id', contract: asks.end, does: (cx, permit, params, input) => endHolding(cx, permit, idOf(params), input), to: toPerson });
export const appointmentEnd = verb({ ...HOUSE, of: '/organisation/appointments/:id', contract: asks.end, does: (cx, permit, params, input) => endAppointment(cx, permit, idOf(params), input), to: toPerson });

const PAPER_WORDS: RefusalTexts<OrganisationRefusal | AttachmentRefusal> = { ...ORGANISATION_REFUSALS, ...ATTACHMENT_REFUSALS };
const WITH_PAPER = { needs: 'organisation.manage', words: PAPER_WORDS, to: () => '/organisation/appointments' } as const;
export const appointment = verb({
  ...WITH_PAPER,
  of: '/organisation',
  contract: asks.appoint,
  does: async (cx: Context, permit: Permit, _, { paper, ...input }) => appoint(cx, permit, { ...input, paper: paper && (await contentOf(paper)) }),
});
export const attachment = verb({
  ...WITH_PAPER, of: '/organisation/appointments/:id', contract: asks.attachPaper, does: async (cx: Context, permit: Permit, params, { paper }) => attachPaper(cx, permit, idOf(params), { paper: await contentOf(paper) }),
});
