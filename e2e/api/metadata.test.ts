import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { describedRoutes } from "@/scripts/openapi/routes";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { useInstance } from "./support/instance";
import { refusal, signedIn, type SignedIn } from "./signed-in";

useInstance();

const PATH = "/v1/me/metadata";
const merge = ({ api }: Pick<SignedIn, "api">, unsafe_metadata: unknown) => api.patch(PATH, { unsafe_metadata: typeof unsafe_metadata === "string" ? unsafe_metadata : JSON.stringify(unsafe_metadata) });
const unsafeOf = async ({ api }: Pick<SignedIn, "api">) => (await api.get("/v1/me")).json.response.unsafe_metadata;

describe("PATCH /v1/me/metadata", () => {
  it("200: merged at every depth, null removes", async () => {
    const person = await signedIn();
    const first = await merge(person, { theme: "dark", layout: { columns: 2, order: ["a", "b"] } });
    expect(first).toMatchObject({ status: 200, json: { response: { object: "user", id: person.userId, unsafe_metadata: { theme: "dark", layout: { columns: 2, order: ["a", "b"] } } } } });
    expect(first.json.client.sessions[0].user.unsafe_metadata.theme).toBe("dark");
    const { json } = await merge(person, { theme: null, layout: { columns: 3, gap: { x: 1, y: null } }, lists: [null] });
    expect(json.response.unsafe_metadata).toEqual({ layout: { columns: 3, order: ["a", "b"], gap: { x: 1 } }, lists: [null] });
  });

  it("200 as JSON too", async () => {
    const { api } = await signedIn();
    expect((await api.send("PATCH", PATH, { json: { unsafe_metadata: { a: { b: 1 } } } })).json.response.unsafe_metadata).toEqual({ a: { b: 1 } });
  });

  it("200 for twelve at once: nothing is lost", async () => {
    const person = await signedIn();
    const names = Array.from({ length: 12 }, (_, index) => `key${index}`);
    const answers = await Promise.all(names.map((name) => merge(person, { [name]: name, shared: { [name]: true } })));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    const merged = await unsafeOf(person);
    expect(Object.keys(merged).sort()).toEqual([...names, "shared"].sort());
    expect(Object.keys(merged.shared).sort()).toEqual(names.sort());
  });

  it("422 when the whole would be larger than the limit, which is told; then nothing is changed", async () => {
    const person = await signedIn();
    await merge(person, { first: "x".repeat(5000) });
    const answer = await merge(person, { second: "x".repeat(5000) });
    expect(refusal(answer)).toEqual([422, "form_param_exceeds_allowed_size unsafe_metadata"]);
    expect(answer.json.errors[0]).toMatchObject({ long_message: expect.stringContaining("8192"), meta: { max_bytes: 8192 } });
    expect(Object.keys(await unsafeOf(person))).toEqual(["first"]);
    expect((await merge(person, { first: null, second: "x".repeat(5000) })).status).toBe(200);
  });

  it.each([
    ["nothing", undefined, "form_param_missing unsafe_metadata"],
    ["a list", "[1]", "form_param_type_invalid unsafe_metadata"],
    ["a text", '"text"', "form_param_type_invalid unsafe_metadata"],
    ["broken JSON", '{"a":', "form_param_type_invalid unsafe_metadata"],
    ["a text that cannot be stored", '{"a":"\\u0000"}', "form_param_format_invalid unsafe_metadata"],
    ["nesting without end", `${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`, "form_param_format_invalid unsafe_metadata"],
  ])("422 for %s", async (_what, text, error) => {
    const { api } = await signedIn();
    expect(refusal(await api.patch(PATH, { unsafe_metadata: text }))).toEqual([422, error]);
  });

  it("422 for the kinds that are not a person's to change", async () => {
    const person = await signedIn();
    for (const kind of ["public_metadata", "private_metadata"]) {
      const answer = await person.api.patch(PATH, { unsafe_metadata: "{}", [kind]: '{"admin":true}' });
      expect(refusal(answer)).toEqual([422, `form_param_unknown ${kind}`]);
    }
    expect(await database().user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ publicMetadata: {}, privateMetadata: {} });
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await merge({ api: new ApiBrowser() }, {}))).toEqual([401, "authentication_invalid"]);
  });
});

/** Values that stand nowhere else, and what each kind of metadata holds. */
const [SHOWN, WRITABLE, PRIVATE] = ["shown-to-everybody-5f1c", "written-by-anybody-77ab", "seen-by-nobody-c0de"];

type Planted = SignedIn & { params: Record<string, string> };

