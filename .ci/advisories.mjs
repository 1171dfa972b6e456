// Known advisories of high or critical severity in what is installed for running fail the check; a registry that keeps
// no advisories is said, not hidden.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let report = null;
try {
  report = JSON.parse(stdout);
} catch {
  // npm printed no JSON: treated below as no answer.
}
const counts = report?.metadata?.vulnerabilities;
if (!counts) {
  console.log('the registry gave no advisories; this check was not made');
} else {
  console.log(`advisories: ${JSON.stringify(counts)}`);
  if (counts.high > 0 || counts.critical > 0) {
    for (const [name, { severity, via }] of Object.entries(report.vulnerabilities)) {
      if (severity === 'high' || severity === 'critical') console.error(`  ${name} (${severity}): ${via.map((one) => one.title ?? one).join('; ')}`);
    }
    process.exit(1);
  }
}
