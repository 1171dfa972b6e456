// Every package that is installed for running must carry a licence that allows it to be given on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ALLOWED = /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|OFL-1\.1|Zlib|MPL-2\.0|WTFPL|Hippocratic-2\.1)$/;
/** sharp brings libvips as a shared library of its own file, which the LGPL allows. */
const SHARED_LIBRARIES = /^@img\/sharp-(libvips-|win32-|wasm32)/;

/** Some packages keep their licence in a file only. */
const fromFile = (path) => {
  const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  return file && /^\s*(The )?MIT License/i.test(readFileSync(`${path}/${file}`, 'utf8')) ? 'MIT' : '';
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bad = [];
let seen = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path || entry.dev || entry.devOptional) continue;
  const file = `${path}/package.json`;
  if (!existsSync(file)) continue;
  const { name, version, license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const named = typeof license === 'string' ? license : (license?.type ?? (licenses ?? []).map((one) => one.type ?? one).join(' OR '));
  const text = named || fromFile(path);
  seen += 1;
  const parts = String(text).replace(/[()]/g, '').split(/\s+(?:OR|AND|\/)\s+|\//);
  const ok = / AND /.test(text) ? parts.every((part) => ALLOWED.test(part)) : parts.some((part) => ALLOWED.test(part));
  if (!ok && !SHARED_LIBRARIES.test(name)) bad.push(`${name}@${version}: ${text || 'none named'}`);
}
console.log(`${seen} packages for running looked at`);
if (bad.length > 0) {
  console.error(`licences that were not agreed to:\n  ${bad.join('\n  ')}`);
  process.exit(1);
}
