import type { NotMinded } from '../classify.ts';

/** The written samples of routes. */
export const routes: readonly NotMinded[] = [
  {
    because: 'Twice the same reference, kind or grant is what it is once.',
    at: [
      { object: 'GRPCRoute', field: 'spec.hostnames[*]', kinds: ['item duplicated'] },
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*]', kinds: ['item duplicated'] },
      { object: 'GRPCRoute', field: 'spec.rules[*].backendRefs[*]', kinds: ['item duplicated'] },
      { object: 'HTTPRoute', field: 'spec.hostnames[*]', kinds: ['item duplicated'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].backendRefs[*]', kinds: ['item duplicated'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*]', kinds: ['item duplicated'] },
      { object: 'TLSRoute', field: 'spec.hostnames[*]', kinds: ['item duplicated'] },
      { object: 'TLSRoute', field: 'spec.rules[*].backendRefs[*]', kinds: ['item duplicated'] },
    ],
  },
  {
    because: 'The name of a new object that nothing here refers to; another is as good.',
    at: [
      { object: 'GRPCRoute', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'HTTPRoute', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'TLSRoute', field: 'metadata.name', kinds: ['value misspelt'] },
    ],
  },
  {
    because: 'Every cluster that serves v1 of the kind serves the older version, too, as the schema packages have it.',
    at: [
      { object: 'HTTPRoute', field: 'apiVersion', kinds: ['apiVersion or kind changed'] },
      { object: 'TLSRoute', field: 'apiVersion', kinds: ['apiVersion or kind changed'] },
    ],
  },
  {
    because: 'The default is the same.',
    at: [
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*].method.type', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path.type', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].headers[*].type', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].backendRefs[*].weight', kinds: ['field dropped', 'value emptied'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters[*].requestRedirect.statusCode', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'A route without hosts, or with a wildcard that covers them, takes those of the listener.',
    at: [
      { object: 'GRPCRoute', field: 'spec.hostnames[*]', kinds: ['another host', 'item dropped'] },
      { object: 'GRPCRoute', field: 'spec.hostnames', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.hostnames[*]', kinds: ['another host', 'item dropped'] },
      { object: 'HTTPRoute', field: 'spec.hostnames', kinds: ['field dropped'] },
      { object: 'TLSRoute', field: 'spec.hostnames[*]', kinds: ['another host'] },
    ],
  },
  {
    because: 'Without a section, the route hangs on every listener that lets it in.',
    at: [
      { object: 'GRPCRoute', field: 'spec.parentRefs[*].sectionName', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.parentRefs[*].sectionName', kinds: ['field dropped'] },
      { object: 'TLSRoute', field: 'spec.parentRefs[*].sectionName', kinds: ['field dropped'] },
    ],
  },
  {
    because:
      'Which requests a rule takes, and which headers it looks for, is the author’s choice, and nothing here says otherwise.',
    at: [
      { object: 'GRPCRoute', field: 'spec.rules[*].matches', kinds: ['field dropped'] },
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*]', kinds: ['item dropped'] },
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*].method', kinds: ['field dropped', 'value emptied'] },
      {
        object: 'GRPCRoute',
        field: 'spec.rules[*].matches[*].method.service',
        kinds: ['field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
      {
        object: 'GRPCRoute',
        field: 'spec.rules[*].matches[*].method.method',
        kinds: ['field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*].headers', kinds: ['field dropped'] },
      { object: 'GRPCRoute', field: 'spec.rules[*].matches[*].headers[*]', kinds: ['item dropped'] },
      {
        object: 'GRPCRoute',
        field: 'spec.rules[*].matches[*].headers[*].name',
        kinds: ['values swapped', 'value misspelt', 'capitals changed'],
      },
      {
        object: 'GRPCRoute',
        field: 'spec.rules[*].matches[*].headers[*].value',
        kinds: ['value misspelt', 'capitals changed'],
      },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].matches[*].path.value',
        kinds: ['another path', 'field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*]', kinds: ['item dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path', kinds: ['field dropped', 'value emptied'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].headers', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].headers[*]', kinds: ['item dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].method', kinds: ['field dropped'] },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].matches[*].headers[*].name',
        kinds: ['values swapped', 'value misspelt', 'capitals changed'],
      },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].matches[*].headers[*].value',
        kinds: ['value misspelt', 'capitals changed'],
      },
    ],
  },
  {
    because:
      'What a filter puts in, takes off or redirects to is the author’s choice, and no path here says otherwise.',
    at: [
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].requestRedirect.hostname',
        kinds: ['reference to nothing', 'another host', 'field dropped', 'value misspelt'],
      },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].urlRewrite.path.replacePrefixMatch',
        kinds: ['another path'],
      },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].requestRedirect.port',
        kinds: ['another port', 'field dropped'],
      },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters', kinds: ['field dropped', 'value emptied'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters[*]', kinds: ['item dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters[*].requestHeaderModifier.set[*]', kinds: ['item dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters[*].requestRedirect.scheme', kinds: ['field dropped'] },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].requestHeaderModifier.set[*].name',
        kinds: ['values swapped', 'value misspelt', 'capitals changed'],
      },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].requestHeaderModifier.set[*].value',
        kinds: ['value misspelt', 'capitals changed'],
      },
      { object: 'HTTPRoute', field: 'spec.rules[*].filters[*].urlRewrite.path', kinds: ['value emptied'] },
    ],
  },
  {
    because:
      'How much of the traffic a backend gets is the author’s choice; a large weight on the only backend is all of it.',
    at: [
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].backendRefs[*].weight',
        kinds: ['number out of range'],
        after: ['65536'],
      },
    ],
  },
  {
    because: 'How long a request may take is the author’s choice where nothing says that it is a stream.',
    at: [
      { object: 'HTTPRoute', field: 'spec.rules[*].timeouts.request', kinds: ['another valid value', 'field dropped'] },
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].timeouts.backendRequest',
        kinds: ['another valid value', 'field dropped'],
      },
      { object: 'HTTPRoute', field: 'spec.rules[*].timeouts', kinds: ['field dropped', 'value emptied'] },
    ],
  },
  {
    because: 'Which rules a route has is the author’s choice.',
    at: [{ object: 'HTTPRoute', field: 'spec.rules[*]', kinds: ['item dropped'] }],
  },
];
