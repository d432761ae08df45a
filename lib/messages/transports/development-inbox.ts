import { database } from "@/lib/db/client";
import type { Transport } from "@/lib/messages/transports/transport";

const KEPT_MESSAGES = 1000;

/** Where the messages of a development instance go when it has no real transport: a table that `/dev/inbox` shows. */
export function developmentInbox(): Transport {
  return {
    name: "development_inbox",
    async send({ id, channel, slug, to, subject, text, html, code, link, createdAt }) {
      const content = { channel, slug, toAddress: to, subject, text, html, code, link };
      // The outbox may hand a message over twice: the second time finds the first.
      await database().devInboxMessage.upsert({ where: { id }, create: { id, ...content, createdAt }, update: content });
      await database().$executeRaw`
        DELETE FROM dev_inbox_messages WHERE created_at < (
          SELECT created_at FROM dev_inbox_messages ORDER BY created_at DESC OFFSET ${KEPT_MESSAGES} LIMIT 1)`;
    },
  };
}
