import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Settings } from "@/lib/settings/schema";
import { withoutGmailDots } from "./rules";

/** Whether somebody has a Gmail address that differs from this one in its dots and its domain only, and the instance calls those the same. */
export async function hasGmailTwin(tx: Transaction | undefined, { restrictions }: Settings, address: string): Promise<boolean> {
  const undotted = restrictions.ignore_dots_for_gmail_addresses ? withoutGmailDots(address) : null;
  if (undotted === null) return false;
  const found = await select(
    tx,
    // Written as the index over it is.
    Prisma.sql`
      SELECT 1 FROM email_addresses
      WHERE (replace(split_part(claim, '@', 1), '.', '') || '@gmail.com') = ${undotted}
        AND (claim LIKE '%@gmail.com' OR claim LIKE '%@googlemail.com') AND claim <> ${address}
      LIMIT 1`,
  );
  return found.length > 0;
}
