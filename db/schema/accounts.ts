import { textsOf } from '../../app/domain/shared/stored';
import type { BureauLevel, OfficerRole } from '../../app/domain/supervision/bureaus';
import { readBureauSettings } from '../../app/domain/supervision/settings';
import { boolean, code, index, instantText, integer, json, table, text, uniqueIndex } from '../dialect/columns';

/** One sign-in for one human being; which factories or authority it serves is told by persons and officers. */
export const accounts = table(
  'accounts',
  {
    id: text('id').primaryKey(),
    loginName: text('login_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** What its signatures are confirmed by (签名口令), hashed like a password; null while none is chosen. */
    pinHash: text('pin_hash'),
    /** How its signature is drawn (手写图样), as a path (`shared/pen`); null while none is. Each proof of a signature keeps the one of its moment. */
    drawing: text('drawing'),
    /** Secret of the authenticator app (两步验证), sealed by the vault; null while there is none. */
    totpSecret: text('totp_secret'),
    /** The last step whose code was used: none is good twice. */
    totpStep: integer('totp_step'),
    mustChangePassword: boolean('must_change_password').notNull(),
    demo: boolean('demo').notNull(),
    /** Passwords typed wrong since the last good sign-in, from anywhere; what is too often is told by the tries. */
    failures: integer('failures').notNull(),
    createdAt: instantText('created_at').notNull(),
    /** Shut since then; null while it is open. */
    disabledAt: instantText('disabled_at'),
    /** The factory the account acted in last, where its next session begins. */
    lastEnterpriseId: text('last_enterprise_id'),
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
    /** When whoever is signed in last showed who they are, and by what; null in sessions from before that was asked. */
    assuredAt: instantText('assured_at'),
    assurance: code<'password' | 'pin'>('assurance'),
    /** When whoever is signed in showed a second factor (两步验证); null where they did not. */
    secondAt: instantText('second_at'),
    /** Roles of its person when it began to act in its factory; null in sessions from before that was kept. */
    roles: json('roles', textsOf),
    /** A device that stays signed in (保持登录); signatures made on it are always confirmed. */
    keep: boolean('keep').notNull().default(false),
  },
  (t) => [index('sessions_account').on(t.accountId)],
);

/**
 * Keys that live in somebody's own device (WebAuthn) and sign only after the device has made sure of its owner; `id` is the credential's.
 * Never removed: what one has signed is read with it.
 */
export const deviceKeys = table(
  'device_keys',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull().references(() => accounts.id),
    /** SPKI, base64url. */
    publicKey: text('public_key').notNull(),
    /** What its owner calls the device. */
    name: text('name').notNull(),
    /** A copy may lie on other devices of the owner (同步通行密钥). */
    synced: boolean('synced').notNull(),
    addedAt: instantText('added_at').notNull(),
    endedAt: instantText('ended_at'),
  },
  (t) => [index('device_keys_account').on(t.accountId)],
);

/** Codes for whoever lost the device with their authenticator app, each good once; `id` is the SHA-256 of account and code. */
export const recoveryCodes = table(
  'recovery_codes',
  { id: text('id').primaryKey(), accountId: text('account_id').notNull().references(() => accounts.id), usedAt: instantText('used_at') },
  (t) => [index('recovery_codes_account').on(t.accountId)],
);

/** Tries of passwords that failed or are being judged; names and networks by their SHA-256, since people type passwords in the wrong field. */
export const passwordTries = table(
  'password_tries',
  { id: text('id').primaryKey(), name: text('name').notNull(), network: text('network').notNull(), at: instantText('at').notNull() },
  (t) => [index('password_tries_name').on(t.name, t.network, t.at), index('password_tries_network').on(t.network, t.at), index('password_tries_at').on(t.at)],
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
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    region: text('region').notNull(),
    /** The bureau above it; null for one made at the console. */
    upperId: text('upper_id'),
    level: code<BureauLevel>('level'),
    /** Since when its officers sign in with a second factor (两步验证); null where they need not. */
    secondFactorFrom: instantText('second_factor_from'),
    /** What the bureau set for itself; null where it set nothing. */
    settings: json('settings', readBureauSettings),
  },
  (t) => [uniqueIndex('regulators_region').on(t.region), index('regulators_upper').on(t.upperId)],
);

export const regulatorOfficers = table(
  'regulator_officers',
  {
    id: text('id').primaryKey(),
    regulatorId: text('regulator_id').notNull().references(() => regulators.id),
    accountId: text('account_id').notNull().references(() => accounts.id),
    name: text('name').notNull(),
    title: text('title').notNull(),
    /** Null for those from before roles were said: they lead. */
    role: code<OfficerRole>('role'),
    /** When the officer's service ended; from then on the account opens nothing of the bureau. */
    endedAt: instantText('ended_at'),
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
