import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { rejectWaitlistEntry } from "@/lib/resources/waitlist-entries/reject";
import { fullWaitlistEntryJson } from "@/lib/resources/waitlist-entries/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Turn somebody on the waitlist down",
    response: fullWaitlistEntryJson,
    handle: (ctx, { params }) => rejectWaitlistEntry(ctx, { waitlist_entry_id: params.waitlist_entry_id ?? "" }),
  }),
});
