import type { DerivationId } from './derivations.ts';
import {
  controllerAnnotations,
  gatewayRoute,
  hops,
  newComponents,
  requestsToOthers,
  sharedWithBrowsers,
} from './measures/derived-operation.ts';
import { allowList, largestBody, oneShape, pathPrefix } from './measures/derived-reach.ts';
import { buffering, idleMargin, singleInstances, totalLimit } from './measures/derived-stream.ts';
import { clearText, extraCredentials, namesAndCertificates, tlsEnd, tokenReaders } from './measures/derived-tls.ts';
import { wayOut } from './measures/derived-way-out.ts';
import type { Rule } from './rule.ts';

/** The rules by which rows are filled, by id. */
export const rules = {
  'clear-text': clearText,
  'token-readers': tokenReaders,
  'extra-credentials': extraCredentials,
  'tls-end': tlsEnd,
  'names-and-certificates': namesAndCertificates,
  'way-out': wayOut,
  'idle-margin': idleMargin,
  'total-limit': totalLimit,
  buffering,
  'single-instances': singleInstances,
  'one-shape': oneShape,
  'allow-list': allowList,
  'largest-body': largestBody,
  'path-prefix': pathPrefix,
  'shared-with-browsers': sharedWithBrowsers,
  hops,
  'controller-annotations': controllerAnnotations,
  'new-components': newComponents,
  'requests-to-others': requestsToOthers,
  'gateway-route': gatewayRoute,
} as const satisfies Record<DerivationId, Rule>;
