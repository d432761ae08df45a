import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Column<Item> = {
  key: string;
  heading: ReactNode;
  cell: (item: Item) => ReactNode;
  /** Figures and dates stand at the far end, with figures of one width. */
  figures?: boolean;
  /** A class for the column's width (`w-40`); columns keep it whatever the rows hold. */
  width?: string;
  /** Leaves the column out on phones. */
  wideOnly?: boolean;
};

/** Rows and columns for the dashboard: fixed columns, a caption for screen readers, sideways scroll on narrow screens. */
export function Table<Item>({ caption, columns, items, itemKey, empty }: { caption: string; columns: readonly Column<Item>[]; items: readonly Item[]; itemKey: (item: Item) => string; empty?: ReactNode }) {
  if (items.length === 0 && empty) return <>{empty}</>;
  const alignment = (column: Column<Item>) => classNames(column.figures ? "figures text-end" : "text-start", column.width, column.wideOnly && "max-md:hidden");
  return (
    // Reachable by keyboard, because what can be scrolled must be scrollable without a mouse.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table className="w-full table-fixed border-collapse text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 font-medium text-ink-quiet first:ps-0 last:pe-0 ${alignment(column)}`}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={itemKey(item)} className="border-b border-line hover:bg-hover">
              {columns.map((column) => (
                <td key={column.key} className={`h-11 truncate px-3 py-1.5 first:ps-0 last:pe-0 ${alignment(column)}`}>
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
