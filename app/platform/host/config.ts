import { isIP } from 'node:net';
import path from 'node:path';
import { isMailAddress } from '~/domain/channel/mail';
import { type Address, parseAddress } from '~/domain/organisation/address';
import { version } from '../../../package.json';

/** Where backups go, and when one is made each day. */
export interface BackupPlan {
  readonly folder: string;
  /** Wall time of Shanghai, `HH:MM`. */
  readonly at: string;
}

/** How an installation is run, from the environment; every name is described in the README. */
export interface Config {
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly storageFolder: string;
  /** Where the heads of the chains are written down, outside the database. */
  readonly headsFolder: string;
  /** Who gets the heads of the chains by mail every evening, and by which server; null for nobody. */
  readonly headsMail: MailConfig | null;
  /** The server by which people are reminded by mail; null where there is none. */
  readonly mail: MailServer | null;
  /** Where the key is that secrets of factories are sealed with. */
  readonly keyFile: string;
  /** Where the key is by which the platform signs heads and evidence packs. */
  readonly signingKeyFile: string;
  /** Origins of programs in the house that take messages as the robots of the vendors do. */
  readonly robotOrigins: readonly string[];
  /** Redis or PostgreSQL address for BullMQ; null works the queue inside this process. */
  readonly queueUrl: string | null;
  /** False for a server that only hands its jobs to the queue, for workers elsewhere. */
  readonly work: boolean;
  /** Whether an empty database gets the demo factory. */
  readonly demo: boolean;
  /** Below so many free megabytes on the disk of database or files people are warned; 0 never warns. */
  readonly diskWarnMegabytes: number;
  /** The address people use; null when nobody has said one. */
  readonly origin: Address | null;
  /** A backup every day; null for none. */
  readonly backup: BackupPlan | null;
  /** How many backups stay in a folder. */
  readonly backupKeep: number;
  /** Of the program. */
  readonly version: string;
  readonly development: boolean;
}

/** What use cases know of the installation: where it is reached, where its data lies, where copies of it go. */
export type Site = Pick<Config, 'origin' | 'databaseUrl' | 'dataFolder' | 'storageFolder' | 'backup' | 'backupKeep' | 'version'> & Partial<Pick<Config, 'robotOrigins' | 'signingKeyFile'>>;

/** A mail server with the address it writes from. `user` and `password` are secrets and go nowhere else. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

/** A mail server that writes to some addresses and to no others. */
export interface MailConfig extends MailServer {
  readonly to: readonly string[];
}

/** A reason not to start, as one sentence for the person at the console. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** `on`, `off`, or undefined when it is not set. Throws CannotStart on anything else. */
function switchOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.toLowerCase();
  if (value !== undefined && !['on', 'off'].includes(value)) throw new CannotStart(`${name} 只能是 on 或 off，现在是“${env[name]}”。`);
  return value;
}

/** A whole number from 0 up, or `otherwise` when it is not set. Throws CannotStart on anything else. */
function wholeNumberOf(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = env[name];
  if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new CannotStart(`${name} 应为 0 或更大的整数，现在是“${value}”。`);
  return value === undefined ? otherwise : Number(value);
}

/** The address in `ZHIAN_ORIGIN`; null when it is not set. Throws CannotStart on anything that is no address. */
function originOf(value: string | undefined): Address | null {
  if (!value) return null;
  const origin = parseAddress(value);
  if (origin === null) throw new CannotStart(`ZHIAN_ORIGIN 应写成 https://zhian.example.com 这样的地址，可以带端口，不带后面的路径，现在是“${value}”。`);
  return origin;
}

/** The addresses in `ZHIAN_ROBOT_ORIGINS`; none when it is not set. Throws CannotStart on anything that is no address. */
function robotOriginsOf(value: string | undefined): readonly Address[] {
  return (value ?? '').split(/[,，;；]/).map((one) => one.trim()).filter(Boolean).map((one) => {
    const origin = parseAddress(one);
    if (origin === null) throw new CannotStart(`ZHIAN_ROBOT_ORIGINS 应为本单位专有部署的群机器人地址，写成 https://wecom.example.com，可以带端口，不带后面的路径，多个用逗号隔开，“${one}”不是。`);
    return origin;
  });
}

/** The plan of `ZHIAN_BACKUP` and `ZHIAN_BACKUP_AT`; null without a folder. Throws CannotStart. */
function backupOf(env: NodeJS.ProcessEnv): BackupPlan | null {
  const at = env.ZHIAN_BACKUP_AT || '02:20';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new CannotStart(`ZHIAN_BACKUP_AT 应写成 24 小时制的时和分，例如 02:20，现在是“${at}”。`);
  return env.ZHIAN_BACKUP ? { folder: path.resolve(env.ZHIAN_BACKUP), at } : null;
}

const MOST_ADDRESSES = 20;

/** Server and login of `smtp(s)://user:password@host:port`; null when it is no such address. */
function serverIn(text: string): Omit<MailServer, 'from'> | null {
  try {
    const { protocol, username, password, hostname, port, pathname, search, hash } = new URL(text);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const named = isIP(host) > 0 || /^[A-Za-z0-9.-]{1,253}$/.test(host);
    if (!['smtp:', 'smtps:'].includes(protocol) || !named || !/^\/?$/.test(pathname) || search || hash || (username === '') !== (password === '')) return null;
    const secure = protocol === 'smtps:';
    const login = username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : null;
    return { host, port: port ? Number(port) : secure ? 465 : 587, secure, login };
  } catch {
    return null;
  }
}

