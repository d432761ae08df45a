import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Settings } from "@/lib/settings/schema";
import type { Identifier } from "./identifier";
import { entriesFor, withoutGmailDots } from "./rules";

type Restrictions = Settings["restrictions"];
type Found = { identifier: string; list: "allowlist" | "blocklist" };

export type Listed = Identifier & { isAllowed: boolean; isBlocked: boolean };

/** Where each identifier stands on the lists that are in force. With both off, nobody is asked. */
export async function listed(tx: Transaction | undefined, restrictions: Restrictions, identifiers: Identifier[]): Promise<Listed[]> {
  const asked = identifiers.map((identifier) => ({ identifier, entries: entriesFor(identifier), undotted: restrictions.ignore_dots_for_gmail_addresses ? withoutGmailDots(identifier.value) : null }));
  const found = identifiers.length > 0 && (restrictions.allowlist || restrictions.blocklist) ? await onLists(tx, asked) : [];
  return asked.map(({ identifier, entries, undotted }) => {
    const isOn = (list: Found["list"]) => found.some((row) => row.list === list && (entries.includes(row.identifier) || (undotted !== null && withoutGmailDots(row.identifier) === undotted)));
    return { ...identifier, isAllowed: isOn("allowlist"), isBlocked: isOn("blocklist") };
  });
}

function onLists(tx: Transaction | undefined, asked: { entries: string[]; undotted: string | null }[]): Promise<Found[]> {
  const entries = asked.flatMap((one) => one.entries);
  const undotted = asked.flatMap((one) => one.undotted ?? []);
  const matches =
    undotted.length === 0
      ? Prisma.sql`identifier = ANY(${entries})`
      : Prisma.sql`identifier = ANY(${entries}) OR (identifier ~ '@(gmail|googlemail)\\.com$' AND replace(split_part(identifier, '@', 1), '.', '') || '@gmail.com' = ANY(${undotted}))`;
  return select<Found>(
    tx,
    Prisma.sql`
      SELECT identifier, 'allowlist' AS list FROM allowlist_identifiers WHERE ${matches}
      UNION ALL SELECT identifier, 'blocklist' FROM blocklist_identifiers WHERE ${matches}`,
  );
}
