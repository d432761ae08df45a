import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deletedJson } from "@/lib/resources/users/serializer";
import { deleteWaitlistEntry } from "@/lib/resources/waitlist-entries/delete";

export const { DELETE, POST } = route({
  DELETE: backendEndpoint({
    summary: "Take somebody who waits off the waitlist",
    response: deletedJson,
    handle: (ctx, { params }) => deleteWaitlistEntry(ctx, { waitlist_entry_id: params.waitlist_entry_id ?? "" }),
  }),
});
