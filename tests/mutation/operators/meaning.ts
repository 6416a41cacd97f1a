import { change, type Operator } from '../mutant.ts';
import { isBlock, isLeaf, type Spot, type Tree, written } from '../tree.ts';

/** Fields whose value names another object, or a part of one. */
const references =
  /(\.backend\.service\.name|\.port\.name|[rR]efs?(\[\*\])?\.(name|namespace|sectionName|group|kind)|\.secretName|\.ingressClassName|gatewayClassName|scaleTargetRef\.\w+|KeyRef\.(name|key)|claimName|configMap\.name|volumeMounts\[\*\]\.name|serviceAccountName|(from|to)\[\*\]\.(namespace|name|kind|group)|\.selector(\.matchLabels)?\.[\w-]+|targetPort|(httpGet|tcpSocket|grpc)\.port|hostnames\[\*\]|\.host|\.hosts\[\*\]|\.hostname)$/;

/** Each reference leads to something that nobody has. */
export const dangling: Operator = (tree) =>
  tree.spots
    .filter(({ field, plain }) => references.test(field) && typeof plain === 'string')
    .map((spot) => {
      const isHost = /host/i.test(String(spot.path.findLast((step) => typeof step === 'string')));
      return change(tree, 'reference to nothing', spot, spot.value, isHost ? 'nobody.example.com' : 'nobody');
    });

/** Each object stands in a namespace where its neighbours are not. */
export const moved: Operator = (tree) =>
  tree.spots
    .filter(({ field }) => field === 'metadata.namespace')
    .flatMap((spot) =>
      ['default', 'smartem-decisions', 'Smartem_Decisions'].map((after) =>
        change(tree, 'namespace changed', spot, spot.value, after),
      ),
    );

const versions = ['v1', 'v1beta1', 'v1alpha2', 'v2'];
const otherKinds = ['Ingress', 'HTTPRoute', 'Service', 'ConfigMap', 'Deployment'];

/** Each object is of another version, group or kind. */
export const otherKind: Operator = (tree) =>
  tree.spots.flatMap((spot) => {
    const before = written(tree, spot);
    const to = (after: string) => change(tree, 'apiVersion or kind changed', spot, spot.value, after);
    if (spot.field === 'kind') {
      return [before.toLowerCase(), `${before}s`, ...otherKinds].filter((kind) => kind !== before).map(to);
    }
    if (spot.field !== 'apiVersion') return [];
    const [group = '', version] = before.includes('/') ? before.split('/') : ['', before];
    const other = group === '' ? ['apps/v1', 'core/v1'] : [`extensions/v1beta1`, 'v1', group, `${group}s/${version}`];
    return [
      ...versions.filter((one) => one !== version).map((one) => (group === '' ? one : `${group}/${one}`)),
      ...other,
    ].map(to);
  });

const isAnnotation = ({ path }: Spot): boolean =>
  path.length === 3 && path[0] === 'metadata' && path[1] === 'annotations';

/** Each annotation has a value with another unit, of another form, or a small one. */
export const otherAnnotations: Operator = (tree) =>
  tree.spots.filter(isAnnotation).flatMap((spot) => {
    const bare = String(spot.plain);
    const size = /^(\d+)([a-z]*)$/i.exec(bare);
    const others =
      size === null
        ? ['on', 'yes', '1m', `${bare} ${bare}`, `${bare};`]
        : [
            size[1],
            `${size[1]}B`,
            `${size[1]}MB`,
            `${size[1]}Mi`,
            `${size[1]}k`,
            `${size[1]} m`,
            '1m',
            '512k',
            '0',
            '-1m',
            'off',
          ];
    return others.map((after) => change(tree, 'another annotation value', spot, spot.value, `"${after}"`));
  });

const isPath = ({ field, plain }: Spot): boolean =>
  typeof plain === 'string' &&
  (/\.paths\[\*\]\.path$|\.path\.value$|replacePrefixMatch$/.test(field) || /Get\.path$/.test(field));

/** Each path leads elsewhere or is written in another form. */
export const otherPaths: Operator = (tree) =>
  tree.spots.filter(isPath).flatMap((spot) => {
    const path = String(spot.plain);
    const others = [
      path.slice(1),
      `/${path}`,
      `${path}x`,
      `/x${path}`,
      `${path}/../x`,
      `${path}/./x`,
      `${path}%2fx`,
      `${path}#x`,
      `${path}*`,
      `${path}?x=y`,
      `${path} x`,
      `${path}/`,
      'https://example.org/',
    ];
    return others
      .map((after) => (/^[\w/$.()|*-]+$/.test(after) ? after : JSON.stringify(after)))
      .map((after) => change(tree, 'another path', spot, spot.value, after));
  });

const isHost = ({ field, plain }: Spot): boolean =>
  typeof plain === 'string' && /(hostnames\[\*\]|\.host|\.hosts\[\*\]|\.hostname|dnsNames\[\*\])$/.test(field);

/** Each host is another one or is written in another form. */
export const otherHosts: Operator = (tree) =>
  tree.spots.filter(isHost).flatMap((spot) => {
    const host = String(spot.plain);
    const rest = host.slice(host.indexOf('.'));
    const others = [
      `${host}.`,
      `${host}:443`,
      `https://${host}`,
      `${host}/`,
      `x-${host}`,
      `*${rest}`,
      `${host.slice(0, -1)}`,
      host.replace('.', '..'),
      host.replace('.', '_'),
      `-${host}`,
      '192.0.2.7',
      '*',
    ];
    return others.map((after) => change(tree, 'another host', spot, spot.value, JSON.stringify(after)));
  });

/** The lines of an nginx configuration within a ConfigMap, one change to each. */
export const nginxLines: Operator = (tree: Tree) =>
  tree.spots
    .filter((spot) => isLeaf(spot) && isBlock(spot) && /\.conf"?\]?$/.test(spot.field))
    .flatMap((spot) => {
      const { start, end } = spot.value;
      const lines = [...tree.text.slice(start, end).matchAll(/^[ \t]*([a-z_]+) (.+);$/gm)];
      return lines.flatMap(({ 0: line, 1: name = '', 2: value = '', index }) => {
        const at = { start: start + index, end: start + index + line.length };
        const margin = line.slice(0, line.indexOf(name));
        const others = [
          '',
          `${margin}${name} ${value}`,
          `${margin}${name.replace('_', '')} ${value};`,
          `${margin}${name.slice(0, -1)} ${value};`,
          `${margin}${name};`,
          `${margin}${name} ${value} ${value};`,
          `${margin}${name} ${value}x;`,
          `${margin}${name} 1;`,
          `${margin}${name} on;`,
          `${line}\n${line}`,
          `${line}}`,
          `${margin}location / { ${name} ${value}; }`,
        ];
        return others.map((after) => change(tree, 'nginx line changed', spot, at, after));
      });
    });
