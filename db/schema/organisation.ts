import { boolean, code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { Activity, AppointedRole, Employment, HeldRole, SizeField } from '../../app/domain/organisation/types';
import { readPostShifts } from '../../app/domain/routine/shifts';
import { readShapes } from '../../app/domain/shared/marks';
import { valuesOf } from '../../app/domain/shared/stored';

export const enterprises = table(
  'enterprises',
  {
    enterpriseId: text('enterprise_id').primaryKey(),
    name: text('name').notNull(),
    /** 统一社会信用代码, 18 characters. */
    creditCode: text('credit_code').notNull(),
    activity: code<Activity>('activity').notNull(),
    sizeField: code<SizeField>('size_field').notNull(),
    /** Null while nobody has said; the same of the four below. */
    staff: integer('staff'),
    /** Turnover of the last year in 万元. */
    turnover: integer('turnover'),
    region: text('region').notNull(),
    licensed: boolean('licensed'),
    certified: boolean('certified'),
    mandatoryStandard: boolean('mandatory_standard'),
    createdAt: instantText('created_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('enterprises_credit_code').on(t.creditCode), index('enterprises_region').on(t.region)],
);

/** The factory's own settings: one row, every change an event. Read through `domain/rulepack`, which knows the defaults. */
export const settings = table('settings', {
  enterpriseId: text('enterprise_id').primaryKey(),
  values: json('values', valuesOf).notNull(),
  version: integer('version').notNull(),
});

export const workshops = table(
  'workshops',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    closedOn: dayText('closed_on'),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('workshops_name').on(t.enterpriseId, t.name)],
);

export const teams = table(
  'teams',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    workshopId: text('workshop_id').notNull(),
    name: text('name').notNull(),
    closedOn: dayText('closed_on'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
  ],
);

export const posts = table(
  'posts',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    workshopId: text('workshop_id').notNull(),
    teamId: text('team_id'),
    name: text('name').notNull(),
    /** What its QR code says: `/c/CODE`. Unique over all enterprises and not guessable. */
    code: text('code').notNull(),
    /** Until which wall time (`HH:MM`) of the day a check counts as on time; a setting of the factory. */
    dueTime: text('due_time').notNull(),
    /** Which shifts it works, each from a day on; null while nobody has said. */
    shifts: json('shifts', readPostShifts),
    position: integer('position').notNull(),
    closedOn: dayText('closed_on'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('posts_code').on(t.code),
    uniqueIndex('posts_name').on(t.enterpriseId, t.workshopId, t.name),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
    foreignKey({ columns: [t.enterpriseId, t.teamId], foreignColumns: [teams.enterpriseId, teams.id] }),
  ],
);

export const persons = table(
  'persons',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    joinedOn: dayText('joined_on').notNull(),
    leftOn: dayText('left_on'),
    /** To be rung at; null where none was given. */
    phone: text('phone'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('persons_account').on(t.enterpriseId, t.accountId),
    index('persons_by_account').on(t.accountId),
  ],
);

/** Somebody with an account of another factory is asked in; only the owner of the account may say yes. */
export const invitations = table(
  'invitations',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    joinedOn: dayText('joined_on').notNull(),
    invitedByName: text('invited_by_name').notNull(),
    invitedAt: instantText('invited_at').notNull(),
    /** Null while it waits. */
    answer: code<'accepted' | 'declined' | 'withdrawn'>('answer'),
    answeredAt: instantText('answered_at'),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('invitations_account').on(t.accountId)],
);

/** 主要负责人, 质量安全总监, 质量安全员: dated, with the paper; never overwritten, only ended. */
export const appointments = table(
  'appointments',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    role: code<AppointedRole>('role').notNull(),
    employment: code<Employment>('employment').notNull(),
    fromDay: dayText('from_day').notNull(),
    /** Last day in office; null while it lasts. */
    toDay: dayText('to_day'),
    /** Content hash of the appointment paper in the evidence store. */
    paperHash: text('paper_hash'),
    paperName: text('paper_name'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    foreignKey({ columns: [t.enterpriseId, t.personId], foreignColumns: [persons.enterpriseId, persons.id] }),
  ],
);

/** 车间主任 of a workshop, 班组长, 检验员, 操作工 of a post: held from–to. */
export const postHoldings = table(
  'post_holdings',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    role: code<HeldRole>('role').notNull(),
    workshopId: text('workshop_id').notNull(),
    /** Null for 车间主任, who holds the workshop. */
    postId: text('post_id'),
    /** Whose place it is taken in (代检); null for a holding of one's own. */
    standsInFor: text('stands_in_for'),
    fromDay: dayText('from_day').notNull(),
    toDay: dayText('to_day'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    index('post_holdings_person').on(t.enterpriseId, t.personId),
    foreignKey({ columns: [t.enterpriseId, t.personId], foreignColumns: [persons.enterpriseId, persons.id] }),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** Photos and papers, stored once under the SHA-256 of their re-encoded bytes. */
export const evidence = table(
  'evidence',
  {
    enterpriseId: text('enterprise_id').notNull(),
    hash: text('hash').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width'),
    height: integer('height'),
    /** What a photo looks like, roughly, in 64 bits as hex; null where it shows too little, and of files and photos from before it was kept. */
    look: text('look'),
    originalName: text('original_name').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: instantText('uploaded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.hash] })],
);

/** What was drawn over a photo, as data, once under the SHA-256 of its canonical JSON; the photo stays as it was taken. Records name both (`domain/shared/marks`). */
export const photoMarks = table(
  'photo_marks',
  {
    enterpriseId: text('enterprise_id').notNull(),
    photo: text('photo').notNull(),
    hash: text('hash').notNull(),
    shapes: json('shapes', readShapes).notNull(),
    markedBy: text('marked_by').notNull(),
    markedAt: instantText('marked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.photo, t.hash] }), foreignKey({ columns: [t.enterpriseId, t.photo], foreignColumns: [evidence.enterpriseId, evidence.hash] })],
);
