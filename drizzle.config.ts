import { defineConfig } from 'drizzle-kit';

/** `npm run db:generate` runs this twice, with ZHIAN_DIALECT=sqlite and =postgres, over the one schema. */
const postgres = process.env.ZHIAN_DIALECT === 'postgres';

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: ['./db/schema/accounts.ts', './db/schema/channels.ts', './db/schema/filters.ts', './db/schema/floorPlans.ts', './db/schema/hazards.ts', './db/schema/imports.ts', './db/schema/installation.ts', './db/schema/library.ts', './db/schema/log.ts', './db/schema/organisation.ts', './db/schema/papers.ts', './db/schema/risk.ts', './db/schema/riskLife.ts', './db/schema/routine.ts', './db/schema/supervision.ts'],
  out: `./db/migrations/${postgres ? 'postgres' : 'sqlite'}`,
});
