// No known advisory of high or critical severity in what is installed for running. The registry is asked; where it keeps no
// advisories, the dated list beside this file stands in, and only for the exact versions it names. What neither has seen fails.
// `node .ci/advisories.mjs --review "what was read"` names today's versions in the list. See docs/decisions/advisories-are-seen.md.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const LIST = '.ci/advisories.json';
const GRAVE = ['high', 'critical'];
const DAY = 86_400_000;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const list = JSON.parse(readFileSync(LIST, 'utf8'));
const installed = [...new Set(Object.entries(lock.packages).flatMap(([path, { dev, devOptional, version }]) => (path && !dev && !devOptional ? [`${path.split('node_modules/').at(-1)}@${version}`] : [])))].sort();
const answered = list.advisories.filter(({ answer }) => answer);

/** What the registry says: grave findings that nobody has answered for; null where it says nothing. */
function byRegistry() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
  let report = null;
  try {
    report = JSON.parse(stdout);
  } catch {
    // npm printed no JSON: no answer, as below.
  }
  if (!report?.metadata?.vulnerabilities) return null;
  // `via` holds an advisory, or the name of the package inside that has one and is reported by itself.
  const findings = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object' && GRAVE.includes(one.severity)));
  const known = ({ url = '', title = '' }) => answered.some(({ ids }) => ids.some((id) => url.includes(id) || title.includes(id)));
  return findings.filter((one) => !known(one)).map(({ name, title, severity, url }) => `${name} (${severity}): ${title} ${url ?? ''}`);
}

/** The same by the list, which must be young enough and name every version. */
function byList(today) {
  const age = Math.floor((today - Date.parse(list.reviewedOn)) / DAY);
  const versions = new Set(list.versions);
  const of = ({ packages }) => packages.filter((one) => installed.includes(one));
  return [
    ...(age > list.goodForDays ? [`the list of ${list.reviewedOn} is ${age} days old, and good for ${list.goodForDays}`] : []),
    ...installed.filter((one) => !versions.has(one)).map((one) => `${one} is in no list: read what is known of it, then --review`),
    ...list.advisories.filter((one) => !one.answer && GRAVE.includes(one.severity) && of(one).length > 0).map((one) => `${of(one).join(', ')} (${one.severity}): ${one.title}`),
  ];
}

const at = process.argv.indexOf('--review');
if (at > 0) {
  const read = process.argv[at + 1]?.trim();
  if (!read) throw new Error('say what was read: --review "…"');
  writeFileSync(LIST, `${JSON.stringify({ ...list, reviewedOn: new Date().toISOString().slice(0, 10), read, versions: installed }, null, 2)}\n`);
  process.exit(0);
}

if (installed.length === 0) throw new Error('package-lock.json names nothing that is installed for running');
const seen = byRegistry();
const faults = seen ?? byList(Date.now());
console.log(`advisories: ${installed.length} versions, by ${seen ? 'the registry' : `the list of ${list.reviewedOn}, for the registry keeps no advisories (${list.read})`}`);
for (const { ids, packages, answer } of answered) {
  if (packages.some((one) => installed.includes(one))) console.log(`  known: ${ids.join(', ')} in ${packages.join(', ')}: ${answer}`);
}
if (faults.length > 0) {
  console.error(`not agreed to:\n  ${faults.join('\n  ')}`);
  process.exit(1);
}
