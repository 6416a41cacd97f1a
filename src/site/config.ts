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

const withSlashes = (path: string): string => `/${path}/`.replaceAll(/\/+/g, '/');

/** Reads the site’s configuration from environment variables; README lists them. */
export function siteConfig(environment: Environment): SiteConfig {
  const { SITE, BASE, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = environment;
  const { GISCUS_REPO, GISCUS_REPO_ID, GISCUS_CATEGORY, GISCUS_CATEGORY_ID } = environment;
  const repository =
    environment.REPOSITORY ||
    (GITHUB_REPOSITORY && `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}`);
  return {
    site: SITE || 'http://localhost:4321',
    base: withSlashes(BASE ?? 'agent-connectivity'),
    ...(repository ? { repository } : {}),
    ...(GISCUS_REPO && GISCUS_REPO_ID && GISCUS_CATEGORY && GISCUS_CATEGORY_ID
      ? {
          giscus: {
            repo: GISCUS_REPO,
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
