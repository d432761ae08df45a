export const reference = {
  frontend: {
    heading: "Frontend API",
    intro: "What apps can ask this portal for from the browser. The answers are those of version <c>{version}</c> of the published API.",
    other: "Backend API",
  },
  backend: {
    heading: "Backend API",
    intro: "What servers can ask this portal for with a secret key. The answers are those of version <c>{version}</c> of the published API.",
    other: "Frontend API",
  },
  document: "OpenAPI document",
  chapters: "Chapters",
  operations: "All operations",
  others: "Other addresses",
  path: "In the path",
  query: "In the query",
  body: "In the body",
  required: "required",
  unread: "Also taken, but not looked at:",
  answer: "Answers with {status, number}",
  navigates: "Sends the browser on with {status, number}, to the address in <c>Location</c>.",
  refused: "Refuses with {status, number}:",
  limit: {
    separator: ", ",
    not_empty: "not empty",
    min_length: "{count, plural, one {at least # character} other {at least # characters}}",
    max_length: "{count, plural, one {at most # character} other {at most # characters}}",
    minimum: "at least {count, number}",
    maximum: "at most {count, number}",
    min_items: "{count, plural, one {at least # entry} other {at least # entries}}",
    max_items: "{count, plural, one {at most # entry} other {at most # entries}}",
    format: "in the format",
    pattern: "matching",
    default: "when left out:",
  },
  preface: {
    title: "Requests and answers",
    bodies: {
      title: "Bodies",
      text: "A body is a form (<c>application/x-www-form-urlencoded</c>) or JSON, of at most 64 KB. A picture may also come as <c>multipart/form-data</c>, of at most 10 MB. In a form, lists and objects are written as JSON. A parameter that an operation does not know is refused.",
    },
    methods: {
      title: "Methods",
      text: "PATCH, PUT and DELETE may also be sent as POST with the method in <c>_method</c> in the query. That spares the browser a request that asks for permission.",
    },
    credentials: {
      title: "Who asks",
      text: "A browser is known by the cookie <c>__client</c>, which no script can read: send requests with credentials. On an instance with a development key the parameter <c>__clerk_db_jwt</c> takes its place, in a native app the header <c>Authorization</c>. Where several people are signed in, <c>_clerk_session_id</c> says which of them asks.",
    },
    origins: {
      title: "From where",
      text: "Pages of the portal may ask, and pages of the origins that its operator allows; on a development instance also every page of the same machine. What is not a GET needs the header <c>Origin</c>, which browsers send by themselves.",
    },
    answers: {
      title: "Answers",
      text: "Most answers are <envelope></envelope>, where <c>client</c> is the asking browser as it is afterwards: an app need not ask for it again. Moments are milliseconds since 1970.",
    },
    secret_keys: {
      title: "Who asks",
      text: "A server sends one of the portal's secret keys as <c>Authorization: Bearer sk_…</c>. Without one, or with one that was revoked, every operation answers 401. An administrator makes and revokes keys in the dashboard. Never send one to a browser.",
    },
    json: {
      title: "Bodies",
      text: "A body is JSON; a picture comes as <c>multipart/form-data</c>. What is left out stays as it is, null clears. In the query, a list is a repeated name. Moments in answers are milliseconds since 1970, in bodies RFC 3339.",
    },
    lists: {
      title: "Lists",
      text: "Pages are asked for with <c>limit</c> and <c>offset</c>. Some lists are plain, and with <c>paginated=true</c> they are <c>data</c> with <c>total_count</c>, like all others.",
    },
    errors: {
      title: "Refusals",
      text: "A refusal lists what is wrong. Rely on <c>code</c>, show <c>long_message</c>; <c>meta.param_name</c> names the parameter, <c>clerk_trace_id</c> the request in the portal's log.",
    },
    limits: {
      title: "Limits",
      text: "Whoever asks too often is refused with 429, and <c>Retry-After</c> says after how many seconds to come back. Attempts to get in, codes that are sent and changes of an account are counted separately.",
    },
    tokens: {
      title: "Your own server",
      text: "A session token tells your server who is signed in. It is valid for a minute; the keys to verify it are at <c>/.well-known/jwks.json</c>.",
    },
  },
  objects: {
    title: "Objects",
    intro: "What answers consist of, in the notation of TypeScript. A question mark means that a property may be missing.",
  },
  errors: {
    title: "Errors",
    intro: "Every code with its sentence. Beside an operation stand only those that its address and its parameters lead to.",
  },
} as const;
