/** An object that exists whatever the manifests define. */
export interface KnownObject {
  readonly name: string;
  /** Absent where it comes to stand in whichever namespace asks for it. */
  readonly namespace?: string;
}

interface KnownService {
  readonly name: string;
  readonly namespace: string;
  /** By number, and by name where they have one. */
  readonly ports: readonly (number | string)[];
}

/** What the platform and an option know, beside what the manifests themselves define. */
export interface Known {
  /** The environment whose hosts these are, where it is one alone. */
  readonly environment?: string;
  readonly hosts: readonly string[];
  readonly services: readonly KnownService[];
  readonly secrets: readonly KnownObject[];
  readonly configMaps: readonly KnownObject[];
  readonly gateways: readonly KnownObject[];
  /** The ids of the controllers of which one serves Ingresses, where somebody has said so. */
  readonly controllers?: readonly string[];
  /** Kinds without a schema that are said to stay unchecked. */
  readonly unchecked?: readonly { readonly apiVersion: string; readonly kind: string }[];
}

/** For manifests that stand by themselves. */
export const nothingKnown: Known = { hosts: [], services: [], secrets: [], configMaps: [], gateways: [] };
