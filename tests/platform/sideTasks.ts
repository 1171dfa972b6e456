import { type Table, writeTable } from '~/documents/xlsx/writeTable';
import { serveTasks } from '~/platform/host/serveTasks';

/** What the side process of `sideProcesses.test.ts` is asked for. */
export const TASKS = { table: ({ table }: { readonly table: Table }) => writeTable(table) };

serveTasks(TASKS);
