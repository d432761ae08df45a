import { bindMethods } from "../bind";
import type { TokenCache } from "../session/token-cache";
import { camelCase, decode, type Json } from "../wire";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** A request of a resource to the Frontend API. */
export interface ResourceRequest {
  method?: Method;
  /** Below `/v1`. */
  path: string;
  /** Sent as a form. A `FormData` is sent as it is, a string as plain bytes. */
  body?: object | FormData | string;
  query?: Record<string, string>;
  /** Nothing happens twice when it is sent twice. True for GET. */
  repeatable?: boolean;
}

/** What resources ask of the instance that they belong to. */
export interface Host {
  /** The answer without its envelope; the client that came with it has been taken over already. */
  send(request: ResourceRequest): Promise<Json>;
  /** The resource that an object of the wire stands for; undefined when it stands for none. */
  make(name: string, json: Json): Resource | undefined;
  readonly tokens: TokenCache;
  /** The sessions of each person, as they were asked for: see `User.getSessions()`. */
  readonly sessionLists: Map<string, Promise<unknown>>;
  currentClientId(): string | null;
  /** A session token of the current session. */
  currentToken(options?: { skipCache?: boolean }): Promise<string | null>;
}

/**
 * Something that the Frontend API knows. Its attributes are those of the wire in camel case; its methods ask the portal and
 * then bring the resource itself up to date.
 */
export abstract class Resource {
  /** Absent before it exists at the portal. */
  declare readonly id: string;
  readonly #host: Host;
  #json: Json = {};

  /** @internal */
  constructor(host: Host, json: Json) {
    this.#host = host;
    bindMethods(this);
    this.adopt(json);
  }

  protected get host(): Host {
    return this.#host;
  }

  /** The resource as the wire has it. */
  protected get json(): Json {
    return this.#json;
  }

  /** Take on the attributes that the wire tells. What has a method or a getter of that name is left alone. */
  protected adopt(json: Json): this {
    this.#json = json;
    const attributes = Object.fromEntries(
      Object.entries(json)
        .filter(([name]) => name !== "object" && !(camelCase(name) in Object.getPrototypeOf(this)))
        .map(([name, value]) => [camelCase(name), this.decodeAttribute(name, value)]),
    );
    return Object.assign(this, attributes);
  }

  protected decodeAttribute(name: string, value: unknown): unknown {
    // Nobody should have to ask whether there is a verification before asking how it stands.
    if (value === null && /(^|_)verification$/.test(name)) return this.#host.make(name, {});
    return decode(name, value, this.#host.make);
  }

  /** Send a request whose answer is this resource. */
  protected async mutate(request: ResourceRequest): Promise<this> {
    return this.adopt(await this.#host.send(request));
  }

  /** Send a request whose answer is another resource. */
  protected async fetch<Kind>(request: ResourceRequest): Promise<Kind> {
    const json = await this.#host.send(request);
    return this.#host.make("", json) as Kind;
  }
}

/** A resource that has a place of its own at the portal. */
export abstract class StoredResource extends Resource {
  /** Where the resource stands, below `/v1`. */
  protected abstract path(): string;

  /** Ask the portal for the resource as it is now. */
  reload(): Promise<this> {
    return this.mutate({ path: this.path() });
  }
}
