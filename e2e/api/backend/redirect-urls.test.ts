import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

const URLS = "/v1/redirect_urls";
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

describe("POST /v1/redirect_urls", () => {
  it("200, and from then on apps may ask for it, and for nothing beside it", async () => {
    const signUpTo = (redirect_url: string) => new ApiBrowser().post("/v1/client/sign_ups", { redirect_url });
    expect(refusal(await signUpTo("https://partner.example/done"))).toEqual([422, "redirect_url_not_associated_with_instance redirect_url"]);
    const { status, json } = await api.post(URLS, { url: "https://Partner.example/done" });
    expect([status, json]).toMatchObject([200, { object: "redirect_url", id: expect.stringMatching(/^ru_/), url: "https://partner.example/done" }]);
    expect((await signUpTo("https://partner.example/done")).status).toBe(200);
    expect((await signUpTo("https://partner.example/other")).status).toBe(422);
    await api.delete(`${URLS}/${json.id}`);
    expect((await signUpTo("https://partner.example/done")).status).toBe(422);
  });

  it("422 when it is there already, also ten times at once, or is no such URL", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post(URLS, { url: "my-app://oauth-callback" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 422)]);
    const cases: [Record<string, unknown>, string][] = [
      [{ url: "my-app://oauth-callback" }, "form_already_exists url"],
      [{ url: "http://partner.example/" }, "insecure_url url"],
      [{ url: "javascript:alert(1)" }, "form_param_format_invalid url"],
      [{ url: "partner.example" }, "form_param_format_invalid url"],
      [{ url: "https://a@partner.example" }, "form_param_format_invalid url"],
      [{ url: "" }, "form_param_nil url"],
      [{ url: 1 }, "form_param_type_invalid url"],
      [{}, "form_param_missing url"],
      [{ url: "https://partner.example/x", name: "x" }, "form_param_unknown name"],
    ];
    for (const [fields, error] of cases) expect(refusal(await api.post(URLS, fields))).toEqual([422, error]);
  });

  it("401 without a key", async () => {
    const nobody = new BackendApi(null);
    for (const answer of [await nobody.get(URLS), await nobody.post(URLS, {}), await nobody.get(`${URLS}/x`), await nobody.delete(`${URLS}/x`)]) expect(refusal(answer)).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("GET and DELETE /v1/redirect_urls", () => {
  it("200 with them, newest first, one, and then none; 404 for what there is not", async () => {
    const one = (await api.post(URLS, { url: "https://one.example/" })).json;
    const two = (await api.post(URLS, { url: "http://localhost:4000/two" })).json;
    expect((await api.get(URLS, { limit: "2" })).json).toEqual([two, one]);
    expect((await api.get(URLS, { paginated: "true", limit: "1", offset: "1" })).json).toEqual({ data: [one], total_count: 3 });
    expect((await api.get(`${URLS}/${one.id}`)).json).toEqual(one);
    expect((await api.delete(`${URLS}/${one.id}`)).json).toEqual({ object: "redirect_url", id: one.id, deleted: true });
    expect(refusal(await api.get(`${URLS}/${one.id}`))).toEqual([404, "resource_not_found"]);
    expect(refusal(await api.delete(`${URLS}/${one.id}`))).toEqual([404, "resource_not_found"]);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { redirectUrls } = published.clerk;
    const made = await redirectUrls.createRedirectUrl({ url: "https://sdk.example/done" });
    expect(await redirectUrls.getRedirectUrl(made.id)).toMatchObject({ id: made.id, url: "https://sdk.example/done" });
    expect(await redirectUrls.getRedirectUrlList()).toMatchObject({ data: expect.arrayContaining([expect.objectContaining({ id: made.id })]), totalCount: expect.any(Number) });
    expect(await redirectUrls.deleteRedirectUrl(made.id)).toMatchObject({ id: made.id, deleted: true });
    await expect(redirectUrls.getRedirectUrl(made.id)).rejects.toMatchObject({ status: 404 });
  });
});
