import type { Day } from '../../record/source.ts';
import type { UpstreamRule } from './manifest-rule.ts';

/** The files on GitHub that rules follow, by repository, each at the commit at which it was opened and compared. */
const table: Readonly<Record<string, string>> = {
  'DiamondLightSource/smartem-devtools': `
    597335129a45976da6b7c8a1b294a1a1f53d6c3b k8s/environments/production/kustomization.yaml`,
  'cert-manager/cert-manager': `
    0296d3e4b9ec5e002f69eefa20d0d919a81d83f8 internal/apis/certmanager/validation/certificate.go
    036b01658fd556cad8756d37cfb81b7d14fab917 pkg/controller/certificate-shim/sync.go`,
  'cert-manager/website': `
    01beb7dccf91f1aba8e48600455931006a03dc22 content/docs/usage/certificate.md`,
  'envoyproxy/gateway': `
    d32f28294245e454d20f81d323d626a90e660c1e api/v1alpha1/policy_helpers.go`,
  'haproxytech/kubernetes-ingress': `
    0245a02021bd874f5f1e7fca4b23e454975a2105 documentation/annotations.md`,
  'kubernetes-sigs/gateway-api': `
    0d0ca872766e3f25c38b34f5a8516c625eb853b4 apis/v1/backendtlspolicy_types.go
    00068f38bea85f062a43f154a7112b876d611473 apis/v1/gateway_types.go
    03775165cf5209779f861ef96017e7747ac2eebc apis/v1/httproute_types.go
    8a587c3a4ddc918ddb1cd13c146ebc5ab7fd82d6 apis/v1/httproute_types.go
    2cc5c8df71d1182b827ad23bcd7a436b704a3830 apis/v1/object_reference_types.go
    1a5bab6a57ca5155d6c10539fd3e9988e54d3e09 apis/v1/referencegrant_types.go
    4564255ac2c35d582249b3cdf261bdf51c8bca32 apis/v1/referencegrant_types.go
    014ea8507a5de407dd3abe2468edf5414c57a042 apis/v1/shared_types.go
    1c3cc4c418e2ff53635012467a4f0237b05999ff apis/v1/shared_types.go
    067853531b075fbad690c8034cc1616a50aa12a1 site-src/api-types/httproute.md`,
  'kubernetes-sigs/kustomize': `
    12f9e6391464b3ad9dd3fe8182049dc1b1772990 api/internal/konfig/builtinpluginconsts/commonlabels.go
    015efec1fa6be1039a2fb65d019d551a7595e4e0 api/internal/target/kusttarget.go`,
  'kubernetes/enhancements': `
    3a8eb26221673ab93d3b55c1a91f55799c24eb56 keps/sig-network/5311-relaxed-validation-for-service-names/kep.yaml`,
  'kubernetes/ingress-nginx': `
    d06029e3c51e93b080552c8d343a289166118df0 changelog/controller-1.9.0.md
    0414cd03e0582a95d506ce5c59f352a6b3a1b43a docs/examples/rewrite/README.md
    04d10e39498dd76df13a0436ff733510d30c1c6e docs/user-guide/ingress-path-matching.md
    03c5ce57add53dd5c3230e8e38ff3f2fbcccdee8 docs/user-guide/nginx-configuration/annotations-risk.md
    c8cb9167d3bfe6a2ed50796e179b3aec648a7e16 docs/user-guide/nginx-configuration/annotations.md
    3146b86ac9e09df4834b297a559e0a5ce2025287 internal/ingress/annotations/parser/validators.go
    1374f10591d4ec5d95c6aba21c3d2be4b0119a77 internal/ingress/inspector/inspector.go`,
  'kubernetes/kubernetes': `
    1853742da6212a55cfe41328d8d463efe7c0bd93 pkg/api/pod/warnings.go
    2dd1588c490775be7cd90d0afc59c6dcef07032a pkg/apis/apps/validation/validation.go
    023f88a32c95647b94e47df54948a0af9517dd0c pkg/apis/core/v1/defaults.go
    000f26050b9be6fb3d79fae95e06b47fc96128cd pkg/apis/core/validation/validation.go
    a7264f95ffc8b56377da16e83461aa59467ebb3e pkg/apis/core/validation/validation.go
    019c5dc51786ef4d3a3c670a852267d2b087016c pkg/apis/networking/validation/validation.go
    4966917a139d6a29f8ef316ceb405b171bb362c2 pkg/probe/util.go
    00737ac5f2dc2b61c4b18406f488db007ad8caf6 staging/src/k8s.io/api/networking/v1/types.go
    26c0309663d6df7426e5ce03835f15c34b1c7399 staging/src/k8s.io/apimachinery/pkg/api/validate/content/kube.go
    008b3652959ca58af8be3fb5b6ecfe9ae7638282 staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
    03014f486c86dbe8a7fbe275fe14250854aab219 staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
    e637659d8932777d897d26632b0715131694d26b staging/src/k8s.io/endpointslice/utils.go
    8c6ad5f0abaa912a6c665bcf3c27263977fa46e4 vendor/sigs.k8s.io/kustomize/api/types/kustomization.go`,
  'kubernetes/website': `
    17df75df368eec19138f9c1b4b05639e33c0bbd9 content/en/docs/concepts/configuration/configmap.md
    0066c6b685221e25efdf9126508ec1d7fd14793b content/en/docs/concepts/configuration/secret.md#restriction-secret-must-exist
    0662c7ed8889584ac9630c17ce79b413f6663569 content/en/docs/concepts/overview/working-with-objects/labels.md
    0189ae0f6bf2a79ff2e4bfd5f9ec0da98d64c5d2 content/en/docs/concepts/overview/working-with-objects/namespaces.md
    0751d630470e5e85652848d000ef9c70591b0d8e content/en/docs/concepts/security/secrets-good-practices.md
    0189ae0f6bf2a79ff2e4bfd5f9ec0da98d64c5d2 content/en/docs/concepts/services-networking/ingress.md
    0189ae0f6bf2a79ff2e4bfd5f9ec0da98d64c5d2 content/en/docs/concepts/services-networking/network-policies.md
    003e5b3348a28931175f8311e99397b22df91c38 content/en/docs/concepts/services-networking/service.md
    0189ae0f6bf2a79ff2e4bfd5f9ec0da98d64c5d2 content/en/docs/tasks/configure-pod-container/configure-pod-configmap.md#restrictions`,
  'letsencrypt/website': `
    0d8e9092bb975d1fb2250da0a4a498c7163f439c content/en/docs/challenge-types.md`,
  'nginx/kubernetes-ingress': `
    0eb3072d14f04931824bb74c99a6566d8c108f3c internal/k8s/configuration.go`,
  'nginx/nginx': `
    32c7bd5102571ec20e45f620d2916e612e3b2016 src/core/ngx_conf_file.c`,
};

const files = Object.entries(table).flatMap(([repository, listed]) =>
  [...listed.matchAll(/([0-9a-f]{40}) (\S+)/g)].map(([, commit = '', path = '']) => ({ repository, commit, path })),
);

/**
 * A file that was opened and found to say what a rule says.
 * @param file the end of its path and, where it was opened at several commits, the start of one: `shared_types.go@014ea85`
 * @param text the document, or the function in it, in words
 * @param read the day on which it was opened
 * @throws where the table has no such file, or several
 */
export function opened(file: string, text: string, read: Day = '2026-11-25'): UpstreamRule {
  const [end = '', start = ''] = file.split('@');
  const [found, ...others] = files.filter((one) => `/${one.path}`.endsWith(`/${end}`) && one.commit.startsWith(start));
  if (found === undefined || others.length > 0) throw new Error(`Not one file that rules follow is called ${file}.`);
  const { repository, commit, path } = found;
  return { text, address: `https://github.com/${repository}/blob/${commit}/${path}`, read };
}
