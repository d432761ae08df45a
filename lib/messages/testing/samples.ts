import type { Brand } from "@/lib/messages/brand";
import type { OutgoingMessage } from "@/lib/messages/content";
import { messageData, type MessageData, type MessageSlug } from "@/lib/messages/message";

/** Who asked, in every sample. */
export const sampleOccurrence = {
  at: new Date("2026-11-21T09:30:00Z"),
  ip_address: "203.0.113.9",
  browser_name: "Firefox",
  os_name: "Linux",
  city: "Lisbon",
  country: "PT",
};

/** A brand as an operator would set it. */
export const sampleBrand: Brand = {
  name: "Acme",
  portalUrl: "https://accounts.acme.test",
  logoUrl: "https://accounts.acme.test/images/img_1",
  accentColor: "#2f5d50",
  supportEmail: "help@acme.test",
};

const link = "https://accounts.acme.test/v1/verify?token=abc123";
const account = "ada@example.com";
const all = { code: "123456", link, requested: sampleOccurrence, account, occurred: sampleOccurrence, email_address: "ada@new.example", phone_number: "+15005550006", at: sampleOccurrence.at, unlocks_at: new Date("2026-11-21T10:30:00Z") };

/** One finished message of every kind. */
export const sampleMessages: MessageData[] = (Object.keys(messageData) as MessageSlug[]).map(sampleMessage);

/** The finished message of one kind. */
export function sampleMessage<Slug extends MessageSlug>(slug: Slug): MessageData<Slug> {
  return { slug, data: messageData[slug].parse(all) } as MessageData<Slug>;
}

/** A message on its way to a transport. */
export function sampleOutgoing(overrides: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: "msg_2yGzP9vQzq1Y8mJr4kT0aBcDeFg",
    channel: "email",
    slug: "verification_code",
    to: "ada@example.com",
    locale: "en",
    userId: "user_1",
    identificationId: "idn_1",
    portalName: "Acme",
    createdAt: new Date("2026-11-21T09:30:00Z"),
    subject: "123 456 is your Acme code",
    text: "123456\n",
    html: "<p>123456</p>",
    code: "123456",
    link: null,
    ...overrides,
  };
}
