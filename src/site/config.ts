/** Where the site is served, and what it links to; everything that differs between places is set here, by environment variables. */
export interface SiteConfig {
  /** Scheme and host, without a path. */
  readonly site: string;
  /** The path below which the site lives, with a slash at both ends. */
  readonly base: string;
  /** The address of this repository on its forge, where it is known. */
  readonly repository?: string;
  /** The comment service’s settings, where one is set up. */
  readonly giscus?: {
    readonly repo: string;
    readonly repoId: string;
    readonly category: string;
    readonly categoryId: string;
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An address that an environment variable gives, without anything behind its path. A password in it is not said again. */
function addressOf(name: string, value: string, protocols: readonly string[], wanted: string): URL {
  const url = URL.parse(value);
  const hasMore = url === null || url.username + url.password + url.search + url.hash !== '';
  if (hasMore || !protocols.includes(url.protocol)) {
    throw new Error(`${name} is “${value.replace(/\/\/[^/]*@/, '//…@')}”, but wanted is ${wanted}.`);
  }
  return url;
}

function siteOf(value: string): string {
  const wanted = 'scheme and host, such as https://example.org';
  const { origin, pathname } = addressOf('SITE', value, ['https:', 'http:'], wanted);
  if (pathname !== '/') throw new Error(`SITE is “${value}”, but wanted is ${wanted}; the path goes into BASE.`);
  return origin;
}

function baseOf(value: string): string {
  const parts = value.split('/').filter((part) => part !== '');
  if (parts.every((part) => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part))) return `/${[...parts, ''].join('/')}`;
  throw new Error(`BASE is “${value}”, but wanted is a path of letters, digits and “-._~”, such as /docs/.`);
}

const repositoryOf = (value: string): string =>
  addressOf('REPOSITORY', value, ['https:'], 'a plain address, such as https://github.com/owner/name').href.replace(
    /(\.git)?\/*$/,
    '',
  );

function repoOf(value: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(value)) return value;
  throw new Error(`GISCUS_REPO is “${value}”, but wanted is owner/name.`);
}

/** The port to serve on, 0 for any that is free; 4321 where none is set. @throws where `PORT` is no port */
export function portOf({ PORT }: Environment): number {
  if (PORT === undefined || PORT === '') return 4321;
  if (/^\d{1,5}$/.test(PORT) && Number(PORT) <= 65_535) return Number(PORT);
  throw new Error(`PORT is “${PORT}”, but wanted is a number from 1 to 65535, or 0 for any port that is free.`);
}

/** Reads the site’s configuration from environment variables; README lists them. @throws where one makes no sense */
export function siteConfig(environment: Environment): SiteConfig {
  const { SITE, BASE, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = environment;
  const { GISCUS_REPO, GISCUS_REPO_ID, GISCUS_CATEGORY, GISCUS_CATEGORY_ID } = environment;
  const named = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}`;
  const repository = environment.REPOSITORY || named;
  return {
    site: siteOf(SITE || 'http://localhost:4321'),
    base: baseOf(BASE ?? 'agent-connectivity'),
    ...(repository ? { repository: repositoryOf(repository) } : {}),
    ...(GISCUS_REPO && GISCUS_REPO_ID && GISCUS_CATEGORY && GISCUS_CATEGORY_ID
      ? {
          giscus: {
            repo: repoOf(GISCUS_REPO),
            repoId: GISCUS_REPO_ID,
            category: GISCUS_CATEGORY,
            categoryId: GISCUS_CATEGORY_ID,
          },
        }
      : {}),
  };
}

/** The configuration of this run. */
export const config = siteConfig(process.env);
