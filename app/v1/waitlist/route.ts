import { endpoint, route } from "@/lib/http/endpoint";
import { joinWaitlist } from "@/lib/resources/waitlist-entries/join";
import { waitlistEntryJson } from "@/lib/resources/waitlist-entries/serializer";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "optional",
    summary: "Join the waitlist",
    body: joinWaitlist.input,
    response: waitlistEntryJson,
    handle: (ctx, { body }) => joinWaitlist(ctx, body),
  }),
});
