import { z } from "zod";
import { metadataInput } from "@/lib/resources/users/input";

/** The mails that an invitation can be sent in. */
export const TEMPLATE_SLUGS = ["invitation", "waitlist_invitation"] as const;

/** What an invitation is made of. */
export const invitationInput = z.strictObject({
  email_address: z.string(),
  /** Becomes the public metadata of whoever accepts. */
  public_metadata: metadataInput.nullish(),
  /** Where the link leads, with the ticket; the portal's own sign-up without it. */
  redirect_url: z.string().max(2048).nullish(),
  /** Whether a mail goes out. */
  notify: z.boolean().nullish(),
  /** Also where an invitation is pending, or somebody has the address. */
  ignore_existing: z.boolean().nullish(),
  expires_in_days: z.number().int().min(1).max(365).nullish(),
  template_slug: z.enum(TEMPLATE_SLUGS).nullish(),
});

export type InvitationInput = z.output<typeof invitationInput>;