/** The mail server in variable `name`, which writes from the address in `NAME_FROM`, or from its login. Throws CannotStart, in whose sentence no password is repeated. */
function mailServerOf(env: NodeJS.ProcessEnv, name: string): MailServer {
  const server = serverIn(env[`${name}_URL`] ?? '');
  if (!server) {
    throw new CannotStart(
      `${name}_URL 应为 smtp://USER:PASSWORD@HOST:PORT 或 smtps://USER:PASSWORD@HOST:PORT，用户名和密码里的 @ : / % 等要写成 %40 %3A %2F %25（为免泄露密码，这里不显示现在的值）。`,
    );
  }
  const sender = env[`${name}_FROM`];
  const from = sender ?? server.login?.user ?? '';
  if (!isMailAddress(from)) throw new CannotStart(sender ? `${name}_FROM 应为一个邮箱地址，现在是“${sender}”。` : `请用 ${name}_FROM 写明发件邮箱（登录名不是邮箱地址）。`);
  return { ...server, from };
}

/** The server by which people are reminded; null when nothing of it is set. Throws CannotStart. */
function mailOf(env: NodeJS.ProcessEnv): MailServer | null {
  if (!env.ZHIAN_MAIL_URL && !env.ZHIAN_MAIL_FROM) return null;
  if (!env.ZHIAN_MAIL_URL) throw new CannotStart('ZHIAN_MAIL_FROM 要与 ZHIAN_MAIL_URL 一起设置，才能用邮件提醒本人。');
  return mailServerOf(env, 'ZHIAN_MAIL');
}

/** Where the heads go by mail; null when nothing of it is set. Throws CannotStart, in whose sentence no password is repeated. */
function headsMailOf(env: NodeJS.ProcessEnv): MailConfig | null {
  const { ZHIAN_HEADS_MAIL_URL: url, ZHIAN_HEADS_MAIL_TO: recipients, ZHIAN_HEADS_MAIL_FROM: sender } = env;
  if (!url && !recipients && !sender) return null;
  if (!url || !recipients) throw new CannotStart('ZHIAN_HEADS_MAIL_URL 与 ZHIAN_HEADS_MAIL_TO 要一起设置，才能每天把各条链的末端发到邮箱。');
  const server = mailServerOf(env, 'ZHIAN_HEADS_MAIL');
  const to = [...new Set(recipients.split(/[,，;；]/).map((one) => one.trim()).filter(Boolean))];
  const wrong = to.find((one) => !isMailAddress(one));
  if (wrong !== undefined || to.length === 0) throw new CannotStart(`ZHIAN_HEADS_MAIL_TO 应为邮箱地址，多个用逗号隔开，“${wrong ?? recipients}”不是。`);
  if (to.length > MOST_ADDRESSES) throw new CannotStart(`ZHIAN_HEADS_MAIL_TO 最多写 ${MOST_ADDRESSES} 个邮箱地址，现在有 ${to.length} 个。`);
  return { ...server, to };
}

/** Reads the environment. Throws CannotStart. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CannotStart(`PORT 应为 0–65535 的整数，现在是“${env.PORT}”。`);
  const dataFolder = path.resolve(env.ZHIAN_DATA ?? 'data');
  const declared = switchOf(env, 'ZHIAN_DEMO');
  const work = switchOf(env, 'ZHIAN_WORK') !== 'off';
  if (!work && !env.QUEUE_URL) throw new CannotStart('ZHIAN_WORK=off 要与 QUEUE_URL 一起设置，否则后台任务没有进程处理。');
  const backupKeep = Number(env.ZHIAN_BACKUP_KEEP || 7);
  if (!Number.isInteger(backupKeep) || backupKeep < 1 || backupKeep > 1000) throw new CannotStart(`ZHIAN_BACKUP_KEEP 应为 1 至 1000 的整数，现在是“${env.ZHIAN_BACKUP_KEEP}”。`);
  return {
    port,
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataFolder, 'zhian.db')}`,
    storageFolder: env.STORAGE_URL?.replace(/^file:/, '') ?? path.join(dataFolder, 'files'),
    headsFolder: env.ZHIAN_HEADS_DIR ?? path.join(dataFolder, 'heads'),
    headsMail: headsMailOf(env),
    mail: mailOf(env),
    keyFile: env.ZHIAN_KEY_FILE ?? path.join(dataFolder, 'keys', 'zhian.key'),
    signingKeyFile: env.ZHIAN_SIGNING_KEY_FILE ?? path.join(dataFolder, 'keys', 'signing.key'),
    robotOrigins: robotOriginsOf(env.ZHIAN_ROBOT_ORIGINS),
    queueUrl: env.QUEUE_URL ?? null,
    work,
    // The launcher keeps what NODE_ENV said before it set it for React.
    demo: declared ? declared === 'on' : env.ZHIAN_DECLARED_NODE_ENV !== 'production',
    diskWarnMegabytes: wholeNumberOf(env, 'ZHIAN_DISK_WARN_MB', 1024),
    origin: originOf(env.ZHIAN_ORIGIN),
    backup: backupOf(env),
    backupKeep,
    version,
    development: env.NODE_ENV !== 'production',
  };
}
