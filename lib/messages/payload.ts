import { z } from "zod";
import { decrypt, encrypt } from "@/lib/encryption";
import { messageData, type MessageData, type MessageSlug } from "@/lib/messages/message";

/** Binds the ciphertext to its use: a sealed payload can't be opened as anything else. */
const PURPOSE = "outbox_message";

const envelope = z.object({ slug: z.string(), data: z.unknown() });

/**
 * Encrypt what a message says. The words themselves are written when it is sent, so that the portal's name and logo are
 * today's, but codes and links must not lie readable in the database meanwhile.
 */
export function sealPayload(slug: MessageSlug, data: unknown): string {
  return encrypt(JSON.stringify({ slug, data: messageData[slug].parse(data) }), PURPOSE);
}

/**
 * Read a sealed payload back.
 *
 * @throws when the key is gone, or the payload belongs to another slug or version
 */
export function openPayload<Slug extends MessageSlug>(slug: Slug, sealed: string): MessageData<Slug> {
  const opened = envelope.parse(JSON.parse(decrypt(sealed, PURPOSE)));
  if (opened.slug !== slug) throw new Error("The payload belongs to another message");
  // The table pairs each slug with its own schema; TypeScript can't follow that through an index by a type parameter.
  return { slug, data: messageData[slug].parse(opened.data) } as MessageData<Slug>;
}
