import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { programEnv } from './find-programs.ts';
import type { Workspace } from './workspace.ts';

const run = promisify(execFile);

/** Paths of PEM files: a certificate, its key, and one file with both, as HAProxy takes them. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  readonly both: string;
}

async function openssl(...args: string[]): Promise<void> {
  await run('openssl', args, { env: { ...process.env, ...programEnv } });
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

/** Where a certificate of this name is, once it is made. */
export function certificateIn(workspace: Workspace, name: string): Certificate {
  return {
    certificate: workspace.file(`${name}.crt`),
    key: workspace.file(`${name}.key`),
    both: workspace.file(`${name}.pem`),
  };
}

function joined(workspace: Workspace, name: string): Certificate {
  const paths = certificateIn(workspace, name);
  workspace.write(`${name}.pem`, readFileSync(paths.certificate, 'utf8') + readFileSync(paths.key, 'utf8'));
  return paths;
}

/** Makes a certificate authority that nobody but the lab’s own clients trusts, good for two days. */
export async function ca(workspace: Workspace, name = 'ca'): Promise<Certificate> {
  const { certificate, key } = certificateIn(workspace, name);
  const subject = ['-subj', `/CN=SmartEM lab ${name}`];
  await openssl('req', '-x509', ...newKey, ...subject, '-keyout', key, '-out', certificate);
  return joined(workspace, name);
}

/** Makes a certificate for host names and addresses, to be shown by servers and clients alike; the first names the files. */
export async function certificateFor(
  workspace: Workspace,
  authority: Certificate,
  hosts: readonly [string, ...string[]],
): Promise<Certificate> {
  const [name] = hosts;
  const { certificate, key } = certificateIn(workspace, name);
  const names = hosts.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`).join(',');
  await openssl(
    ...['req', '-x509', ...newKey, '-subj', `/CN=${name}`, '-keyout', key, '-out', certificate],
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', `subjectAltName=${names}`, '-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', 'extendedKeyUsage=serverAuth,clientAuth'],
  );
  return joined(workspace, name);
}
