import { foreignKey, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import { readRegions } from '../../app/domain/risk/plan/floorPlan';
import { evidence } from './organisation';

/** The floor plan under the 风险四色图, state by state: every change is a new row with the next number. */
export const floorPlans = table(
  'floor_plans',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    number: integer('number').notNull(),
    /** Evidence hash of the picture; null while the schematic stands. */
    picture: text('picture'),
    /** px */
    width: integer('width'),
    height: integer('height'),
    regions: json('regions', readRegions).notNull(),
    drawnBy: text('drawn_by').notNull(),
    drawnByName: text('drawn_by_name').notNull(),
    drawnAt: instantText('drawn_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('floor_plans_number').on(t.enterpriseId, t.number),
    foreignKey({ columns: [t.enterpriseId, t.picture], foreignColumns: [evidence.enterpriseId, evidence.hash] }),
  ],
);
