import { boolean, index, instantText, integer, table, text, uniqueIndex } from '../dialect/columns';

/** One sign-in for one human being; which factories or authority it serves is told by persons and officers. */
export const accounts = table(
  'accounts',
  {
    id: text('id').primaryKey(),
    loginName: text('login_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    mustChangePassword: boolean('must_change_password').notNull(),
    demo: boolean('demo').notNull(),
    /** Failed sign-ins since the last good one. */
    failures: integer('failures').notNull(),
    lockedUntil: instantText('locked_until'),
    createdAt: instantText('created_at').notNull(),
    disabledAt: instantText('disabled_at'),
  },
  (t) => [uniqueIndex('accounts_login_name').on(t.loginName)],
);

/** Lucia's sessions; `id` is the SHA-256 of what the cookie holds. */
export const sessions = table(
  'sessions',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull().references(() => accounts.id),
    /** Seconds since 1970. */
    expiresAt: integer('expires_at').notNull(),
    createdAt: instantText('created_at').notNull(),
    lastSeenAt: instantText('last_seen_at').notNull(),
    /** The factory this session acts in, for people who belong to several. */
    actingEnterpriseId: text('acting_enterprise_id'),
    userAgent: text('user_agent').notNull(),
    address: text('address').notNull(),
  },
  (t) => [index('sessions_account').on(t.accountId)],
);

/** One-time links, by the hash of their token: the first enterprise of an empty installation. */
export const setupLinks = table('setup_links', {
  id: text('id').primaryKey(),
  createdAt: instantText('created_at').notNull(),
  usedAt: instantText('used_at'),
});

/** A market regulator; it sees what factories of its region submitted. */
export const regulators = table(
  'regulators',
  { id: text('id').primaryKey(), name: text('name').notNull(), region: text('region').notNull() },
  (t) => [uniqueIndex('regulators_region').on(t.region)],
);

export const regulatorOfficers = table(
  'regulator_officers',
  {
    id: text('id').primaryKey(),
    regulatorId: text('regulator_id').notNull().references(() => regulators.id),
    accountId: text('account_id').notNull().references(() => accounts.id),
    name: text('name').notNull(),
    title: text('title').notNull(),
  },
  (t) => [uniqueIndex('regulator_officers_account').on(t.accountId)],
);

/** Who may write the template library that every factory starts from; made at the console. */
export const platformEditors = table(
  'platform_editors',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull().references(() => accounts.id),
    name: text('name').notNull(),
    createdAt: instantText('created_at').notNull(),
  },
  (t) => [uniqueIndex('platform_editors_account').on(t.accountId)],
);
