import { enqueue } from "@/lib/messages/enqueue";
import type { NoticeSlug } from "@/lib/messages/message";
import { occurrenceOf } from "@/lib/messages/occurrence";
import type { OperationContext } from "@/lib/operation";

type PlainNotice = Exclude<NoticeSlug, `primary_${string}` | `email_${string}` | `phone_${string}` | "account_locked">;
type AddressNotice = Extract<NoticeSlug, `primary_${string}` | `email_${string}`>;
type NumberNotice = Extract<NoticeSlug, `phone_${string}`>;

/** A person's way to be reached, and how they know their account. */
type Recipient = { userId: string; locale: string; account: string; mailbox: Mailbox | null; phone: Mailbox | null };
type Mailbox = { id: string; address: string };

/**
 * Tell a person of a change to their account: by mail to the primary address, or by text to the primary number when there
 * is no address. Nobody is told who can't be reached.
 */
export async function notifyUser(ctx: OperationContext, userId: string, slug: PlainNotice): Promise<void> {
  const recipient = await recipientOf(ctx, userId);
  const common = { ...envelope(recipient), slug, data: { account: recipient.account, occurred: await occurrenceOf(ctx.request, ctx.now()) } };
  const { mailbox, phone } = recipient;
  if (mailbox) await enqueue(ctx.tx, { ...common, channel: "email", to: mailbox.address, identification_id: mailbox.id });
  else if (phone) await enqueue(ctx.tx, { ...common, channel: "sms", to: phone.address, identification_id: phone.id });
}

/**
 * Tell of a change of addresses, at the primary address and at each of `alsoTo`, so that whoever holds the old one hears
 * of it too.
 */
export async function notifyOfAddress(ctx: OperationContext, userId: string, slug: AddressNotice, emailAddress: string, alsoTo: string[] = []): Promise<void> {
  const recipient = await recipientOf(ctx, userId);
  const data = { account: recipient.account, email_address: emailAddress, occurred: await occurrenceOf(ctx.request, ctx.now()) };
  for (const to of recipientsOf(recipient, alsoTo)) await enqueue(ctx.tx, { ...envelope(recipient), channel: "email", slug, to, data });
}

/**
 * Tell of a change of numbers: by mail to the primary address, by text to the primary number of somebody who has no address,
 * and by text to each of `alsoTo`.
 */
export async function notifyOfNumber(ctx: OperationContext, userId: string, slug: NumberNotice, phoneNumber: string, alsoTo: string[] = []): Promise<void> {
  const recipient = await recipientOf(ctx, userId);
  const { mailbox, phone } = recipient;
  const common = { ...envelope(recipient), slug, data: { account: recipient.account, phone_number: phoneNumber, occurred: await occurrenceOf(ctx.request, ctx.now()) } };
  if (mailbox) await enqueue(ctx.tx, { ...common, channel: "email", to: mailbox.address, identification_id: mailbox.id });
  const texts = new Set([...(mailbox || !phone ? [] : [phone.address]), ...alsoTo]);
  for (const to of texts) await enqueue(ctx.tx, { ...common, channel: "sms", to });
}

async function recipientOf({ tx, request }: OperationContext, userId: string): Promise<Recipient> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      username: true,
      locale: true,
      primaryEmailAddress: { select: { id: true, emailAddress: true } },
      primaryPhoneNumber: { select: { id: true, phoneNumber: true } },
    },
  });
  const mailbox = user.primaryEmailAddress && { id: user.primaryEmailAddress.id, address: user.primaryEmailAddress.emailAddress };
  const phone = user.primaryPhoneNumber && { id: user.primaryPhoneNumber.id, address: user.primaryPhoneNumber.phoneNumber };
  return { userId, locale: user.locale ?? request.locale, account: mailbox?.address ?? user.username ?? phone?.address ?? userId, mailbox, phone };
}

function envelope({ userId, locale }: Recipient): { user_id: string; locale: string } {
  return { user_id: userId, locale };
}

function recipientsOf({ mailbox }: Recipient, alsoTo: string[]): Set<string> {
  return new Set([...(mailbox ? [mailbox.address] : []), ...alsoTo]);
}
