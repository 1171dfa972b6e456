import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';

const CRITERION = '任一点厚度不小于标称值的 85% 减 0.1 mm，即 ≥ ';

/** Gives a post of the demo `total` daily items in every version of its list, copies of what it has under names of their own. No server may hold the file. */
export function fillPost(dataFolder: string, post: string, total: number): void {
  const db = new Database(path.join(dataFolder, 'zhian.db'));
  const listed = db.prepare(
    `select i.* from risk_items i join posts p on p.id = i.post_id where p.name = ? and i.position = (select max(m.position) from risk_items m where m.version_id = i.version_id and m.post_id = i.post_id)`,
  ).all(post) as Record<string, unknown>[];
  const daily = db.prepare("select count(*) as n from risk_items where version_id = ? and post_id = ? and frequency = 'day'");
  for (const row of listed) {
    const names = Object.keys(row);
    const add = db.prepare(`insert into risk_items (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`);
    const { n } = daily.get(row.version_id, row.post_id) as { n: number };
    for (let at = n; at < total; at += 1) {
      const own: Record<string, unknown> = {
        ...row, id: randomUUID(), line_id: randomUUID(), position: Number(row.position) * 1000 + at, frequency: 'day', risk_point: `最薄点厚度，第 ${at + 1} 点`, criterion: `${CRITERION}${(1 + at / 10).toFixed(1)} mm`,
      };
      add.run(names.map((name) => own[name]));
    }
  }
  db.close();
}
