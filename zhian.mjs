#!/usr/bin/env node
// The launcher: builds when needed, then runs one command of the built program. Plain JavaScript, so that it starts at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新版本，现在是 ${process.versions.node}。`);
  process.exit(1);
}

const SOURCES = ['app', 'db', 'jobs', 'public', 'package.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json'];
const STAMP = '.sources';

/** A short text that changes with any source file: path, size and time of each. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (name) => {
    const stat = statSync(name);
    if (stat.isDirectory()) for (const entry of readdirSync(name).sort()) visit(path.join(name, entry));
    else hash.update(`${name}\0${createHash('sha1').update(readFileSync(name)).digest('hex')}\n`);
  };
  SOURCES.forEach(visit);
  return hash.digest('hex');
}

const isBuilt = (sources) => existsSync('build/server/index.js') && existsSync(`build/${STAMP}`) && readFileSync(`build/${STAMP}`, 'utf8') === sources;

/** Holds off other launchers in this folder until `work` is done; the lock dies with its process. */
async function aloneBuilding(work) {
  const { default: Database } = await import('better-sqlite3');
  const lock = new Database('build.lock', { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    if (error.code !== 'SQLITE_BUSY') throw error;
    console.log('另一个进程正在构建，等它完成…');
    lock.pragma('busy_timeout = 900000');
    lock.exec('begin exclusive');
  }
  try {
    work();
  } finally {
    lock.close();
  }
}

async function buildIfNeeded() {
  if (process.env.ZHIAN_BUILD === 'skip' || isBuilt(fingerprint())) return;
  await aloneBuilding(build);
}

/** Builds aside, so that under `build` there is never a part of one, whoever is killed in the middle. */
function build() {
  const now = fingerprint();
  if (isBuilt(now)) return;
  console.log('正在构建（首次约一两分钟）… building');
  for (const name of readdirSync('.')) if (/^build\.(new|old)-\d+$/.test(name)) rmSync(name, { recursive: true, force: true });
  const [fresh, old] = [`build.new-${process.pid}`, `build.old-${process.pid}`];
  const verbose = process.env.ZHIAN_BUILD === 'verbose';
  const { status, stdout, stderr } = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', verbose ? 'inherit' : 'pipe', verbose ? 'inherit' : 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production', ZHIAN_BUILD_INTO: fresh },
  });
  if (status !== 0) {
    console.error(`${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n'));
    console.error('构建失败，原因见上。');
    rmSync(fresh, { recursive: true, force: true });
    process.exit(1);
  }
  writeFileSync(`${fresh}/${STAMP}`, now);
  if (existsSync('build')) renameSync('build', old);
  renameSync(fresh, 'build');
  rmSync(old, { recursive: true, force: true });
}

/** The addresses other machines of the network reach this one under. */
const networkAddresses = (port) =>
  Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && !one.internal && one.family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`);

/** Whether only this machine opens an address. */
const isHere = (address) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);

function announce({ port, firstRun, origin, addresses, dataFolder }) {
  const local = `http://localhost:${port}`;
  const address = origin ?? local;
  console.log(`\n质安 Zhian 已就绪 · ready\n  企业工作台 desk         ${address}/desk\n  手机检查   phone        ${address}/today\n  监管部门   supervision  ${address}/supervision`);
  if (origin) console.log(`  本机       local        ${local}`);
  else {
    for (const one of networkAddresses(port)) console.log(`  局域网     network      ${one}`);
    if (addresses.length === 0) console.log('  还没有设定系统地址：请用 ZHIAN_ORIGIN（或登录后在“设置”里）写明大家用的地址，二维码才能长期有效。');
    for (const one of addresses) console.log(`  系统地址   printed      ${one}${isHere(one) ? '，只有这台电脑打得开，手机扫了二维码打不开：请在“设置”里改成大家用的地址' : '，在“设置”里设定'}`);
  }
  if (!address.startsWith('https:')) console.log('  手机 phones：离线打开、长期保存和加密导出需要 https 地址，现在是 http；没有它，手机上其余功能照常。');
  console.log(`  数据目录   data         ${dataFolder}`);
  for (const note of firstRun.notes) console.log(`  ${note}`);
  if (firstRun.setupPath) console.log(`\n还没有企业。请打开一次性链接建立企业和质量安全总监：\n  ${address}${firstRun.setupPath}`);
  if (firstRun.demo) {
    console.log(`\n演示账户（密码都是 ${firstRun.demo.password}，也在 ${firstRun.accountsFile}）：`);
    for (const one of firstRun.demo.accounts) console.log(`  ${one.loginName.padEnd(14)} ${one.name} · ${one.title} · ${one.factory}`);
  }
  console.log('');
}

/** Requests in flight finish and jobs are handed back; a second signal, or thirty seconds, ends it at once. */
function stopOnSignal(stop) {
  let stopping = false;
  const end = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 30_000).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

async function serve() {
  await buildIfNeeded();
  const program = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href);
  const started = await program.start(process.env);
  stopOnSignal(started.stop);
  announce(started);
}

async function develop() {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  const program = await vite.ssrLoadModule('./app/entry/http.ts');
  const { default: express } = await import('express');
  const started = await program.start(process.env, (app) => express().use(vite.middlewares).use(app));
  stopOnSignal(async () => {
    await started.stop();
    await vite.close();
  });
  announce(started);
}

async function runCommand(args) {
  await buildIfNeeded();
  const program = await import(pathToFileURL(path.join(root, 'build/server/cli.js')).href);
  process.exitCode = await program.run(args, process.env);
}

const [command = 'help', ...rest] = process.argv.slice(2);
process.env.ZHIAN_DECLARED_NODE_ENV = process.env.NODE_ENV ?? '';
process.env.NODE_ENV = command === 'dev' ? 'development' : 'production';
try {
  if (command === 'start') await serve();
  else if (command === 'build') await buildIfNeeded();
  else if (command === 'dev') await develop();
  else await runCommand([command, ...rest]);
} catch (error) {
  // A reason not to start is one sentence; anything else is a fault of the program and shows where.
  console.error(error?.name === 'CannotStart' || !(error instanceof Error) ? String(error?.message ?? error) : error.stack);
  process.exit(1);
}
