import type { EncodedRows } from "@/lib/db/copy";
import { USER_TABLES } from "./rows";

const ORDER = new Map<string, number>(USER_TABLES.map((table, index) => [table, index]));

/** Rows of many users, gathered as COPY takes them. */
export class EncodedTables {
  private readonly gathered = new Map<string, EncodedRows>();

  add(rows: readonly EncodedRows[]): void {
    for (const { table, columns, text } of rows) {
      const key = `${table} ${columns}`;
      this.gathered.set(key, { table, columns, text: (this.gathered.get(key)?.text ?? "") + text });
    }
  }

  /** In the order in which they must be stored. */
  all(): EncodedRows[] {
    return [...this.gathered.values()].sort((a, b) => (ORDER.get(a.table) ?? 0) - (ORDER.get(b.table) ?? 0));
  }
}
