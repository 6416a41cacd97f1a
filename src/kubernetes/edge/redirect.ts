import type { Controller } from '../../controllers/controller.ts';
import { annotationIn } from '../../controllers/index.ts';
import { annotationOf } from '../../controllers/paths.ts';
import type { PlainHttp } from '../../controllers/values.ts';
import { type KnownValue, notKnown } from '../../record/known-value.ts';
import type { RouteSettings } from '../route.ts';

/** What a controller does with plain HTTP for the hosts of an Ingress. */
export function plainHttpOf(controller: Controller, route: RouteSettings): KnownValue<PlainHttp> {
  const { redirect, plainHttp } = controller;
  if (redirect === undefined) return plainHttp?.(route) ?? notKnown;
  const read = (key: string | undefined) => {
    const set = key === undefined ? undefined : annotationOf(route, key);
    return set && { on: annotationIn(controller, set.key)?.form.read(set.value), place: set.place };
  };
  const forced = read(redirect.force);
  if (forced !== undefined && forced.on !== false) {
    return forced.on === true ? { value: 'redirected', place: forced.place } : notKnown;
  }
  const set = read(redirect.key);
  const secured = route.tls.length > 0;
  if (set === undefined) {
    const value = secured ? redirect.withTls : redirect.without;
    return value === undefined ? notKnown : { value, source: redirect.source };
  }
  if (set.on === false) return { value: 'served', place: set.place };
  return set.on === true && secured ? { value: 'redirected', place: set.place } : notKnown;
}
