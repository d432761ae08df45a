import { database } from "@/lib/db/client";

/** A message of a development instance, as `/dev/inbox.json` shows it. Times are Unix milliseconds. */
export type InboxMessage = {
  id: string;
  channel: string;
  to: string;
  slug: string;
  subject: string;
  text: string;
  html: string | null;
  code: string | null;
  link: string | null;
  created_at: number;
};

const SHOWN_MESSAGES = 50;

/**
 * The newest messages of the development inbox first, optionally only those to one address, in any case of letters. A
 * number whose `+` a query string turned into a space is understood.
 */
export async function listInboxMessages({ to = null }: { to?: string | null } = {}): Promise<InboxMessage[]> {
  const address = to?.replace(/^ (?=\d)/, "+").trim();
  const rows = await database().devInboxMessage.findMany({
    ...(address ? { where: { toAddress: { equals: literally(address), mode: "insensitive" } } } : {}),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN_MESSAGES,
  });
  return rows.map(({ toAddress, createdAt, ...row }) => ({ ...row, to: toAddress, created_at: createdAt.getTime() }));
}

/** Prisma compares without case by ILIKE, to which these characters are wildcards. */
function literally(address: string): string {
  return address.replace(/[%_\\]/g, "\\$&");
}
