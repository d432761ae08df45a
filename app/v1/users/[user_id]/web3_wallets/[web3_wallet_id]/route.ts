import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteWeb3Wallet } from "@/lib/resources/web3-wallets/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take a wallet off a user",
    response: deletedJson,
    handle: (ctx, { params: { user_id = "", web3_wallet_id = "" } }) => deleteWeb3Wallet(ctx, { user_id, web3_wallet_id }),
  }),
});
