import type { Citation } from '../../model/source.ts';
import type { RouteSettings } from '../route.ts';
import { annotationOf } from './paths.ts';
import { onOff } from './read.ts';
import { byDefault, type Setting, setHere, unknown } from './setting.ts';
import type { PlainHttp } from './values.ts';

interface Redirect {
  readonly source: Citation;
  /** Annotation that switches the redirect on or off for an Ingress with TLS. */
  readonly key: string;
  /** How its value is read; as `true` or `false` where this is absent. */
  readonly read?: (text: string) => boolean | undefined;
  /** Annotation that redirects with TLS or without. */
  readonly force?: string;
  /** What happens without TLS where nothing is set; absent where that is not known. */
  readonly without?: 'served';
  /** What happens with TLS where nothing is set; absent where that is not known. */
  readonly withTls?: PlainHttp;
}

/** For controllers that redirect plain HTTP of an Ingress with TLS, unless told otherwise. */
export const redirecting =
  ({ source, key, read = onOff, force, without, withTls }: Redirect) =>
  (route: RouteSettings): Setting<PlainHttp> => {
    const forced = force === undefined ? undefined : annotationOf(route, force);
    if (forced !== undefined && onOff(forced.value) !== false) {
      return onOff(forced.value) === true ? setHere('redirected', forced.place) : unknown;
    }
    const set = annotationOf(route, key);
    const secured = route.tls.length > 0;
    if (set === undefined) {
      const value = secured ? withTls : without;
      return byDefault(value === undefined ? undefined : { value, source });
    }
    const on = read(set.value);
    if (on === false) return setHere('served', set.place);
    return on === true && secured ? setHere('redirected', set.place) : unknown;
  };
