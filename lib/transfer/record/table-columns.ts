import type { Connection } from "@/lib/db/copy";
import { USER_TABLES, type UserTable } from "../store/rows";

/** A column's type as PostgreSQL calls it, and whether a row may do without a value. */
export type Column = { type: string; optional: boolean };
export type TableColumns = ReadonlyMap<UserTable, ReadonlyMap<string, Column>>;

type Described = { table_name: UserTable; column_name: string; type: string; optional: boolean };

/** The columns of the tables that a user stands in, as the database has them: an export holds what there is, not a list of names. */
export async function readTableColumns(connection: Connection): Promise<TableColumns> {
  const described = await connection.query<Described>(
    `SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull OR a.atthasdef AS optional
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY ($1::text[]) AND a.attnum > 0 AND NOT a.attisdropped`,
    [[...USER_TABLES]],
  );
  const tables = new Map<UserTable, Map<string, Column>>();
  for (const { table_name, column_name, type, optional } of described) {
    const columns = tables.get(table_name) ?? new Map<string, Column>();
    columns.set(column_name, { type, optional });
    tables.set(table_name, columns);
  }
  return tables;
}
