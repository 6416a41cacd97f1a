import type { NotMinded } from '../classify.ts';

/** The written samples of the Gateway API. */
export const gateway: readonly NotMinded[] = [
  {
    because: 'Other API groups may have such a kind, which no schema here knows.',
    at: [
      {
        object: 'BackendTLSPolicy',
        field: 'spec.validation.caCertificateRefs[*].group',
        kinds: ['reference to nothing'],
      },
    ],
  },
  {
    because: 'The name in the backend’s certificate is known to the backend alone.',
    at: [
      {
        object: 'BackendTLSPolicy',
        field: 'spec.validation.hostname',
        kinds: ['reference to nothing', 'another host', 'value misspelt'],
      },
    ],
  },
  {
    because: 'Without a section the policy is for all ports of the Service.',
    at: [{ object: 'BackendTLSPolicy', field: 'spec.targetRefs[*].sectionName', kinds: ['field dropped'] }],
  },
  {
    because: 'Twice the same reference, kind or grant is what it is once.',
    at: [
      { object: 'BackendTLSPolicy', field: 'spec.validation.caCertificateRefs[*]', kinds: ['item duplicated'] },
      { object: 'Gateway', field: 'spec.listeners[*].tls.certificateRefs[*]', kinds: ['item duplicated'] },
      { object: 'Gateway', field: 'spec.listeners[*].allowedRoutes.kinds[*]', kinds: ['item duplicated'] },
      { object: 'ReferenceGrant', field: 'spec.from[*]', kinds: ['item duplicated'] },
      { object: 'ReferenceGrant', field: 'spec.to[*]', kinds: ['item duplicated'] },
    ],
  },
  {
    because: 'The name of a new object that nothing here refers to; another is as good.',
    at: [
      { object: 'BackendTLSPolicy', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'ReferenceGrant', field: 'metadata.name', kinds: ['value misspelt'] },
    ],
  },
  {
    because: 'Classes of Gateways are known to the cluster alone.',
    at: [
      {
        object: 'Gateway',
        field: 'spec.gatewayClassName',
        kinds: ['reference to nothing', 'value misspelt', 'capitals changed'],
      },
    ],
  },
  {
    because: 'Every cluster that serves v1 of the kind serves the older version, too, as the schema packages have it.',
    at: [
      { object: 'Gateway', field: 'apiVersion', kinds: ['apiVersion or kind changed'] },
      { object: 'ReferenceGrant', field: 'apiVersion', kinds: ['apiVersion or kind changed'] },
    ],
  },
  {
    because: 'A listener without host, or with a wildcard that covers it, lets the same route in.',
    at: [{ object: 'Gateway', field: 'spec.listeners[*].hostname', kinds: ['another host', 'field dropped'] }],
  },
  {
    because: 'The port of a listener is its owner’s choice, and no route here names one.',
    at: [{ object: 'Gateway', field: 'spec.listeners[*].port', kinds: ['another port'] }],
  },
  {
    because:
      'No route here hangs on the listener for plain HTTP, so that what it lets in, and whether it is there, is its owner’s choice.',
    at: [
      {
        object: 'Gateway',
        field: 'spec.listeners[*].allowedRoutes.namespaces.from',
        kinds: ['another valid value', 'field dropped'],
        paths: ['spec.listeners[0].allowedRoutes.namespaces.from'],
      },
      { object: 'Gateway', field: 'spec.listeners[*]', kinds: ['item dropped'], paths: ['spec.listeners[0]'] },
      {
        object: 'Gateway',
        field: 'spec.listeners[*].allowedRoutes',
        kinds: ['field dropped'],
        paths: ['spec.listeners[0].allowedRoutes'],
      },
      {
        object: 'Gateway',
        field: 'spec.listeners[*].allowedRoutes.namespaces',
        kinds: ['field dropped'],
        paths: ['spec.listeners[0].allowedRoutes.namespaces'],
      },
      {
        object: 'Gateway',
        field: 'spec.listeners[*].name',
        kinds: ['value misspelt'],
        paths: ['spec.listeners[0].name'],
      },
    ],
  },
  {
    because: 'The default is the same.',
    at: [
      { object: 'Gateway', field: 'spec.listeners[*].tls.mode', kinds: ['field dropped'] },
      { object: 'Gateway', field: 'spec.listeners[*].tls.certificateRefs[*].kind', kinds: ['field dropped'] },
      { object: 'Gateway', field: 'spec.listeners[*].allowedRoutes.kinds', kinds: ['field dropped', 'value emptied'] },
    ],
  },
  {
    because: 'Core protocols are read without regard to capitals, as the Gateway API asks.',
    at: [{ object: 'Gateway', field: 'spec.listeners[*].protocol', kinds: ['capitals changed'] }],
  },
  {
    because: 'Without a name, the grant is for all Secrets of its namespace, the one that is needed among them.',
    at: [{ object: 'ReferenceGrant', field: 'spec.to[*].name', kinds: ['field dropped'] }],
  },
  {
    because:
      'No pods stand in this set, so that the Service may select pods that stand elsewhere, or leave its endpoints to others; the record’s own are held against the platform’s pods.',
    at: [
      {
        object: 'Service',
        field: 'spec.selector.app',
        kinds: [
          'reference to nothing',
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'Service', field: 'spec.selector', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'No pods stand in this set, so that nothing says on which port they listen.',
    at: [
      {
        object: 'Service',
        field: 'spec.ports[*].targetPort',
        kinds: ['number out of range', 'another port', 'field dropped', 'value emptied', 'type changed'],
      },
    ],
  },
  {
    because: 'A Service with one port needs no name for it.',
    at: [
      { object: 'Service', field: 'spec.ports[*].name', kinds: ['field dropped', 'value misspelt', 'value emptied'] },
    ],
  },
];
