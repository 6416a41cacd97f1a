import { seconds } from '../../model/quantity.ts';
import { type Controller, upstream } from './controller.ts';
import { nginxInside } from './nginx.ts';
import { annotationOf, matchOf, prefixOf, stripOf } from './paths.ts';
import { onOff } from './read.ts';
import { byDefault, unknown } from './setting.ts';

const controller = 'Kong/kubernetes-ingress-controller';
const services = upstream('Kong: services', 'Kong/kong', 'kong/db/schema/entities/services.lua', '2026-11-22');
const template = upstream('Kong: nginx template', 'Kong/kong', 'kong/templates/nginx_kong.lua');
const configuration = upstream('Kong: defaults', 'Kong/kong', 'kong/templates/kong_defaults.lua');
const translation = upstream(
  'Kong Ingress Controller: Ingress',
  controller,
  'internal/dataplane/translator/subtranslator/ingress.go',
);

const stripPath = 'konghq.com/strip-path';
const rewrite = 'konghq.com/rewrite';

/** Kong, which drives nginx; its read limit is an annotation of the Service, which belongs to nobody’s route. */
export const kongControllers = {
  kong: {
    label: 'Kong Ingress Controller',
    reads: ['Ingress', 'HTTPRoute'],
    defaults: {
      ...nginxInside,
      idle: { value: seconds(60), source: services },
      buffers: { value: true, source: translation },
      body: { value: 'none', source: configuration },
      upstream: { value: 'HTTP/1.1', source: template },
    },
    annotations: { buffers: { key: 'konghq.com/response-buffering', read: onOff } },
    plainHttp: (route) =>
      (annotationOf(route, 'konghq.com/protocols') ?? annotationOf(route, 'ingress.kubernetes.io/force-ssl-redirect'))
        ? unknown
        : byDefault({ value: 'served', source: translation }),
    readPath: (path, route) => ({
      match: matchOf(
        path,
        annotationOf(route, 'konghq.com/regex-prefix') === undefined
          ? { from: 'default', value: path.path.startsWith('/~') ? 'regex' : 'prefix', source: translation }
          : unknown,
      ),
      strips: stripOf(route, [stripPath, rewrite], { value: 'none', source: translation }, (text, key) => {
        if (key === rewrite || path.path.startsWith('/~')) return undefined;
        const strips = onOff(text);
        return strips === true ? prefixOf(path.path) : strips === false ? 'none' : undefined;
      }),
    }),
    requestTimeout: 'left unread',
    readsUrlRewrite: true,
  },
} as const satisfies Record<string, Controller>;
