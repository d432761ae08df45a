import type { Clerk } from "./clerk";
import type { ComponentProps, Components } from "./types";

/** What can be drawn into a page: `SignIn` is `mountSignIn`. */
export type ComponentName = "SignIn" | "SignUp" | "UserProfile" | "UserButton";

/** The drawn components: loaded when the first one is wanted, and drawn when the SDK is ready. */
export class LazyComponents {
  readonly #clerk: Clerk;
  readonly #load: () => Promise<Components>;
  readonly #wanted = new Map<HTMLElement, symbol>();
  #components: Promise<Components> | undefined;

  constructor(clerk: Clerk, load: () => Promise<Components>) {
    this.#clerk = clerk;
    this.#load = load;
  }

  mount(name: ComponentName, node: HTMLElement, props: ComponentProps = {}): void {
    const wish = Symbol(name);
    this.#wanted.set(node, wish);
    void this.#use((components) => {
      // Meanwhile it may have been taken away, or something else be wanted there.
      if (this.#wanted.get(node) === wish) components[`mount${name}`](node, this.#withDefaults(props), this.#clerk);
    });
  }

  unmount(node: HTMLElement): void {
    if (this.#wanted.delete(node)) void this.#use((components) => this.#wanted.has(node) || components.unmount(node));
  }

  open(name: Exclude<ComponentName, "UserButton">, props: ComponentProps = {}): void {
    void this.#use((components) => components[`open${name}`](this.#withDefaults(props), this.#clerk));
  }

  close(name: "signIn" | "signUp" | "userProfile"): void {
    if (this.#components) void this.#use((components) => components.close(name));
  }

  async #use(draw: (components: Components) => unknown): Promise<void> {
    try {
      const components = await (this.#components ??= this.#load());
      await this.#clerk.load();
      draw(components);
    } catch (error) {
      this.#components = undefined;
      // Nobody waits for what is drawn, so nobody would hear of it otherwise.
      console.error("Gatehouse: a component could not be drawn.", error);
    }
  }

  #withDefaults(props: ComponentProps): ComponentProps {
    const { appearance, localization, signInUrl, signUpUrl } = this.#clerk.options;
    return { appearance, localization, signInUrl, signUpUrl, ...props };
  }
}
