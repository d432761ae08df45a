import { createHmac, timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startHttpReceiver, type ReceivedRequest } from "@/lib/messages/testing/http-receiver";
import { startSmtpMailbox, type ReceivedMail } from "@/lib/messages/testing/smtp-mailbox";

const ARRIVES_WITHIN_MS = 20_000;
const SMS_KEY = Buffer.from("a key of the tests that signs text messages");

/** What a person sees of a message. */
export type Letter = { subject: string; text: string; html: string; from: string };

/** The mails and text messages of one portal, received by a real mail server and a real endpoint for text messages. */
export type Messages = {
  /** Variables that make a portal send here. */
  environment: Record<string, string>;
  /** The next message to an address or number that nobody has taken yet. Fails when none comes. */
  next: (to: string) => Promise<Letter>;
  /** All messages to an address or number so far. */
  all: (to: string) => Letter[];
  close: () => Promise<void>;
};

/** Begin to receive. */
export async function receiveMessages(): Promise<Messages> {
  const mails = await startSmtpMailbox();
  const texts = await startHttpReceiver((request) => ({ status: isSigned(request) ? 204 : 401 }));
  const taken = new Map<string, number>();

  const all = (to: string) => (to.includes("@") ? mails.received.filter((mail) => mail.to.includes(to)).map(letterOfMail) : texts.received.filter(isSigned).flatMap(letterOfText(to)));
  const next = async (to: string): Promise<Letter> => {
    const position = taken.get(to) ?? 0;
    const deadline = Date.now() + ARRIVES_WITHIN_MS;
    while (Date.now() < deadline) {
      const letter = all(to)[position];
      if (letter) {
        taken.set(to, position + 1);
        return letter;
      }
      await sleep(50);
    }
    throw new Error(`No message number ${position + 1} came to ${to} within ${ARRIVES_WITHIN_MS} ms.`);
  };
  const environment = { SMTP_URL: mails.url, SMS_WEBHOOK_URL: `${texts.origin}/sms`, SMS_WEBHOOK_SECRET: `whsec_${SMS_KEY.toString("base64")}` };
  const close = async () => {
    await mails.close();
    await texts.close();
  };
  return { environment, next, all, close };
}

/** The six figures of a code that a message holds. */
export function codeIn({ subject, text }: Pick<Letter, "subject" | "text">): string {
  const found = /(?<!\d)(\d{3})[ \u00a0\u202f]?(\d{3})(?!\d)/.exec(`${subject}\n${text}`);
  if (!found) throw new Error(`There is no code in “${subject}”:\n${text}`);
  return `${found[1]}${found[2]}`;
}

/** The link with a token that a message holds. */
export function linkIn({ subject, text }: Pick<Letter, "subject" | "text">): string {
  const found = /https?:\/\/\S+[?&]token=[\w.~-]+/.exec(text);
  if (!found) throw new Error(`There is no link in “${subject}”:\n${text}`);
  return found[0];
}

function letterOfMail({ mail }: ReceivedMail): Letter {
  return { subject: mail.subject ?? "", text: mail.text ?? "", html: mail.html || "", from: mail.from?.text ?? "" };
}

function letterOfText(to: string) {
  return ({ body }: ReceivedRequest): Letter[] => {
    const { data } = JSON.parse(body) as { data: { to_phone_number: string; message: string; from_phone_number: string | null } };
    return data.to_phone_number === to ? [{ subject: "", text: data.message, html: "", from: data.from_phone_number ?? "" }] : [];
  };
}

/** @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function isSigned({ headers, body }: ReceivedRequest): boolean {
  const signed = createHmac("sha256", SMS_KEY).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64");
  const given = Buffer.from(String(headers["webhook-signature"]));
  const expected = Buffer.from(`v1,${signed}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
