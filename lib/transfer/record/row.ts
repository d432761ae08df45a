import { apiError } from "@/lib/errors";
import type { CopyRow } from "@/lib/db/copy";
import { isRecord } from "../source/record";
import type { UserTable } from "../store/rows";
import type { Column, TableColumns } from "./table-columns";

const MOMENT = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** What a value of each type looks like in JSON, as PostgreSQL's `row_to_json` writes it. */
const LOOKS: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  "character varying": (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: isWhole,
  bigint: isWhole,
  jsonb: (value) => value !== undefined,
  "timestamp with time zone": (value) => typeof value === "string" && MOMENT.test(value),
  bytea: (value) => typeof value === "string" && /^\\x([0-9a-f]{2})*$/.test(value),
  "text[]": (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
};

/**
 * A row of an export as it is stored. Columns that it lacks get what the database gives a new row.
 *
 * @throws form_param_… 422 with the name of the part at fault
 */
export function rowOf(table: UserTable, param_name: string, given: unknown, tables: TableColumns): CopyRow {
  if (!isRecord(given)) throw apiError("form_param_type_invalid", { param_name });
  const columns = tables.get(table);
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const column = columns?.get(name);
    if (!column) throw apiError("form_param_unknown", { param_name: `${param_name}.${name}` });
    if (!fits(value, column)) throw apiError("form_param_type_invalid", { param_name: `${param_name}.${name}` });
    row[name] = stored(value, column);
  }
  for (const [name, { optional }] of columns ?? []) if (!optional && row[name] == null) throw apiError("form_param_missing", { param_name: `${param_name}.${name}` });
  return row;
}

function fits(value: unknown, { type, optional }: Column): boolean {
  return value === null ? optional : (LOOKS[type]?.(value) ?? false);
}

/** COPY tells JSON and lists of texts apart by what they are; a text of JSON is given as the JSON that it is. */
function stored(value: unknown, { type }: Column): unknown {
  return type === "jsonb" && value !== null ? JSON.stringify(value) : value;
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}
