import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemContext } from "@/lib/context";
import { ApiError } from "@/lib/errors";
import { readSettings } from "@/lib/settings/store";
import { signingKeys } from "@/lib/tokens/signing-keys";
import { redeemHandshake } from "@/lib/tokens/handshake";

/** What the servers of apps ask with their secret key, as far as it takes to verify tokens and end handshakes, on a port of this machine. */
export async function openAppServerApi(): Promise<{ apiUrl: string; close: () => void }> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const answer = async () => {
      if (url.pathname === "/v1/jwks") return { keys: (await signingKeys()).published };
      return redeemHandshake(systemContext(await readSettings(), "test"), { nonce: url.searchParams.get("nonce") ?? "" });
    };
    response.setHeader("content-type", "application/json");
    void answer().then(
      (payload) => response.end(JSON.stringify(payload)),
      (error: unknown) => {
        response.statusCode = error instanceof ApiError ? error.status : 500;
        response.end(JSON.stringify({ errors: error instanceof ApiError ? error.errors : [] }));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}`, close: () => server.close() };
}
