/** Where the API server’s own rules on containers are written. */
export const podValidation = {
  text: 'Kubernetes: validateContainers, validateContainerPorts and ValidateVolumeMounts',
  address:
    'https://github.com/kubernetes/kubernetes/blob/a7264f95ffc8b56377da16e83461aa59467ebb3e/pkg/apis/core/validation/validation.go',
  read: '2026-11-25',
} as const;

/** Where it is written what the API server takes in pods with a warning. */
export const podWarnings = {
  text: 'Kubernetes: warningsForPodSpecAndMeta',
  address:
    'https://github.com/kubernetes/kubernetes/blob/1853742da6212a55cfe41328d8d463efe7c0bd93/pkg/api/pod/warnings.go',
  read: '2026-11-25',
} as const;

/**
 * What becomes of a workload whose pods the API server would refuse. It looks into the template of a Deployment or a
 * DaemonSet; into that of a StatefulSet beyond labels and annotations only since Kubernetes 1.34, whose list of changes
 * names https://github.com/kubernetes/kubernetes/pull/131790.
 */
export const refusedPods =
  'The API server refuses the object. Before Kubernetes 1.34 it takes a StatefulSet, and then refuses each of its pods.';
