import type { DerivationId } from '../model/derivations.ts';
import type { Derive } from './cell.ts';
import {
  controllerAnnotations,
  gatewayRoute,
  hops,
  newComponents,
  requestsToOthers,
  sharedWithBrowsers,
} from './rules/operation.ts';
import { allowList, largestBody, oneShape, pathPrefix } from './rules/reach.ts';
import { buffering, idleMargin, singleInstances, totalLimit } from './rules/stream.ts';
import { clearText, extraCredentials, namesAndCertificates, tlsEnd, tokenReaders } from './rules/tls.ts';
import { wayOut } from './rules/way-out.ts';

/** The code behind each derivation. */
export const derive = {
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
} as const satisfies Record<DerivationId, Derive>;
