import { beforeEach, expect, it, vi } from "vitest";
import type { Clerk } from "./clerk";
import { LazyComponents } from "./components";
import type { Components } from "./types";

const clerk = { load: async () => {}, options: { signInUrl: "/login", appearance: { variables: { colorPrimary: "red" } } } } as unknown as Clerk;
const node = {} as HTMLElement;
let drawn: Record<keyof Components, ReturnType<typeof vi.fn>>;
let load: ReturnType<typeof vi.fn<() => Promise<Components>>>;
let components: LazyComponents;

beforeEach(() => {
  drawn = { mountSignIn: vi.fn(), mountSignUp: vi.fn(), mountUserProfile: vi.fn(), mountUserButton: vi.fn(), unmount: vi.fn(), openSignIn: vi.fn(), openSignUp: vi.fn(), openUserProfile: vi.fn(), close: vi.fn() };
  load = vi.fn(async () => drawn as unknown as Components);
  components = new LazyComponents(clerk, load);
});

it("are loaded once, when the first is wanted, with what the app said of all of them", async () => {
  expect(load).not.toHaveBeenCalled();
  components.mount("SignIn", node, { signInUrl: "/other" });
  components.open("UserProfile");
  await vi.waitFor(() => expect(drawn.openUserProfile).toHaveBeenCalledOnce());
  expect(load).toHaveBeenCalledOnce();
  expect(drawn.mountSignIn).toHaveBeenCalledWith(node, expect.objectContaining({ signInUrl: "/other", appearance: { variables: { colorPrimary: "red" } } }), clerk);
});

it("are not drawn where they were taken away meanwhile", async () => {
  components.mount("SignIn", node);
  components.unmount(node);
  components.mount("UserButton", node);
  await vi.waitFor(() => expect(drawn.mountUserButton).toHaveBeenCalledOnce());
  expect(drawn.mountSignIn).not.toHaveBeenCalled();
  expect(drawn.unmount).not.toHaveBeenCalled();
  components.unmount(node);
  await vi.waitFor(() => expect(drawn.unmount).toHaveBeenCalledWith(node));
});

it("are tried for again when they could not be loaded", async () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  load.mockRejectedValueOnce(new Error("no network"));
  components.mount("SignIn", node);
  await vi.waitFor(() => expect(silent).toHaveBeenCalledOnce());
  components.mount("SignIn", node);
  await vi.waitFor(() => expect(drawn.mountSignIn).toHaveBeenCalledOnce());
  silent.mockRestore();
});
