const properties = new Map<string, string>();

/**
 * A row that the database gave as JSON (`row_to_json`), as Prisma would have given it: properties for columns, and dates for
 * the columns that hold moments, whose names all end in `_at`. What a JSON column holds stays as it is.
 */
export function fromJsonRow<Row extends object>(row: Record<string, unknown>): Row {
  const read: Record<string, unknown> = {};
  for (const column in row) {
    const value = row[column];
    read[propertyOf(column)] = typeof value === "string" && column.endsWith("_at") ? new Date(value) : value;
  }
  return read as Row;
}

function propertyOf(column: string): string {
  const known = properties.get(column);
  if (known !== undefined) return known;
  const property = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  properties.set(column, property);
  return property;
}
