import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { listInput } from "@/lib/resources/listing";
import { createWaitlistEntries, MOST_ENTRIES, waitlistEntryInput } from "@/lib/resources/waitlist-entries/create";
import { fullWaitlistEntryJson } from "@/lib/resources/waitlist-entries/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Put several email addresses on the waitlist: all, or on any problem none",
    takesList: true,
    body: listInput(waitlistEntryInput, MOST_ENTRIES),
    response: z.array(fullWaitlistEntryJson),
    handle: (ctx, { body }) => createWaitlistEntries(ctx, { entries: body }),
  }),
});
