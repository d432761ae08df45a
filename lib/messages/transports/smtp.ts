import { createTransport, type NodemailerError } from "nodemailer";
import { isLoopbackHost } from "@/lib/env";
import { isOneAddress } from "@/lib/messages/address";
import type { OutgoingMessage } from "@/lib/messages/content";
import { DeliveryError, type Transport } from "@/lib/messages/transports/transport";
import { SECOND } from "@/lib/time";

export type SmtpOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`; nodemailer's options may stand in the query. */
  url: string;
  /** `Name <address>` or an address. */
  from: string;
  maxConnections: number;
};

/**
 * Mails through an SMTP server, over a few kept connections.
 *
 * With credentials in the URL the connection must become TLS (on smtp:// by STARTTLS) before they are sent, unless the
 * server is on this machine or the URL says `?requireTLS=false`.
 */
export function smtpTransport({ url, from, maxConnections }: SmtpOptions): Transport {
  const sender = parseSender(from);
  const server = new URL(url);
  const mustEncrypt = server.username !== "" && !isLoopbackHost(server.hostname) && !server.searchParams.has("requireTLS");
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections,
    ...(mustEncrypt ? { requireTLS: true } : {}),
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
    idleTimeout: 30 * SECOND,
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "smtp",
    async send(message, signal) {
      // nodemailer reads "a@x,b@y" as two recipients, also in an envelope.
      if (!isOneAddress("email", message.to)) throw new DeliveryError("smtp: not one address", { permanent: true });
      await mailer.sendMail({ ...mailOf(message, sender), signal }).catch((error: NodemailerError) => {
        throw deliveryError(error, signal);
      });
    },
    close: () => mailer.close(),
  };
}

/** Split EMAIL_FROM into name and address. */
export function parseSender(from: string): { name: string | null; address: string } {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*)?<([^<>\s]+@[^<>\s]+)>\s*$/.exec(from);
  if (match?.[2] !== undefined) return { name: match[1] || null, address: match[2] };
  return { name: null, address: from.trim() };
}

function mailOf(message: OutgoingMessage, sender: { name: string | null; address: string }) {
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  return {
    // Objects, never strings: nobody parses an address out of text that may hold a second one.
    from: { name: sender.name ?? message.portalName, address: sender.address },
    to: { name: "", address: message.to },
    envelope: { from: sender.address, to: [message.to] },
    subject: message.subject,
    text: message.text,
    ...(message.html === null ? {} : { html: message.html }),
    date: message.createdAt,
    // The same at every attempt, so that a mail server can drop the duplicate of a retry.
    messageId: `<${message.id}@${domain}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": message.locale,
    },
  };
}

/** What went wrong, in codes: the server's own sentence often repeats the address. */
function deliveryError(error: NodemailerError, signal: AbortSignal): DeliveryError {
  if (signal.aborted) return new DeliveryError("smtp: timed out", { permanent: false });
  const enhancedStatus = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(error.response ?? "")?.[0];
  const status = error.responseCode === undefined ? undefined : [error.responseCode, enhancedStatus].filter((part) => part !== undefined).join(" ");
  const kind = error.originalCode ?? error.code ?? "failed";
  // Only "no" to this recipient or this mail is final. A refused sign-in or STARTTLS is the operator's to mend.
  const refused = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  return new DeliveryError(`smtp: ${status ?? kind}`, { permanent: refused && error.permanent === true });
}
