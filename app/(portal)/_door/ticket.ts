import { param, type Search } from "@/app/(portal)/user/search";
import { ApiError } from "@/lib/errors";
import { describeTicket, type DescribedTicket } from "@/lib/flows/tickets/describe";
import { errorText } from "@/lib/http/error-text";
import type { DoorContext } from "./page";

/** The ticket that a link has brought to a page: what it is for, or in the person's words why it is good for nothing. */
export type AskedTicket = { value: string } & ({ about: DescribedTicket; refused: null } | { about: null; refused: string });

/** Read the ticket in a page's query. It is used by a press of a button only, so that nothing that opens links uses it up. */
export async function askedTicket(ctx: DoorContext, search: Search): Promise<AskedTicket | null> {
  const value = param(search, "__clerk_ticket");
  if (!value) return null;
  try {
    return { value, about: await describeTicket(ctx, { ticket: value }), refused: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const [item] = error.errors;
    return { value, about: null, refused: item ? errorText(item, ctx.request.locale) : error.message };
  }
}
