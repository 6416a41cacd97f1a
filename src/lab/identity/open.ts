import { ca, certificateFor } from '../run/certificates.ts';
import type { Workspace } from '../run/workspace.ts';
import type { Scale } from '../scale.ts';
import { type IdentityProcess, startIdentity } from './identity-process.ts';

/** The name of the identity provider, where it has one. */
export const identityName = 'identity.lab';

/**
 * Starts an identity provider, with a name and TLS of its own where that is wanted; `authority` is then the PEM file of
 * the authority to trust.
 */
export async function openIdentity(
  scale: Scale,
  workspace: Workspace,
  secured: boolean,
): Promise<{ readonly identity: IdentityProcess; readonly authority?: string }> {
  const { folder } = workspace;
  if (!secured) return { identity: await startIdentity({ scale, folder }) };
  const authority = await ca(workspace, 'identity-ca');
  const tls = await certificateFor(workspace, authority, [identityName, '127.0.0.1']);
  return {
    identity: await startIdentity({ scale, folder, host: identityName, tls }),
    authority: authority.certificate,
  };
}
