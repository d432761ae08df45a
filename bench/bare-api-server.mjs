// What the API is measured against: node:http, and for each request one question to the same database and one RS256 signature,
// nothing else. Of a request it looks at the path and the cookie `__client` only.
//
// GET /client:  the whole client, asked for as JSON in one question
// POST /tokens: the session that the client used last
//
// usage: node bench/bare-api-server.mjs <port> <database url>
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import { promisify } from "node:util";
import pg from "pg";

const [port, connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const signAsync = promisify(sign);

const QUESTIONS = {
  "/tokens": `SELECT s.id, s.user_id FROM clients c JOIN sessions s ON s.id = c.last_active_session_id JOIN users u ON u.id = s.user_id
    WHERE c.token_hash = $1 AND c.expires_at > now() AND s.status = 'active' AND s.expire_at > now() AND u.banned_at IS NULL`,
  "/client": `SELECT s.id, s.user_id, json_build_object('client', row_to_json(c), 'session', row_to_json(s), 'user', row_to_json(u),
      'email_addresses', (SELECT json_agg(json_build_object('address', row_to_json(e), 'verification', row_to_json(v))) FROM email_addresses e LEFT JOIN verifications v ON v.id = e.verification_id WHERE e.user_id = u.id),
      'phone_numbers', (SELECT json_agg(row_to_json(p)) FROM phone_numbers p WHERE p.user_id = u.id)) AS client
    FROM clients c JOIN sessions s ON s.client_id = c.id JOIN users u ON u.id = s.user_id
    WHERE c.token_hash = $1 AND c.expires_at > now() AND s.status = 'active' AND s.expire_at > now() AND u.banned_at IS NULL`,
};

const server = createServer(async (request, response) => {
  if (request.url === "/ready") {
    response.end();
    return;
  }
  const text = QUESTIONS[request.url];
  const token = /(?:^|; )__client=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const { rows } = text && token ? await pool.query({ name: request.url, text, values: [createHash("sha256").update(token).digest("base64url")] }) : { rows: [] };
  const [row] = rows;
  if (!row) {
    response.writeHead(text ? 401 : 404).end();
    return;
  }
  const iat = Math.floor(Date.now() / 1000);
  const signed = [{ alg: "RS256", typ: "JWT" }, { sid: row.id, sub: row.user_id, iat, exp: iat + 60 }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const jwt = `${signed}.${(await signAsync("RSA-SHA256", Buffer.from(signed), privateKey)).toString("base64url")}`;
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ jwt, client: row.client }));
});

server.listen(Number(port), "localhost");
