import { describe, expect, it } from "vitest";
import { ApiBrowser } from "./support/api-browser";
import { PASSWORD, somebody } from "./attacks/somebody";
import { useInstance } from "./support/instance";

useInstance();

describe("GET /v1/client", () => {
  it("200 with nothing for a browser that is no client", async () => {
    const answer = await new ApiBrowser().get("/v1/client");
    expect(answer).toMatchObject({ status: 200, json: { response: null, client: null } });
  });

  it("200 with the session of whoever has just signed in", async () => {
    const { address, userId } = await somebody();
    const browser = new ApiBrowser();
    const signedIn = await browser.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
    expect(signedIn).toMatchObject({ status: 200, json: { response: { status: "complete" }, client: { sign_in: null, sessions: [{ user: { id: userId } }] } } });
    const { json } = await browser.get("/v1/client");
    expect(json.response.sessions).toHaveLength(1);
    expect(json.response.last_active_session_id).toBe(signedIn.json.response.created_session_id);
  });
});
