import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { pageJson } from "@/lib/resources/listing";
import { createWaitlistEntries, waitlistEntryInput } from "@/lib/resources/waitlist-entries/create";
import { listWaitlistEntries } from "@/lib/resources/waitlist-entries/list";
import { fullWaitlistEntryJson } from "@/lib/resources/waitlist-entries/serializer";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "Who is on the waitlist, newest first",
    query: listWaitlistEntries.input,
    response: pageJson(fullWaitlistEntryJson),
    handle: (ctx, { query }) => listWaitlistEntries(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Put an email address on the waitlist",
    body: waitlistEntryInput,
    response: fullWaitlistEntryJson,
    handle: async (ctx, { body }) => first(await createWaitlistEntries(ctx, { entries: [body] })),
  }),
});

function first<Item>([item]: Item[]): Item {
  return item as Item;
}
