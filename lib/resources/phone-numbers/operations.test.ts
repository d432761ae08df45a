import { describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { operation, type OperationContext } from "@/lib/operation";
import { codesOf, signedInPerson, signIn, systemContextFor, tally, type Person } from "@/lib/resources/testing";
import { createUser } from "@/lib/resources/users/create";
import { getUser } from "@/lib/resources/users/get";
import { insertVerified } from "@/lib/resources/verifications/store";
import { createPhoneNumber } from "./create";
import { deletePhoneNumber } from "./delete";
import { getPhoneNumber } from "./get";
import { phoneNumberJson } from "./serializer";
import { setPrimaryPhoneNumber } from "./set-primary";
import { claimPhoneNumber } from "./store";

useTestDatabase();

const prove = operation({
  name: "test.prove",
  input: z.strictObject({ id: z.string() }),
  allow: () => {},
  run: async (ctx: OperationContext, { id }) => (await claimPhoneNumber(ctx, id, (await insertVerified(ctx.tx, "phone_code", ctx.now())).id)).id,
});

async function addProved({ ctx, user }: Person, phone_number: string): Promise<string> {
  const { id } = await createPhoneNumber(ctx, { user_id: user.id, phone_number });
  return prove(ctx, { id });
}

const now = ({ user }: Person) => getUser(systemContextFor(), { user_id: user.id });

async function notices(userId: string): Promise<string[]> {
  const rows = await database().outboxMessage.findMany({ where: { userId } });
  return rows.map((row) => `${row.channel} ${row.slug} ${row.toAddress}`).sort();
}

describe("a number", () => {
  it("is stored as E.164; the first proved one becomes primary and the person is told by mail", async () => {
    const person = await signedInPerson("phone");
    const added = await createPhoneNumber(person.ctx, { user_id: person.user.id, phone_number: "15551234567" });
    expect(phoneNumberJson.parse(added)).toEqual(added);
    expect(added).toMatchObject({ phone_number: "+15551234567", verification: null });
    expect((await now(person)).primary_phone_number_id).toBeNull();
    await prove(person.ctx, { id: added.id });
    expect((await now(person)).primary_phone_number_id).toBe(added.id);
    expect(await notices(person.user.id)).toEqual(["email phone_number_added phone@example.test"]);
    expect((await getPhoneNumber(person.ctx, { phone_number_id: added.id })).verification?.status).toBe("verified");
  });

  it("can be replaced as primary only by a proved one", async () => {
    const person = await signedInPerson("second");
    const first = await addProved(person, "+15551230001");
    const second = await addProved(person, "+15551230002");
    expect((await now(person)).primary_phone_number_id).toBe(first);
    await setPrimaryPhoneNumber(person.ctx, { phone_number_id: second });
    expect((await now(person)).primary_phone_number_id).toBe(second);
    const { id: unproved } = await createPhoneNumber(person.ctx, { user_id: person.user.id, phone_number: "+15551230003" });
    expect(await codesOf(setPrimaryPhoneNumber(person.ctx, { phone_number_id: unproved }))).toEqual(["identification_update_failed"]);
    await database().outboxMessage.deleteMany({});
    await deletePhoneNumber(person.ctx, { phone_number_id: second });
    expect((await now(person)).primary_phone_number_id).toBe(first);
    expect(await notices(person.user.id)).toEqual(["email phone_number_removed second@example.test", "sms phone_number_removed +15551230002"]);
  });

  it("belongs to one of many who prove it at once", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, index) => signedInPerson(`phone-rival-${index}`)));
    const added = await Promise.all(people.map(({ ctx, user }) => createPhoneNumber(ctx, { user_id: user.id, phone_number: "+15551239999" })));
    const { kept, refused } = await tally(added.map(({ id }, index) => prove(people[index]?.ctx ?? systemContextFor(), { id })));
    expect({ kept, refused }).toEqual({ kept: 1, refused: Array.from({ length: 5 }, () => "identification_claimed") });
  });

  it("of somebody without an address stays as the last way to sign in, and is told by text", async () => {
    const settings = { email_address: { mode: "optional" } };
    const user = await createUser(systemContextFor(), { phone_number: ["+15551230010"], skip_user_requirement: true, skip_password_requirement: true });
    const person = await signIn(user, { settings });
    expect(await codesOf(deletePhoneNumber(person.ctx, { phone_number_id: user.primary_phone_number_id ?? "" }))).toEqual(["last_required_identification_deletion_failed"]);
    await addProved(person, "+15551230011");
    expect(await notices(user.id)).toEqual(["sms phone_number_added +15551230010"]);
  });

  it("is refused when it is none, taken, or the instance has no numbers", async () => {
    const person = await signedInPerson("refused", { settings: { phone_number: { mode: "off" } } });
    expect(await codesOf(createPhoneNumber(person.ctx, { user_id: person.user.id, phone_number: "+15551230020" }))).toEqual(["form_param_unknown"]);
    const other = await signedInPerson("refused-2");
    await addProved(other, "+15551230021");
    const third = await signedInPerson("refused-3");
    const add = (phone_number: string) => codesOf(createPhoneNumber(third.ctx, { user_id: third.user.id, phone_number }));
    expect(await add("12")).toEqual(["form_param_format_invalid"]);
    expect(await add("+1 555 123 0021")).toEqual(["form_identifier_exists"]);
  });

  it("is nobody else's", async () => {
    const [owner, thief] = [await signedInPerson("phone-owner"), await signedInPerson("phone-thief")];
    const phone_number_id = await addProved(owner, "+15551230030");
    const attempts = [getPhoneNumber, setPrimaryPhoneNumber, deletePhoneNumber].map((attempt) => attempt(thief.ctx, { phone_number_id }));
    expect(await tally(attempts)).toEqual({ kept: 0, refused: Array.from({ length: 3 }, () => "resource_not_found") });
  });
});
