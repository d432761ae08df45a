import { z } from "zod";

/** A ticket as it stands in a link: a sign-in token, or the token of an invitation. */
export const ticketInput = z.string().min(1).max(4096);