/** What operations must be told to answer with 200. Everything else is asked with an empty body, and may refuse. */
const TOLD: Record<string, Record<string, unknown>> = {
  "GET /v1/client": {},
  "DELETE /v1/client/sessions": {},
  "GET /v1/client/sessions/[session_id]": {},
  "POST /v1/client/sessions/[session_id]/touch": { intent: "focus" },
  "POST /v1/client/sessions/[session_id]/end": {},
  "POST /v1/client/sessions/[session_id]/remove": {},
  "POST /v1/client/sessions/[session_id]/tokens": {},
  "POST /v1/client/sessions/[session_id]/tokens/[template_name]": {},
  "POST /v1/client/sessions/[session_id]/verify": { level: "first_factor" },
  "POST /v1/client/sign_ins": {},
  "GET /v1/client/sign_ins/[sign_in_id]": {},
  "POST /v1/client/sign_ins/[sign_in_id]/attempt_first_factor": { strategy: "password", password: PASSWORD },
  "POST /v1/client/sign_ups": { email_address: "planted-new@example.test", unsafe_metadata: "{}" },
  "GET /v1/client/sign_ups/[sign_up_id]": {},
  "PATCH /v1/client/sign_ups/[sign_up_id]": { password: "a louder harbour at noon 8" },
  "POST /v1/client/sign_ups/[sign_up_id]/prepare_verification": { strategy: "email_code" },
  "GET /v1/me": {},
  "PATCH /v1/me": { first_name: "Ada" },
  "DELETE /v1/me": {},
  "PATCH /v1/me/metadata": { unsafe_metadata: "{}" },
  "POST /v1/me/change_password": { current_password: PASSWORD, new_password: "a louder harbour at noon 8" },
  "POST /v1/me/tokens": { service: "clerk" },
  "GET /v1/me/sessions": {},
  "GET /v1/me/sessions/active": {},
  "POST /v1/me/sessions/[session_id]/revoke": {},
  "GET /v1/me/email_addresses": {},
  "POST /v1/me/email_addresses": { email_address: "planted-second@example.test" },
  "GET /v1/me/email_addresses/[email_id]": {},
  "DELETE /v1/me/email_addresses/[email_id]": {},
  "POST /v1/me/email_addresses/[email_id]/prepare_verification": { strategy: "email_code" },
  "GET /v1/me/phone_numbers": {},
  "POST /v1/me/phone_numbers": { phone_number: "+12127365111" },
  "GET /v1/me/phone_numbers/[phone_number_id]": {},
  "PATCH /v1/me/phone_numbers/[phone_number_id]": { reserved_for_second_factor: false },
  "DELETE /v1/me/phone_numbers/[phone_number_id]": {},
  "POST /v1/me/phone_numbers/[phone_number_id]/prepare_verification": { strategy: "phone_code" },
};

const holding = (value: string) => ({ value, deep: { er: [{ value }] } });
let lines = 1000;

/**
 * Somebody whose metadata of each kind holds a value that is looked for, with one thing of each kind to ask about, on a
 * browser where somebody else has begun to sign in and a third to sign up.
 */
async function planted(): Promise<Planted> {
  const [person, other] = [await signedIn(), await somebody()];
  const { userId, api } = person;
  for (const id of [userId, other.userId]) await database().user.update({ where: { id }, data: { publicMetadata: holding(SHOWN), unsafeMetadata: holding(WRITABLE), privateMetadata: holding(PRIVATE) } });
  const made = async (path: string, form: Record<string, string>): Promise<string> => (await api.post(path, form)).json.response.id;
  lines += 1;
  return {
    ...person,
    params: {
      session_id: person.sessionId,
      template_name: "curious",
      email_id: await made("/v1/me/email_addresses", { email_address: `planted${lines}@example.test` }),
      phone_number_id: await made("/v1/me/phone_numbers", { phone_number: `+1212737${lines}` }),
      sign_in_id: await made("/v1/client/sign_ins", { identifier: other.address }),
      sign_up_id: await made("/v1/client/sign_ups", { email_address: `begun${lines}@example.test` }),
    },
  };
}

/** All that an answer says, also inside of the tokens that it carries. */
function saidBy({ json, headers }: Answer): string {
  const text = JSON.stringify([json, [...headers]]);
  const tokens = text.match(/eyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?/g) ?? [];
  return [text, ...tokens.flatMap((token) => token.split(".").map((part) => Buffer.from(part, "base64url").toString()))].join("\n");
}

const operations = (await describedRoutes()).flatMap(({ path, endpoints }) => Object.entries(endpoints).flatMap(([method, endpoint]) => (endpoint ? [{ name: `${method} ${path}`, method, path }] : [])));

describe("private metadata", () => {
  it("is looked for in every operation that is known to answer", () => {
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(TOLD)));
  });

  it.each(operations)("200 or refused, and never said by $name", async ({ name, method, path }) => {
    const person = await planted();
    const template = { claims: { all: "{{user.private_metadata}}", one: "{{user.private_metadata.value}}", user: "{{user}}", text: "is {{user.private_metadata.value}}" } };
    await database().jwtTemplate.upsert({ where: { name: "curious" }, create: { id: newId("jwtTemplate"), name: "curious", ...template }, update: {} });
    const url = path.replace(/\[(\w+)\]/g, (_, param: string) => person.params[param] ?? "nothing");
    const answer = await person.api.send(method, url, method === "GET" ? {} : { form: TOLD[name] ?? {} });
    const said = saidBy(answer);
    expect(said).not.toContain(PRIVATE);
    expect(said).not.toContain("private_metadata");
    if (name in TOLD) expect(answer.status).toBe(200);
    if (answer.status === 200 && (answer.json?.client ?? answer.json?.response)?.sessions?.length > 0) {
      expect(said).toContain(SHOWN);
      expect(said).toContain(WRITABLE);
    }
  });
});
