// What sign-in is measured against: node:http and one Argon2id verification for each posted form, nothing else. Any GET
// tells that it serves.
//
// usage: node bench/bare-hash-server.mjs <port> <digest>
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { verify } from "@node-rs/argon2";

const [port, digest] = process.argv.slice(2);

const server = createServer(async (request, response) => {
  if (request.method === "GET") {
    response.end();
    return;
  }
  const password = new URLSearchParams(await text(request)).get("password") ?? "";
  const right = await verify(digest, password);
  response.writeHead(right ? 200 : 422, { "content-type": "application/json" }).end(JSON.stringify({ right }));
});

server.listen(Number(port), "localhost");
