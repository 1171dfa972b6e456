import { readLayout } from '../../app/domain/risk/import/columns';
import { readSheetLengths, readSheetRefusal } from '../../app/domain/risk/import/sheet';
import { readMappings } from '../../app/domain/risk/library/matching';
import { partsOf } from '../../app/domain/shared/stored';
import { foreignKey, index, instantText, integer, json, primaryKey, table, text } from '../dialect/columns';

/** What came of an import that was confirmed. */
export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  readonly versionId: string;
}

const readOutcome = (stored: unknown): ImportOutcome => ({ added: 0, changed: 0, refused: 0, versionId: '', ...partsOf<ImportOutcome>(stored) });

/**
 * A sheet somebody uploaded and has not yet, or only just, taken into the draft. Outside the chain: nothing here is a
 * record of the factory before it is confirmed, and it is pruned after some days.
 */
export const riskImports = table(
  'risk_imports',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instantText('created_at').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    /** SHA-256 of the file (`services/risk/import/upload.ts` says where it lies) until it has been read. */
    fileHash: text('file_hash'),
    /** The file itself in base64, of an upload that an earlier release took in and nobody has read yet. */
    content: text('content'),
    problem: json('problem', readSheetRefusal),
    /** Names and lengths of the sheets; null while it is being read. */
    sheets: json('sheets', readSheetLengths),
    /** The sheet that is looked at, and how its columns are taken; null where no head was found. */
    sheet: integer('sheet').notNull(),
    layout: json('layout', readLayout),
    /** Answers to "which of our posts is this?", remembered for good when the import is confirmed. */
    mappings: json('mappings', readMappings).notNull(),
    outcome: json('outcome', readOutcome),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('risk_imports_created').on(t.createdAt)],
);

/** The sheets of an import as they were read. */
export const riskImportSheets = table(
  'risk_import_sheets',
  {
    enterpriseId: text('enterprise_id').notNull(),
    importId: text('import_id').notNull(),
    position: integer('position').notNull(),
    /** JSON of a `Sheet` (`readSheetText`), read apart from the process that answers requests. */
    content: text('content').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.importId, t.position] }),
    foreignKey({ columns: [t.enterpriseId, t.importId], foreignColumns: [riskImports.enterpriseId, riskImports.id] }),
  ],
);
