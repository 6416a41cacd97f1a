import type { Controller } from '../../controllers/controller.ts';
import { annotationIn } from '../../controllers/index.ts';
import { annotationOf } from '../../controllers/paths.ts';
import { byDefault, type Setting, setHere, unknown } from '../../controllers/setting.ts';
import type { PlainHttp } from '../../controllers/values.ts';
import type { RouteSettings } from '../route.ts';

/** What a controller does with plain HTTP for the hosts of an Ingress. */
export function plainHttpOf(controller: Controller, route: RouteSettings): Setting<PlainHttp> {
  const { redirect, plainHttp } = controller;
  if (redirect === undefined) return plainHttp?.(route) ?? unknown;
  const read = (key: string | undefined) => {
    const set = key === undefined ? undefined : annotationOf(route, key);
    return set && { on: annotationIn(controller, set.key)?.form.read(set.value), place: set.place };
  };
  const forced = read(redirect.force);
  if (forced !== undefined && forced.on !== false) {
    return forced.on === true ? setHere('redirected', forced.place) : unknown;
  }
  const set = read(redirect.key);
  const secured = route.tls.length > 0;
  if (set === undefined) {
    const value = secured ? redirect.withTls : redirect.without;
    return byDefault(value === undefined ? undefined : { value, source: redirect.source });
  }
  if (set.on === false) return setHere('served', set.place);
  return set.on === true && secured ? setHere('redirected', set.place) : unknown;
}
