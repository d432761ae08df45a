/** The part of autocannon that the measurements use; the package brings no types. */
declare module "autocannon" {
  export type RequestOptions = {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: RequestOptions) => RequestOptions;
  };

  export type Client = { setRequests(requests: RequestOptions[]): void };

  export type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds. */
    timeout?: number;
    requests?: RequestOptions[];
    setupClient?: (client: Client) => void;
    verifyBody?: (body: string) => boolean;
  };

  export type Result = {
    /** Seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    mismatches: number;
    non2xx: number;
    "2xx": number;
    statusCodeStats: Record<string, { count: number }>;
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
  };

  export default function autocannon(options: Options): Promise<Result>;
}
