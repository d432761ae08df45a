import type { RequestOptions } from "autocannon";
import type { Load } from "./load";
import { everybody, signInForm, USER_AGENT, type Person } from "./people";

/** One line of the table: what is measured, at how many callers, against what, and how much of that is aimed at. */
export type Scenario = {
  name: string;
  callers: readonly number[];
  ours: Load;
  base: Load;
  baseName: string;
  /** Ratio to reach; null where none was set. */
  aim: number | null;
  /** Answers a second to reach, at so many callers. */
  least?: { perSecond: number; callers: number };
};

export type Servers = { portal: string; empty: string; bareHash: string; bareApi: string };

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Everything whose speed is measured under load. */
export function scenarios({ portal, empty, bareHash, bareApi }: Servers, people: readonly Person[], users: number): Scenario[] {
  const signedIn = (request: RequestOptions, isRight: Load["isRight"]) => ofPeople(portal, people, request, isRight);
  const emptyRoute: Load = { url: empty, requestsOf: () => [{ method: "GET", path: "/nothing" }], isRight: (body) => body === '{"nothing":true}' };
  const emptyPage: Load = { url: empty, requestsOf: () => [{ method: "GET", path: "/" }], isRight: (body) => body.includes("<p>Nothing</p>") };
  const callers = [1, 16, 64] as const;
  const againstBareApi = { callers, baseName: "a bare server with the same question and signature", aim: 0.5, least: { perSecond: 1_700, callers: 16 } };
  const againstRoute = { callers, base: emptyRoute, baseName: "an empty route handler of Next" };
  return [
    {
      name: "Sign in with a password (`POST /v1/client/sign_ins`), each time another person",
      callers: [16],
      ours: signIns(portal, everybody(users)),
      base: { ...signIns(bareHash, everybody(users)), isRight: (body) => body === '{"right":true}' },
      baseName: "a bare server that only verifies the Argon2id hash",
      aim: 0.8,
    },
    { ...againstRoute, name: "Read the session (`GET /v1/client`)", ours: readSession(portal, people), aim: 0.5 },
    {
      ...againstBareApi,
      name: "Read the session (`GET /v1/client`), against its question and signature",
      ours: readSession(portal, people),
      base: ofPeople(bareApi, people, { path: "/client" }, (body) => body.includes('"jwt":"ey') && body.includes("@seed.example")),
    },
    {
      ...againstBareApi,
      name: "Refresh a session's token (`POST /v1/client/sessions/{id}/tokens`)",
      ours: refreshToken(portal, people),
      base: ofPeople(bareApi, people, { method: "POST", path: "/tokens" }, isToken),
    },
    { ...againstRoute, name: "List one's own sessions (`GET /v1/me/sessions/active`)", ours: signedIn({ path: "/v1/me/sessions/active" }, (body) => body.includes('"browser_name":"Chrome"')), aim: 0.35 },
    {
      ...againstRoute,
      name: "Update the profile (`PATCH /v1/me`)",
      ours: signedIn({ method: "PATCH", path: "/v1/me", headers: FORM, body: "first_name=Ottilie" }, (body) => body.includes('"first_name":"Ottilie"') && body.includes('"jwt":"ey')),
      aim: 0.3,
    },
    { name: "A signed-in `/user` page", callers: [1, 16], ours: signedIn({ path: "/user" }, (body) => body.includes("@seed.example")), base: emptyPage, baseName: "an empty page of Next", aim: null },
  ];
}

/** What a browser asks when it loads a page. */
export function readSession(url: string, people: readonly Person[]): Load {
  return ofPeople(url, people, { path: "/v1/client" }, (body) => body.includes('"jwt":"ey') && body.includes('"email_address":"person'));
}

/** What a browser asks once a minute for every page that is open. */
export function refreshToken(url: string, people: readonly Person[]): Load {
  return ofPeople(url, people, ({ sessionId }) => ({ method: "POST", path: `/v1/client/sessions/${sessionId}/tokens`, headers: FORM, body: "tab_state=focused" }), isToken);
}

function isToken(body: string): boolean {
  return body.includes('"jwt":"ey');
}

function ofPeople(url: string, people: readonly Person[], request: RequestOptions | ((person: Person) => RequestOptions), isRight: Load["isRight"]): Load {
  return { url, requestsOf: (caller) => ofCaller(people, caller).map((person) => withPerson(typeof request === "function" ? request(person) : request, person, url)), isRight };
}

function signIns(url: string, next: () => string): Load {
  const headers = { ...FORM, origin: url, "user-agent": USER_AGENT };
  const setupRequest = (request: RequestOptions) => ({ ...request, body: signInForm(next()) });
  return { url, requestsOf: () => [{ method: "POST", path: "/v1/client/sign_ins", headers, setupRequest }], isRight: (body) => body.includes('"status":"complete"') && body.includes('"jwt":"ey') };
}

function withPerson(request: RequestOptions, { cookie }: Person, origin: string): RequestOptions {
  return { ...request, method: request.method ?? "GET", headers: { ...request.headers, cookie, origin, "user-agent": USER_AGENT } };
}

/** Callers begin at different people, so that few of them change the same one at the same time. */
function ofCaller(people: readonly Person[], caller: number): Person[] {
  const from = caller % people.length;
  return [...people.slice(from), ...people.slice(0, from)];
}
