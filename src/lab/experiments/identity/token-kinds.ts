/** Which tokens are tried; `passes` where the API takes them. */
export const kinds = {
  good: { what: 'A token in time', passes: true },
  expired: { what: 'An expired token, after the leeway as well', passes: false },
  stranger: { what: 'A token of a client that is not on the API’s list (wrong azp)', passes: false },
  none: { what: 'No token', passes: false },
  malformed: { what: 'Something that is no token', passes: false },
  otherKey: { what: 'A token signed with a key that is not the realm’s', passes: false },
  otherIssuer: { what: 'A token that names another issuer', passes: false },
} as const;

export type Kind = keyof typeof kinds;

/** Every kind, in the order in which they are told. */
export const kindIds = Object.keys(kinds) as Kind[];

/** Statuses of a REST call and of the opening of a stream, made with one token; 0 where there was no answer. */
export interface Answered {
  readonly call: number;
  readonly stream: number;
}

/** The same asked through the way, and of the API itself. */
export interface Both {
  readonly through: Answered;
  readonly straight: Answered;
}

export type Table = Readonly<Record<Kind, Both>>;

/** What the API is to answer: it takes what is posted and opens the stream, or does neither. */
export const expected = (kind: Kind): Answered =>
  kinds[kind].passes ? { call: 201, stream: 200 } : { call: 401, stream: 401 };

export const alike = (one: Answered, other: Answered): boolean =>
  one.call === other.call && one.stream === other.stream;
