import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { inviteWaitlistEntry } from "@/lib/resources/waitlist-entries/invite";
import { fullWaitlistEntryJson } from "@/lib/resources/waitlist-entries/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Invite somebody from the waitlist",
    body: inviteWaitlistEntry.input.pick({ ignore_existing: true }),
    response: fullWaitlistEntryJson,
    handle: (ctx, { params, body }) => inviteWaitlistEntry(ctx, { ...body, waitlist_entry_id: params.waitlist_entry_id ?? "" }),
  }),
});
