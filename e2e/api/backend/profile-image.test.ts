import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { picture } from "../../support/pictures";
import { refusal } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

async function somebody(): Promise<string> {
  const { json } = await api.post("/v1/users", { email_address: [`pictured${(count += 1)}@example.test`], skip_password_requirement: true });
  return json.id;
}

function upload(userId: string, bytes: BlobPart, name = "me.png") {
  const raw = new FormData();
  raw.set("file", new File([bytes], name));
  return api.send("POST", `/v1/users/${userId}/profile_image`, { raw });
}

describe("POST /v1/users/{user_id}/profile_image", () => {
  it("200 with the user and the new picture; the one before is gone", async () => {
    const id = await somebody();
    const first = await upload(id, new Uint8Array(await picture()));
    expect(first).toMatchObject({ status: 200, json: { object: "user", id, has_image: true, image_url: expect.stringMatching(/\/images\/img_/), private_metadata: {} } });
    const second = await upload(id, new Uint8Array(await picture()));
    expect(second.json.image_url).not.toBe(first.json.image_url);
    expect(await database().image.count({ where: { userId: id } })).toBe(1);
    expect(await database().event.count({ where: { userId: id, type: "user.updated", actorType: "backend" } })).toBe(2);
  });

  it("400 for what is no picture", async () => {
    const id = await somebody();
    expect(refusal(await upload(id, "not a picture"))).toEqual([400, "request_body_invalid file"]);
    expect((await api.get(`/v1/users/${id}`)).json.has_image).toBe(false);
  });

  it("413 for more than 10 MB", async () => expect(refusal(await upload(await somebody(), new Uint8Array(10 * 1024 * 1024 + 1)))).toEqual([413, "image_too_large file"]));

  it("422 without a file", async () => {
    const raw = new FormData();
    raw.set("other", "text");
    expect(refusal(await api.send("POST", `/v1/users/${await somebody()}/profile_image`, { raw }))[0]).toBe(422);
  });

  it("404 for nobody", async () => expect(refusal(await upload("user_nobody", new Uint8Array(await picture())))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => {
    const raw = new FormData();
    raw.set("file", new File([new Uint8Array(await picture())], "me.png"));
    expect((await new BackendApi(null).send("POST", "/v1/users/user_nobody/profile_image", { raw })).status).toBe(401);
  });
});

describe("DELETE /v1/users/{user_id}/profile_image", () => {
  it("200 with the user, drawn again", async () => {
    const id = await somebody();
    await upload(id, new Uint8Array(await picture()));
    expect(await api.delete(`/v1/users/${id}/profile_image`)).toMatchObject({ status: 200, json: { object: "user", id, has_image: false } });
  });

  it("404 where there is none, and for nobody", async () => {
    expect(refusal(await api.delete(`/v1/users/${await somebody()}/profile_image`))).toEqual([404, "resource_not_found"]);
    expect(refusal(await api.delete("/v1/users/user_nobody/profile_image"))).toEqual([404, "resource_not_found"]);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).delete("/v1/users/user_nobody/profile_image")).status).toBe(401));
});

describe("users of the published SDK", () => {
  it("200 for updateUserProfileImage and deleteUserProfileImage", async () => {
    const id = await somebody();
    const file = new File([new Uint8Array(await picture())], "me.png", { type: "image/png" });
    expect((await published.clerk.users.updateUserProfileImage(id, { file })).hasImage).toBe(true);
    expect((await published.clerk.users.deleteUserProfileImage(id)).hasImage).toBe(false);
  });
});
