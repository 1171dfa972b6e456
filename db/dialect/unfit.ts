/** The database was migrated by a later version of this program. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** The database holds tables, and they are not those of this program; nothing was changed in it. */
export class ForeignDatabase extends Error {
  override readonly name = 'ForeignDatabase';

  constructor(readonly tables: readonly string[]) {
    super('the database belongs to another program');
  }
}
