import { expect, test } from 'vitest';
import { serviceEdge } from '../../../src/kubernetes/edge/service.ts';
import {
  type Column,
  differs,
  routeLine,
  sameTables,
  serviceColumns,
  sharedRows,
  streamColumns,
  wayInColumns,
} from '../../../src/kubernetes/edge/table.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import { document } from '../../../src/record/source.ts';
import { httpRoute, ingress, settingsOf } from './edge-sample.ts';

const words = <Row>(columns: readonly Column<Row>[], row: Row) =>
  columns.map(
    ({ title, cells }) =>
      `${title}: ${cells(row)
        .map((cell) => cell.words)
        .join(', ')}`,
  );

const rows = (text: string) => [...settingsOf(text).values()];

test('a row says in words what a controller does', () => {
  const one = settingsOf(ingress()).get('ingress-nginx');
  expect(one && words([...streamColumns, ...wayInColumns('Ingress')], one)).toEqual([
    'Closes after silence of: 60 s',
    'Ends a response after: no such limit',
    'Gathers a response first: no',
    'Obeys X-Accel-Buffering: yes',
    'Hides it from the proxy before: yes',
    'Compresses the stream: no',
    'Ends old streams after a reload: 4 min',
    'TLS: ends here, with agents-tls',
    'Plain HTTP is: redirected',
    'Path: / as a prefix',
    'Prefix: nothing stripped',
    'Refuses bodies above: 1 MiB',
    'Speaks to the backend: HTTP/1.1',
    'Tells it the client’s address by: X-Forwarded-For, written anew',
  ]);
});

test('only a Gateway has listeners', () => {
  expect(wayInColumns('HTTPRoute')[0]?.title).toBe('Listener');
  expect(wayInColumns('Ingress').map(({ title }) => title)).not.toContain('Listener');
});

test('a column differs only where two controllers are known to', () => {
  const byTitle = (title: string) => [...streamColumns, ...wayInColumns('Ingress')].find((one) => one.title === title);
  const marked = (title: string) => {
    const column = byTitle(title);
    return column && differs(column, rows(ingress()));
  };
  expect(marked('Closes after silence of')).toBe(true);
  // Some are known to obey, of the others nothing is known.
  expect(marked('Obeys X-Accel-Buffering')).toBe(false);
  expect(marked('Prefix')).toBe(false);
});

test('tables are the same where every cell has the same words', () => {
  const long = ['nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"'];
  expect(sameTables(streamColumns, rows(ingress()), rows(ingress()))).toBe(true);
  expect(sameTables(streamColumns, rows(ingress()), rows(ingress(long)))).toBe(false);
  expect(sameTables(streamColumns, rows(ingress()), [])).toBe(false);
});

test('rows that read the same are one, with where each has its values from', () => {
  const column: Column<{ word: string; from: 'a' | 'b' | 'nowhere' }> = {
    title: 'Says',
    cells: ({ word, from }) => [
      from === 'nowhere'
        ? { words: word, setting: { unknown: undefined } }
        : {
            words: word,
            setting: { value: word, source: document(from, 'https://example.org', '2026-01-02') },
          },
    ],
  };
  const row = (label: string, word: string, from: 'a' | 'b' | 'nowhere') => ({ label, row: { word, from } });
  const shared = sharedRows(
    [column],
    [row('one', 'x', 'a'), row('two', 'y', 'a'), row('three', 'x', 'b'), row('four', 'x', 'nowhere')],
  );
  expect(shared.map(({ labels }) => labels)).toEqual([['one', 'three'], ['two'], ['four']]);
  expect(shared[0]?.columns[0]?.[0]).toMatchObject({
    words: 'x',
    settings: [{ source: { title: 'a' } }, { source: { title: 'b' } }],
  });
  expect(sharedRows([column], [])).toEqual([]);
});

test('controllers that treat a route alike share a row', () => {
  const labelled = [...settingsOf(httpRoute())].map(([label, row]) => ({ label, row }));
  const shared = sharedRows(streamColumns, labelled);
  expect(shared.length).toBeLessThan(labelled.length);
  expect(shared.flatMap(({ labels }) => labels).toSorted()).toEqual(labelled.map(({ label }) => label).toSorted());
});

test('what a route says itself', () => {
  const line = (text: string) => settingsOf(text).values().next().value?.route;
  const one = line(ingress());
  const other = line(httpRoute());
  expect(one && routeLine(one)).toBe('agents.example.org to api, port 80; class left to the cluster');
  expect(other && routeLine(other)).toBe('every host to api, port 80; attached to default/edge');
});

const service = (spec: string, annotations = '{}') => {
  const text = `apiVersion: v1\nkind: Service\nmetadata: { name: api, annotations: ${annotations} }\nspec: ${spec}\n`;
  const [document] = parseManifest('service.yaml', text).documents;
  const route = document && routeSettings(document);
  const edge = route && serviceEdge(route);
  return edge && words(serviceColumns, edge);
};

test.each<[spec: string, annotations: string, expected: string[]]>([
  [
    '{ type: LoadBalancer, ports: [{ port: 443, targetPort: 8443 }] }',
    '{}',
    [
      'Port: 443 to 8443 of the pod',
      'Class: left to the cluster',
      'Address: left to the load balancer',
      'Let in from: no limit set here',
      'The client’s address is: hidden',
    ],
  ],
  [
    '{ type: LoadBalancer, loadBalancerClass: example.org/lb, loadBalancerIP: 192.0.2.7, loadBalancerSourceRanges: [192.0.2.0/24, 198.51.100.0/24], externalTrafficPolicy: Local, ports: [{ port: 443, targetPort: https }] }',
    '{}',
    [
      'Port: 443 to https of the pod',
      'Class: example.org/lb',
      'Address: 192.0.2.7',
      'Let in from: 192.0.2.0/24, 198.51.100.0/24',
      'The client’s address is: source kept',
    ],
  ],
  [
    '{ type: LoadBalancer, externalTrafficPolicy: Cluster, ports: [{ port: 443 }] }',
    '{ metallb.io/loadBalancerIPs: "192.0.2.7, 2001:db8::7" }',
    [
      'Port: 443 to 443 of the pod',
      'Class: left to the cluster',
      'Address: 192.0.2.7, 2001:db8::7',
      'Let in from: no limit set here',
      'The client’s address is: hidden',
    ],
  ],
  [
    '{ type: NodePort, ports: [{ port: 80, targetPort: 8000, nodePort: 30080 }] }',
    '{}',
    [
      'Port: 30080 on every node to 8000 of the pod',
      'Class: ',
      'Address: the nodes’ own',
      'Let in from: no limit set here',
      'The client’s address is: hidden',
    ],
  ],
])('the Service %s with %s', (spec, annotations, expected) => {
  expect(service(spec, annotations)).toEqual(expected);
});

test('an Ingress opens no port of its own', () => {
  const [one] = rows(ingress());
  expect(one && serviceEdge(one.route)).toBeUndefined();
});
